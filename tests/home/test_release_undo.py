"""A release set is taken back: every page as it was before, or none; not after a day, nor what people built on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.dispatch import receiver
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Page
from wagtail.signals import page_unpublished

from core.models import User
from home.actions.releases import arrange, plan, release_now, release_what_is_due
from home.actions.releases_taken_back import TAKEN_BACK, take_release_back
from home.models import HomePage, ReleaseSet, StandardPage
from home.releases.checking import NotReadyError
from involvement.models import OpportunityIndexPage, StoryChange
from tests.factories.following import publish_story
from tests.factories.people import make_sign_up
from tests.factories.releases import NEW_WORDS, make_drafts, make_release
from tests.factories.staff import make_staff, signed_in
from tests.factories.stories import make_story, make_story_index

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
State = ReleaseSet.State


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """Begin at noon on 4 May 2026."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def drafts(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> list[Page]:
    """Five drafts in two languages; two pages of each language are public in older words."""
    return make_drafts(home_page, opportunity_index, editor)


@pytest.fixture
def release(drafts: list[Page], editor: User, clock: Any) -> ReleaseSet:
    """A set of all of them that has just gone live."""
    made = make_release(drafts, editor)
    clock.shift(timedelta(minutes=1))
    return release_now(made, editor)


def public(drafts: list[Page]) -> list[tuple[Any, ...]]:
    """Return what visitors read of each page."""
    pages = Page.objects.filter(pk__in=[page.pk for page in drafts]).order_by("pk")
    return [(page.pk, page.live, page.title if page.live else "", page.has_unpublished_changes) for page in pages]


