"""Calendar files of opportunities (RFC 5545): one event a session, its id stays, its number rises with each change."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from core.calendars import LONDON, NAME, london, session_uid
from involvement import wording
from involvement.briefing import times_changed
from involvement.models import OpportunityPage, OpportunitySession
from involvement.session_numbers import session_numbers

TYPE = "text/calendar; charset=utf-8"
ASK_AGAIN_AFTER = timedelta(hours=6)
PRODUCT = "-//Working Together//Opportunities//EN"


def calendar_of(pages: Iterable[OpportunityPage], name: str) -> bytes:
    """Return the sessions of these opportunities as a calendar that programs can subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", NAME)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add_component(london())
    shown = [(page, sorted(page.sessions.all(), key=lambda each: (each.starts_at, each.pk or 0))) for page in pages]
    numbers = session_numbers(shown)
    for page, sessions in shown:
        for session in sessions:
            calendar.add_component(_event(page, session, numbers[session.pk]))
    return calendar.to_ical()


def _event(page: OpportunityPage, session: OpportunitySession, number: int) -> Event:
    event = Event()
    event.add("uid", session_uid(number))
    changed = page.last_published_at or timezone.now()
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", times_changed(page))
    event.add("dtstart", session.starts_at.astimezone(LONDON))
    event.add("dtend", session.ends_at.astimezone(LONDON))
    event.add("status", "CANCELLED" if page.cancelled_at else "CONFIRMED")
    event.add("summary", _("Example: %(title)s") % {"title": page.title} if page.is_example else page.title)
    if place := wording.place_words(page):
        event.add("location", place)
    event.add("description", "\n".join(part for part in (page.summary, strip_tags(session.note)) if part))
    if page.full_url:
        event.add("url", page.full_url)
    return event
