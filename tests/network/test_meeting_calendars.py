"""Calendars of meetings: public facts for everybody, the way to join for members at an address of their own."""

from datetime import UTC, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from network.models import GroupPage, MeetingPage
from people.models import Person, SignUp
from people.tokens import calendar_token, enter_token
from tests.factories.meetings import JOINING_LINK, inside, make_meeting, over, publish

pytestmark = pytest.mark.django_db


def events_at(path: str) -> list[Any]:
    """Return the events of a calendar."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def own_path(person: Person) -> str:
    """Return the address of a member's own calendar."""
    return f"/members/calendar/{calendar_token(person)}/meetings.ics"


def test_the_public_calendar_has_what_the_public_page_has(group: GroupPage, meeting: MeetingPage) -> None:
    (event,) = events_at(f"{group.url}calendar.ics")
    assert event["summary"] == meeting.title
    assert event["location"] == meeting.place
    assert event["url"] == meeting.full_url
    assert event["uid"] == f"meeting-{meeting.translation_key}@testserver"
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert meeting.starts_at is not None
    assert event.decoded("dtstart").astimezone(UTC) == meeting.starts_at.astimezone(UTC)
    assert JOINING_LINK not in str(event.to_ical().decode().replace("\r\n ", ""))


def test_the_own_calendar_has_the_way_to_join(group: GroupPage, meeting: MeetingPage, member: Person) -> None:
    (event,) = events_at(own_path(member))
    assert JOINING_LINK in event["description"]
    assert "123 456" in event["description"]
    assert event["summary"] == meeting.title


def test_of_a_discreet_group_the_own_calendar_names_nothing(
    group: GroupPage, meeting: MeetingPage, member: Person
) -> None:
    GroupPage.objects.update(is_discreet=True)
    whole = Client().get(own_path(member)).content.decode().replace("\r\n ", "")
    for words in (group.title, group.slug, meeting.title, meeting.slug, meeting.topic):
        assert words not in whole
    assert JOINING_LINK in whole
    assert "SUMMARY:Meeting" in whole


def test_a_change_and_a_cancellation_keep_the_id_and_raise_the_number(
    group: GroupPage, meeting: MeetingPage, member: Person
) -> None:
    (before,) = events_at(own_path(member))
    assert before["status"] == "CONFIRMED"
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        publish(meeting, cancelled_at=timezone.now())
        for path in (own_path(member), f"{group.url}calendar.ics"):
            (after,) = events_at(path)
            assert after["uid"] == before["uid"]
            assert after["status"] == "CANCELLED"
            assert after["sequence"] > before["sequence"]
        (own,) = events_at(own_path(member))
        assert own["description"] == ""


def test_the_own_address_works_for_years_and_ends_with_all_links(meeting: MeetingPage, member: Person) -> None:
    path = own_path(member)
    with time_machine.travel(timezone.now() + timedelta(days=900)):
        assert Client().get(path).status_code == 200
    Person.objects.filter(pk=member.pk).update(token_key="another")
    assert Client().get(path).status_code == 410
    assert Client().get(own_path(Person.objects.get(pk=member.pk))).status_code == 200


@pytest.mark.parametrize("state", [SignUp.State.LEFT, SignUp.State.PAUSED])
def test_who_left_or_paused_has_an_empty_calendar(meeting: MeetingPage, member: Person, state: str) -> None:
    SignUp.objects.update(state=state)
    assert events_at(own_path(member)) == []


def test_on_a_break_it_is_empty(meeting: MeetingPage, member: Person) -> None:
    Person.objects.update(paused_at=timezone.now())
    assert events_at(own_path(member)) == []


def test_wrong_tokens_open_nothing(meeting: MeetingPage, member: Person) -> None:
    for token in ("x", enter_token(member), "%00"):
        assert Client().get(f"/members/calendar/{token}/meetings.ics").status_code in (400, 404)
    assert Client().post(own_path(member)).status_code == 200  # changes nothing


def test_it_is_kept_nowhere_and_its_address_is_told_to_members_only(meeting: MeetingPage, member: Person) -> None:
    answer = Client().get(own_path(member))
    assert answer["Cache-Control"] == "no-store, private"
    assert Client().get("/members/calendar/").status_code == 403
    assert "/meetings.ics" in inside(member).get("/members/calendar/").content.decode()


def test_drafts_and_what_is_long_over_are_in_no_calendar(group: GroupPage, meeting: MeetingPage) -> None:
    over(make_meeting(group, slug="old"), ends_at=timezone.now() - timedelta(days=400))
    draft = MeetingPage(title="Draft", slug="draft", live=False)
    group.add_child(instance=draft)
    assert [event["summary"] for event in events_at(f"{group.url}calendar.ics")] == [meeting.title]


def test_the_public_calendar_may_be_cached(group: GroupPage, meeting: MeetingPage) -> None:
    answer = Client().get(f"{group.url}calendar.ics")
    assert "public" in answer["Cache-Control"]
    again = Client().get(f"{group.url}calendar.ics", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    publish(meeting, place="Another house")
    assert Client().get(f"{group.url}calendar.ics", headers={"if-none-match": answer["ETag"]}).status_code == 200
