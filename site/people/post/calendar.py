"""A calendar file for the sessions of what somebody signed up for, with the time zone spelled out for every program."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from core.calendars import LONDON, london, session_uid
from people.subjects import Session, SignUpBriefing

PRODUCT = "-//Working Together//Sign-up//EN"


def calendar_file(
    briefing: SignUpBriefing,
    page_pk: int,
    *,
    is_decided: bool = True,
    is_cancelled: bool = False,
    taken_back: Collection[Session] = (),
) -> bytes:
    """Return the sessions as an iCalendar file; the same session keeps its id, so that a later file updates it.

    While the team has not decided who gets a place, the dates are tentative and say so. `is_cancelled`: none of it
    takes place. `taken_back`: dates that an earlier file held and that are off.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(london())
    off = {session.number for session in taken_back}
    for place, session in enumerate((*briefing.sessions, *taken_back), start=1):
        event = Event()
        event.add("uid", session_uid(session.number or f"{page_pk}-{place}"))
        event.add("dtstamp", timezone.now())
        event.add("sequence", briefing.times_changed)
        event.add("dtstart", session.starts_at.astimezone(LONDON))
        event.add("dtend", session.ends_at.astimezone(LONDON))
        event.add("status", _status(is_decided, is_off=is_cancelled or session.number in off))
        event.add("summary", _summary(briefing, is_decided))
        if briefing.where and not _is_online(session):
            event.add("location", briefing.where)
        if briefing.url:
            event.add("url", briefing.url)
        event.add("description", _description(briefing, session))
        calendar.add_component(event)
    return calendar.to_ical()


def _status(is_decided: bool, *, is_off: bool) -> str:
    if is_off:
        return "CANCELLED"
    return "CONFIRMED" if is_decided else "TENTATIVE"


def _summary(briefing: SignUpBriefing, is_decided: bool) -> str:
    return briefing.title if is_decided else _("Not decided yet: %(title)s") % {"title": briefing.title}


def _is_online(session: Session) -> bool:
    note = session.note.casefold()
    return "online" in note or _("online").casefold() in note


def _description(briefing: SignUpBriefing, session: Session) -> str:
    parts = (session.note, briefing.when_note, briefing.contact_name, briefing.contact_phone, briefing.contact_email)
    return "\n".join(part for part in parts if part)
