"""Calendar files, read back by two independent parsers, say what the page says."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import vobject
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_session

TITLE = "Kettles, “ladders”; and\\or Łódź – کیتلی"
NOTE = "Bring lunch, a pen;\nand a friend \\ if you like"
# Round both changes of the clock in London, 29 March and 25 October 2026; each session lasts two hours.
MOMENTS = [
    datetime(2026, 3, 28, 20, 30, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    datetime(2026, 7, 1, 9, 0, tzinfo=UTC),
    datetime(2026, 10, 24, 21, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
    datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
]


@pytest.fixture
def opportunity(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity with sessions round both changes of the clock."""
    page = make_opportunity(opportunity_index, title=TITLE, slug="kettles", place="Room 1, Example Street; Łódź")
    for moment in MOMENTS:
        make_session(page, moment, note=NOTE)
    page.save_revision().publish()
    return page


def _by_icalendar(text: bytes) -> list[dict[str, Any]]:
    return [
        {
            "uid": str(event["UID"]),
            "sequence": int(str(event["SEQUENCE"])),
            "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]),
            "location": str(event["LOCATION"]),
            "description": str(event["DESCRIPTION"]),
            "start": event.decoded("DTSTART").astimezone(UTC),
            "end": event.decoded("DTEND").astimezone(UTC),
        }
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def _by_vobject(text: bytes) -> list[dict[str, Any]]:
    return [
        {
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "status": event.status.value,
            "summary": event.summary.value,
            "location": event.location.value,
            "description": event.description.value,
            "start": event.dtstart.value.astimezone(UTC),
            "end": event.dtend.value.astimezone(UTC),
        }
        for event in vobject.readOne(text.decode()).vevent_list
    ]


def test_two_parsers_read_what_the_page_says(opportunity: OpportunityPage, client: Client) -> None:
    answer = client.get("/opportunities/kettles/calendar.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    first, second = _by_icalendar(answer.content), _by_vobject(answer.content)
    assert first == second
    assert [event["start"] for event in first] == sorted(MOMENTS)
    assert [event["end"] for event in first] == [moment + timedelta(hours=2) for moment in sorted(MOMENTS)]
    for event in first:
        assert event["summary"] == TITLE
        assert event["location"] == "Room 1, Example Street; Łódź"
        assert event["description"].endswith(NOTE)
        assert event["status"] == "CONFIRMED"


def test_lines_end_and_fold_as_the_standard_says(opportunity: OpportunityPage, client: Client) -> None:
    lines = client.get("/opportunities/kettles/calendar.ics").content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)


def test_the_time_zone_is_londons(opportunity: OpportunityPage, client: Client) -> None:
    text = client.get("/opportunities/kettles/calendar.ics").content.decode()
    assert f"DTSTART;TZID={settings.TIME_ZONE}:20260701T100000" in text
    assert "BEGIN:VTIMEZONE" in text


def test_a_change_keeps_the_id_and_raises_the_number(opportunity: OpportunityPage, client: Client) -> None:
    before = _by_icalendar(client.get("/opportunities/kettles/calendar.ics").content)
    OpportunityPage.objects.filter(pk=opportunity.pk).update(
        first_published_at=timezone.now() - timedelta(minutes=5),
        last_published_at=timezone.now() - timedelta(minutes=1),
    )
    middle = _by_icalendar(client.get("/opportunities/kettles/calendar.ics").content)
    page = OpportunityPage.objects.get(pk=opportunity.pk)
    page.place = "Elsewhere"
    page.save_revision().publish()
    after = _by_icalendar(client.get("/opportunities/kettles/calendar.ics").content)
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    for earlier, now, later in zip(before, middle, after, strict=True):
        assert earlier["sequence"] < now["sequence"] < later["sequence"]


def test_what_is_called_off_says_so(opportunity: OpportunityPage, client: Client) -> None:
    opportunity.cancelled_at = timezone.now()
    opportunity.save_revision().publish()
    for address in ("/opportunities/kettles/calendar.ics", "/opportunities/calendar.ics"):
        assert {event["status"] for event in _by_icalendar(client.get(address).content)} == {"CANCELLED"}


def test_the_list_has_a_calendar_with_its_filters(opportunity: OpportunityPage, client: Client) -> None:
    other = make_opportunity(OpportunityIndexPage.objects.get(), title="Online", in_person=False, online=True)
    make_session(other, timezone.now() + timedelta(days=3))
    everything = _by_icalendar(client.get("/opportunities/calendar.ics").content)
    assert len(everything) == len(MOMENTS) + 1
    online = client.get("/opportunities/calendar.ics?how=online&how=no-such-way").content
    assert [event.get("SUMMARY") for event in Calendar.from_ical(online).walk("VEVENT")] == ["Online"]


def test_no_sessions_is_an_empty_calendar(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    make_opportunity(opportunity_index, slug="nothing-yet")
    answer = client.get("/opportunities/nothing-yet/calendar.ics")
    assert answer.status_code == 200
    assert Calendar.from_ical(answer.content).walk("VEVENT") == []


@pytest.mark.parametrize("address", ["/opportunities/no-such/calendar.ics", "/calendar.ics", "/contact/calendar.ics"])
def test_what_has_no_calendar_is_not_found(opportunity: OpportunityPage, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_draft_has_no_calendar(opportunity: OpportunityPage, client: Client) -> None:
    opportunity.unpublish()
    assert client.get("/opportunities/kettles/calendar.ics").status_code == 404
    assert _host_is_ours(client.get("/opportunities/calendar.ics").content)


def _host_is_ours(text: bytes) -> bool:
    host = urlsplit(settings.SITE_URL).hostname or ""
    return all(event["uid"].endswith(f"@{host}") for event in _by_icalendar(text))
