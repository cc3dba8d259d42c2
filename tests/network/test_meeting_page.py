"""A meeting as everybody sees it, the gate before it is published, and its place in the editor."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.models import User
from home.models import HomePage
from network.meeting_publishing import missing_before_publishing
from network.models import GroupPage, MeetingPage
from tests.core.test_sitemap import addresses
from tests.factories.meetings import (
    JOINING_LINK,
    in_two_weeks,
    make_meeting,
    make_members,
    meeting_values,
    publish,
)
from tests.html_checker import html_errors_of
from tests.people.own_page import main_of

pytestmark = pytest.mark.django_db
QUERIES = 10
PRIVATE = (JOINING_LINK, "123 456", "joining_")


def test_it_says_when_where_what_about_and_by_when_there_are_papers(client: Client, group: GroupPage) -> None:
    meeting = make_meeting(group, how_to_come="Ring us before.", access="Step-free, with a hearing loop.")
    answer = client.get(meeting.url)
    shown = answer.content.decode()
    assert shown.count("<h1") == 1
    for words in (
        meeting.title,
        "2pm to 4pm",
        "Example House, Example Street",
        "Online. Members get the link.",
        "We decide which beds we dig first.",
        "Ring us before.",
        "Step-free, with a hearing loop.",
        "Members get them by",
    ):
        assert words in shown
    assert [words for words in PRIVATE if words in shown] == []
    assert not answer.cookies
    assert html_errors_of({"page": shown}) == {"page": []}
    assert meeting.full_url in addresses(client)


def test_in_every_state_it_is_shown_truthfully(client: Client, group: GroupPage) -> None:
    meeting = make_meeting(group, how_to_come="Ring us before.", no_papers=True, papers_by=None)
    now = timezone.now()
    states: dict[str, dict[str, Any]] = {
        "There are no papers.": {},
        "Cancelled": {"cancelled_at": now},
        "Now": {"cancelled_at": None, "starts_at": now - timedelta(minutes=5)},
        "Over": {"starts_at": now - timedelta(hours=2), "ends_at": now - timedelta(hours=1)},
    }
    for words, changes in states.items():
        shown = main_of(client.get(publish(meeting, **changes).url))
        assert words in shown
        assert ("Ring us before." in shown) == (words not in ("Cancelled", "Over"))


@pytest.mark.parametrize("number", [1, 20])
def test_its_queries_stay_within_the_budget(
    client: Client, group: GroupPage, number: int, django_assert_max_num_queries: Any
) -> None:
    meetings = [make_meeting(group, slug=f"meeting-{place}") for place in range(number)]
    client.get(meetings[0].url)
    with django_assert_max_num_queries(QUERIES):
        client.get(meetings[0].url)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("topic", {"topic": "<p> </p>"}),
        ("starts_at", {"starts_at": None}),
        ("ends_at", {"ends_at": None}),
        ("ends_at", {"ends_at": in_two_weeks() - timedelta(hours=1)}),
        ("in_person", {"in_person": False, "online": False}),
        ("place", {"place": " "}),
        ("papers_by", {"papers_by": None}),
        ("papers_by", {"no_papers": True}),
        ("papers_by", {"papers_by": in_two_weeks().date() + timedelta(days=1)}),
    ],
)
def test_what_would_mislead_is_not_published(group: GroupPage, field: str, changes: dict[str, Any]) -> None:
    meeting = MeetingPage(**meeting_values(**changes))
    assert list(missing_before_publishing(meeting)) == [field]
    meeting.live = True
    with pytest.raises(ValidationError) as refused:
        meeting.clean()
    assert list(refused.value.message_dict) == [field]
    meeting.live = False
    meeting.clean()


def test_online_only_needs_no_place_and_without_papers_no_day(group: GroupPage) -> None:
    values = meeting_values(in_person=False, place="", no_papers=True, papers_by=None)
    assert missing_before_publishing(MeetingPage(**values)) == {}


def test_it_stands_below_groups_and_nothing_below_it(group: GroupPage, home_page: HomePage) -> None:
    assert MeetingPage in group.allowed_subpage_models()
    assert MeetingPage not in home_page.allowed_subpage_models()
    assert MeetingPage.allowed_subpage_models() == []


def form_values(**changes: Any) -> dict[str, Any]:
    """Return what the editor sends."""
    values: dict[str, Any] = meeting_values(papers_by="", **changes)
    values["topic"] = rich_text(values["topic"])
    for name in ("starts_at", "ends_at"):
        values[name] = values[name].strftime("%Y-%m-%d %H:%M")
    ticked = {name: "on" for name in ("in_person", "online") if values.pop(name)}
    rest = {"summary": "", "how_to_come": "", "access": "", "cancelled_at": "", "listing_image": "", "owner_role": ""}
    more = {"last_reviewed": "", "review_due": "", "seo_title": "", "search_description": "", "go_live_at": ""}
    last = {"expire_at": "", "formats": streamfield([]), "comments": _no_comments()}
    return dict(nested_form_data(values | ticked | rest | more | last))


def _no_comments() -> dict[str, Any]:
    return {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}


def test_an_editor_keeps_a_draft_with_gaps_and_is_told_by_the_field_what_is_missing(
    editor_client: Client, group: GroupPage
) -> None:
    path = f"/admin/pages/add/network/meetingpage/{group.pk}/"
    assert editor_client.get(path).status_code == 200
    assert editor_client.post(path, form_values()).status_code == 302
    draft = Page.objects.get(slug="which-beds-come-first")
    assert not draft.live
    edit = f"/admin/pages/{draft.pk}/edit/"
    answer = editor_client.post(edit, form_values() | {"action-publish": "Publish"})
    assert answer.status_code == 200
    assert "Promise a day, or tick" in answer.content.decode()
    complete = form_values() | {"papers_by": f"{timezone.localdate():%Y-%m-%d}", "action-publish": "Publish"}
    assert editor_client.post(edit, complete).status_code == 302
    assert Page.objects.get(pk=draft.pk).live


def test_the_buttons_of_a_meeting_lead_to_its_papers(editor_client: Client, secretary: User, group: GroupPage) -> None:
    make_members(group)
    meeting = make_meeting(group)
    shown = editor_client.get(f"/admin/pages/{meeting.pk}/edit/").content.decode()
    assert f"/admin/meetings/papers/{meeting.pk}/" in shown
