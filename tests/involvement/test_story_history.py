"""The public history of a story: written when it is published, once, and never changed by anybody."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.models import HomePage
from involvement.actions.story_history import write_history
from involvement.models import StoryChange, StoryPage
from tests.factories.stories import make_change, make_story, make_story_index

START = datetime(2027, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def story(home_page: HomePage) -> StoryPage:
    """A story that is not published yet."""
    return make_story(make_story_index(home_page), live=False)


def publish(page: StoryPage, **changes: Any) -> StoryPage:
    """Publish the page as the editor does, with these changes to its latest draft."""
    draft = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


def rows(page: StoryPage) -> list[tuple[str, str]]:
    return [(change.status, change.words) for change in StoryChange.objects.filter(page=page).order_by("pk")]


def test_each_status_is_written_with_the_publication_that_brings_it(story: StoryPage) -> None:
    with time_machine.travel(START, tick=False):
        publish(story)
    with time_machine.travel(START + timedelta(days=9), tick=False):
        publish(story, status="looking", update_note="We asked the ward.")
    publish(story, title="Another title")
    assert rows(story) == [("heard", ""), ("looking", "We asked the ward.")]
    moments = list(StoryChange.objects.order_by("pk").values_list("happened_at", flat=True))
    assert moments == [START, START + timedelta(days=9)]


def test_a_draft_writes_nothing(story: StoryPage) -> None:
    publish(story)
    draft = StoryPage.objects.get(pk=story.pk)
    draft.status, draft.update_note = "looking", "Not yet public."
    draft.save_revision()
    assert rows(story) == [("heard", "")]


def test_a_note_without_a_new_status_is_an_entry_too(story: StoryPage) -> None:
    publish(story)
    publish(story, update_note="Still waiting for the printer.")
    assert rows(story) == [("heard", ""), ("heard", "Still waiting for the printer.")]


def test_the_boxes_are_empty_afterwards_on_the_page_and_for_the_editor(story: StoryPage) -> None:
    publish(story)
    first = StoryChange.objects.get()
    page = publish(story, update_note="It was a Tuesday.", update_corrects=first, update_happened_on=date(2026, 3, 1))
    for each in (page, page.get_latest_revision_as_object()):
        assert (each.update_note, each.update_happened_on, each.update_corrects_id) == ("", None, None)
    publish(story, title="Another title")
    assert len(rows(story)) == 2


def test_a_second_run_adds_nothing(story: StoryPage) -> None:
    page = publish(story, update_note="We begin.")
    assert write_history(page) is None
    page.update_note = "We begin."
    assert write_history(page) is None
    assert page.update_note == ""
    assert rows(story) == [("heard", "We begin.")]


def test_a_day_in_the_past_is_kept_as_that_day(story: StoryPage) -> None:
    publish(story, update_note="We heard it.", update_happened_on=date(2026, 1, 5))
    change = StoryChange.objects.get()
    assert timezone.localdate(change.happened_at) == date(2026, 1, 5)
    assert timezone.localdate(change.recorded_at) == timezone.localdate()


def test_a_correction_stands_beside_what_it_corrects(story: StoryPage, client: Client) -> None:
    publish(story, status="doing", what_we_did="<p>Painting.</p>", update_note="The painters came on Monday.")
    wrong = StoryChange.objects.get()
    page = publish(story, update_note="The painters came on Tuesday.", update_corrects=wrong)
    correction = StoryChange.objects.exclude(pk=wrong.pk).get()
    assert correction.corrects == wrong
    text = client.get(page.url).content.decode()
    assert "The painters came on Monday." in text
    assert "The painters came on Tuesday." in text
    assert "Corrects what we wrote on" in text


def test_a_story_cannot_correct_another_story(story: StoryPage) -> None:
    other = make_story(story.get_parent(), title="Other", slug="other")
    publish(story, update_note="Oh.", update_corrects=make_change(other))
    assert StoryChange.objects.get(page=story).corrects is None


def test_a_publication_planned_for_later_writes_when_it_comes(story: StoryPage) -> None:
    later = timezone.now() + timedelta(days=3)
    draft = StoryPage.objects.get(pk=story.pk)
    draft.go_live_at, draft.update_note = later, "From Thursday on."
    revision = draft.save_revision()
    revision.publish()
    assert rows(story) == []
    with time_machine.travel(later + timedelta(minutes=1)):
        revision.refresh_from_db()
        revision.publish()
    assert rows(story) == [("heard", "From Thursday on.")]


def test_the_database_refuses_every_change(story: StoryPage) -> None:
    other = make_story(story.get_parent(), title="Other", slug="other")
    change, another = make_change(story, words="As it was."), make_change(story)
    changes: dict[str, Any] = {
        "status": "done",
        "words": "As we wish it had been.",
        "happened_at": timezone.now() - timedelta(days=1),
        "recorded_at": timezone.now() - timedelta(days=1),
        "page": other,
        "corrects": another,
    }
    for field, value in changes.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            StoryChange.objects.filter(pk=change.pk).update(**{field: value})
        with pytest.raises(IntegrityError), transaction.atomic():
            setattr(change, field, value)
            change.save()
        change = StoryChange.objects.get(pk=change.pk)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE involvement_storychange SET words = 'Raw.'")
    assert change.words == "As it was."


def test_no_admin_address_leads_to_a_row_of_the_history(editor_client: Client) -> None:
    for action in ("list", "edit", "delete"):
        with pytest.raises(NoReverseMatch):
            reverse(f"wagtailsnippets_involvement_storychange:{action}", args=[1])
    assert not [model for model in apps.get_models() if model.__name__ == "StoryChange" and hasattr(model, "panels")]


def test_only_an_administrator_deletes_a_story_with_a_history(
    story: StoryPage, editor_client: Client, client: Client
) -> None:
    page = publish(story)
    set_up_groups(Report())
    moderator = User.objects.create_user("moderator", "moderator@example.org", "example-password")
    moderator.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(moderator)
    addresses = [
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={page.pk}",
    ]
    for address in addresses:
        assert "is not deleted" in client.post(address, follow=True).content.decode()
        assert StoryChange.objects.count() == 1
    assert editor_client.post(addresses[0]).status_code == 302
    assert not StoryPage.objects.exists()
    assert not StoryChange.objects.exists()
