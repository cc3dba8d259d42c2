"""Calendar files of meetings (RFC 5545): an id that stays, a number that rises, and in private ones the way to join."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from wagtail.models import Page

from core.calendars import LONDON, NAME, london
from network.models import MeetingPage
from network.naming import calendar_title, is_discreet

TYPE = "text/calendar; charset=utf-8"
ASK_AGAIN_AFTER = timedelta(hours=6)
PRODUCT = "-//Working Together//Meetings//EN"


def meetings_calendar(meetings: Iterable[tuple[MeetingPage, Page]], name: str, *, is_private: bool) -> bytes:
    """Return these meetings, each with its group, as a calendar that programs can subscribe to.

    A private one holds the way to join online, and calls the meetings of a discreet group by no name. A public one
    holds what the public page says.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", NAME)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add_component(london())
    for meeting, group in meetings:
        if meeting.starts_at and meeting.ends_at:
            span = meeting.starts_at.astimezone(LONDON), meeting.ends_at.astimezone(LONDON)
            calendar.add_component(_event(meeting, group, span, is_private=is_private))
    return calendar.to_ical()


def meeting_uid(meeting: MeetingPage) -> str:
    """Return the id under which calendar programs know a meeting, in whichever language and file they meet it."""
    return f"meeting-{meeting.translation_key}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def _event(meeting: MeetingPage, group: Page, span: tuple[datetime, datetime], *, is_private: bool) -> Event:
    event = Event()
    changed = meeting.last_published_at or timezone.now()
    event.add("uid", meeting_uid(meeting))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", times_changed(meeting))
    event.add("dtstart", span[0])
    event.add("dtend", span[1])
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    title = calendar_title(meeting, group) if is_private else meeting.title
    event.add("summary", _("Example: %(title)s") % {"title": title} if meeting.is_example else title)
    if place := meeting.place if meeting.in_person else _("Online"):
        event.add("location", place)
    event.add("description", _private_words(meeting) if is_private else _public_words(meeting))
    if meeting.full_url and not (is_private and is_discreet(group)):
        event.add("url", meeting.full_url)
    return event


def times_changed(meeting: MeetingPage) -> int:
    """Return a number that is higher after every publication: the seconds between the first and the last."""
    if not meeting.first_published_at or not meeting.last_published_at:
        return 0
    return max(0, int((meeting.last_published_at - meeting.first_published_at).total_seconds()))


def _public_words(meeting: MeetingPage) -> str:
    return "\n".join(part for part in (meeting.summary, strip_tags(meeting.topic), meeting.how_to_come) if part)


def _private_words(meeting: MeetingPage) -> str:
    if meeting.cancelled_at:
        return ""
    return "\n".join(part for part in (meeting.joining_link, meeting.joining_details) if part)
