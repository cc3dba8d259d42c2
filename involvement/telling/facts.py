"""The facts of an opportunity that people plan their days by, as JSON, and what of them has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_date, parse_datetime

from involvement.session_numbers import session_numbers
from involvement.vocabulary import Way
from people.subjects import Session

if TYPE_CHECKING:
    from involvement.models import OpportunityPage

Facts = dict[str, Any]  # as stored: sessions, place, ways, is_cancelled, outcome_due


def facts_of(page: "OpportunityPage") -> Facts:
    """Return the facts of a page as it stands."""
    sessions = sorted(page.sessions.all(), key=lambda session: (session.starts_at, session.pk or 0))
    numbers = session_numbers([(page, sessions)])
    return {
        "sessions": [
            {
                "number": numbers.get(session.pk),
                "starts_at": session.starts_at.isoformat(),
                "ends_at": session.ends_at.isoformat(),
                "note": session.note,
            }
            for session in sessions
        ],
        "place": " ".join(page.place.split()),
        "ways": [way.value for way in Way if getattr(page, way.field_name)],
        "is_cancelled": page.cancelled_at is not None,
        "outcome_due": page.outcome_due.isoformat() if page.outcome_due else "",
    }


def sessions_in(facts: Facts) -> list[Session]:
    """Return the dates in the shape that the filter `when` writes; what cannot be read is left out."""
    return list(_sessions(facts))


def _sessions(facts: Facts) -> Iterator[Session]:
    for row in facts.get("sessions", []):
        starts_at, ends_at = parse_datetime(row["starts_at"]), parse_datetime(row["ends_at"])
        if starts_at and ends_at:
            yield Session(starts_at, ends_at, row.get("note", ""), row.get("number"))


def due_in(facts: Facts) -> date | None:
    """Return by when people are told what happened."""
    return parse_date(facts.get("outcome_due") or "")


@dataclass(frozen=True)
class Change:
    """One thing that was so and is otherwise now; None where there was or is none."""

    was: Any = None
    now: Any = None


@dataclass(frozen=True)
class Changes:
    """What has changed of what people plan by; notes and what is over by then do not count."""

    is_cancelled: bool = False  # it will not go ahead, and people have not heard
    goes_ahead: bool = False  # it was cancelled, and is not any more
    sessions: tuple[Change, ...] = ()
    place: Change | None = None
    ways: Change | None = None
    outcome_due: Change | None = None

    @property
    def is_told(self) -> bool:
        """Tell whether people must hear of it."""
        return self != Changes()


def changes_between(was: Facts, now: Facts, moment: datetime) -> Changes:
    """Return what people must hear of who knew the one and not the other, seen from this moment."""
    if now.get("is_cancelled"):
        return Changes(is_cancelled=not was.get("is_cancelled"))
    before, after = sessions_in(was), sessions_in(now)
    dates = (*before, *after)
    is_ahead = not dates or any(session.ends_at > moment for session in dates)
    return Changes(
        goes_ahead=bool(was.get("is_cancelled")),
        sessions=tuple(_session_changes(before, after, moment)),
        place=_change(was.get("place", ""), now.get("place", "")) if is_ahead else None,
        ways=_change(was.get("ways", []), now.get("ways", [])) if is_ahead else None,
        outcome_due=_change(due_in(was), due_in(now)),
    )


def _change(was: Any, now: Any) -> Change | None:
    return Change(was, now) if was != now else None


def _session_changes(before: list[Session], after: list[Session], moment: datetime) -> Iterator[Change]:
    """Yield each date that is another one now, is off or is new; the same date under another number is the same."""
    known, still = {_span(each) for each in before}, {_span(each) for each in after}
    off = [each for each in before if _span(each) not in still and each.ends_at > moment]
    new = [each for each in after if _span(each) not in known and each.ends_at > moment]
    moved = {each.number: each for each in new if each.number}
    for session in off:
        moved_to = moved.pop(session.number or 0, None)
        if moved_to:
            new.remove(moved_to)
        yield Change(session, moved_to)
    yield from (Change(None, session) for session in new)


def _span(session: Session) -> tuple[datetime, datetime]:
    return session.starts_at, session.ends_at