def test_every_page_is_as_it_was_and_the_drafts_wait(
    drafts: list[Page], editor: User, client: Client, clock: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Public pages say their older words, new ones are gone; nothing is lost, and the set goes live again."""
    before = public(drafts)
    release = make_release(drafts, editor)
    release_now(release, editor)
    released = public(drafts)
    assert NEW_WORDS in client.get("/page-3/").content.decode()
    clock.shift(timedelta(hours=2))
    with django_capture_on_commit_callbacks(execute=True):
        back = take_release_back(release, editor)
    assert public(drafts) == before
    assert (back.state, back.released_at, back.taken_back_by) == (State.OPEN, None, editor)
    assert NEW_WORDS not in client.get("/page-3/").content.decode()
    assert "Old words" in client.get("/page-3/").content.decode()
    for path in ("/page-1/", "/pl/page-1/", "/opportunities/new-chairs/"):
        assert client.get(path).status_code == 404, path
    assert registry.get_logs_for_instance(release).filter(action=TAKEN_BACK, user=editor).count() == 1
    assert NEW_WORDS in StandardPage.objects.get(pk=drafts[3].pk).get_latest_revision_as_object().title
    times = list(Page.objects.order_by("pk").values_list("last_published_at"))
    take_release_back(release, editor)
    assert list(Page.objects.order_by("pk").values_list("last_published_at")) == times
    release_now(release, editor)
    assert public(drafts) == released


def test_an_error_in_the_middle_leaves_all_of_it_live(drafts: list[Page], release: ReleaseSet, editor: User) -> None:
    """The last of the pages to be taken down fails, and the others are public still."""
    before, seen = public(drafts), []

    @receiver(page_unpublished)
    def fail(**event: Any) -> None:
        seen.append(event)
        if len(seen) == 6:
            raise RuntimeError

    try:
        with pytest.raises(RuntimeError):
            take_release_back(release, editor)
    finally:
        page_unpublished.disconnect(fail)
    assert public(drafts) == before
    assert ReleaseSet.objects.get().state == State.LIVE


def refused(release: ReleaseSet, by: User, words: str) -> None:
    """Fail where the set can be taken back, or where other reasons are given."""
    before = public([item.page for item in release.items.all() if item.page])
    with pytest.raises(NotReadyError, match=words):
        take_release_back(release, by)
    assert public([item.page for item in release.items.all() if item.page]) == before
    assert ReleaseSet.objects.get(pk=release.pk).state == State.LIVE


def test_a_sign_up_keeps_it_live(drafts: list[Page], release: ReleaseSet, editor: User) -> None:
    """Whoever signed up would find the page gone."""
    make_sign_up(Page.objects.get(pk=drafts[0].pk).specific)
    refused(release, editor, "New chairs.*Somebody has signed up since")


def test_what_was_published_again_deleted_or_stands_above_others_keeps_it_live(
    drafts: list[Page], release: ReleaseSet, editor: User
) -> None:
    """Each page is named with its reason."""
    parent = StandardPage.objects.get(pk=drafts[1].pk)
    parent.add_child(instance=StandardPage(title="Below", slug="below"))
    again = StandardPage.objects.get(pk=drafts[3].pk)
    again.title = "Again"
    again.save_revision().publish()
    StandardPage.objects.get(pk=drafts[2].pk).delete()
    refused(release, editor, "(?s)deleted since|published again|lies below")
    words = signed_in(editor).get(reverse("releases:take_back", args=[release.pk])).content.decode()
    for reason in ("was deleted since", "published again or taken down", "A published page lies below it"):
        assert reason in words
    assert "Take all of it back" not in words


def test_only_in_time_and_only_by_who_may_publish_every_page(
    release: ReleaseSet, editor: User, opportunity_index: OpportunityIndexPage, clock: Any
) -> None:
    """A day later, and for somebody who may publish a part only, it stays."""
    part = make_staff(pages=("publish", "change"), below=opportunity_index, name="part")
    refused(release, part, "may not publish")
    author = make_staff(pages=("change",), name="author")
    address = reverse("releases:take_back", args=[release.pk])
    assert signed_in(author).get(address).status_code in (302, 403)
    assert address in signed_in(editor).get(reverse("releases:of", args=[release.pk])).content.decode()
    clock.shift(timedelta(days=1))
    refused(release, editor, "more than a day")
    assert address not in signed_in(editor).get(reverse("releases:of", args=[release.pk])).content.decode()


def test_the_screen_asks_first_and_says_what_was_done(
    drafts: list[Page], release: ReleaseSet, editor: User, editor_client: Client
) -> None:
    """A look changes nothing; what stands in the way is 409; a second press leads back to the set."""
    address = reverse("releases:take_back", args=[release.pk])
    before = public(drafts)
    asked = editor_client.get(address).content.decode()
    assert "taken down" in asked
    assert "as it was before" in asked
    assert public(drafts) == before
    with CaptureQueriesContext(connection) as queries:
        editor_client.get(address)
    assert len(queries) <= 14 + 3 * len(drafts)
    done = editor_client.post(address, follow=True).content.decode()
    assert "All of it is as it was before" in done
    assert "was taken back" in done
    assert editor_client.post(address)["Location"] == reverse("releases:of", args=[release.pk])
    release_now(release, editor)
    Page.objects.get(pk=drafts[2].pk).specific.delete()
    assert editor_client.post(address).status_code == 409
    assert editor_client.get(reverse("releases:take_back", args=[999_999])).status_code == 404


def test_a_story_whose_history_the_set_wrote_stays(
    home_page: HomePage, organisation: object, editor: User, clock: Any
) -> None:
    """An entry is written while the page goes live, which is before the set says that it is live."""
    story = publish_story(make_story(make_story_index(home_page), live=False), update_note="As it was.")
    clock.shift(timedelta(hours=1))
    draft = story.get_latest_revision_as_object()
    draft.status, draft.update_note = "looking", "We asked."
    draft.save_revision(user=editor)
    made, entries = make_release([Page.objects.get(pk=story.pk)], editor), StoryChange.objects.count()
    with time_machine.travel(timezone.now(), tick=True):
        release = release_now(made, editor)
        assert StoryChange.objects.count() == entries + 1
        refused(release, editor, "written public history")


def test_a_version_that_is_planned_for_later_is_not_dropped(
    drafts: list[Page], release: ReleaseSet, editor: User, clock: Any
) -> None:
    """To publish an earlier version would take the plan away without a word."""
    page = StandardPage.objects.get(pk=drafts[3].pk)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=editor).publish()
    assert StandardPage.objects.get(pk=page.pk).live_revision_id == page.live_revision_id
    refused(release, editor, "A later version of it is planned")


def test_the_time_of_a_plan_is_over_once_it_is_taken_back(drafts: list[Page], editor: User, clock: Any) -> None:
    """Left standing, it would let everything go live again at the next tick."""
    made = make_release(drafts, editor)
    arrange(made, "Spring news", timezone.now() + timedelta(minutes=5))
    plan(made, editor)
    clock.shift(timedelta(minutes=6))
    assert release_what_is_due() == 1
    back = take_release_back(made, editor)
    assert (back.state, back.goes_live_at) == (State.OPEN, None)
    assert release_what_is_due() == 0
