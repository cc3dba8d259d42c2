"""A calendar file for the sessions of what somebody signed up for, with the time zone spelled out for every program."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from people.subjects import SignUpBriefing

PRODUCT = "-//Working Together//Sign-up//EN"


def calendar_file(briefing: SignUpBriefing, page_pk: int) -> bytes:
    """Return the sessions as an iCalendar file; the same session keeps its id, so that a later file updates it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    for number, (starts_at, ends_at) in enumerate(briefing.when, start=1):
        event = Event()
        event.add("uid", f"page-{page_pk}-session-{number}@{host}")
        event.add("dtstamp", timezone.now())
        event.add("dtstart", timezone.localtime(starts_at))
        event.add("dtend", timezone.localtime(ends_at))
        event.add("summary", briefing.title)
        if briefing.where:
            event.add("location", briefing.where)
        if briefing.url:
            event.add("url", briefing.url)
        event.add("description", _contact(briefing))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _contact(briefing: SignUpBriefing) -> str:
    parts = (briefing.when_note, briefing.contact_name, briefing.contact_phone, briefing.contact_email)
    return "\n".join(part for part in parts if part)
