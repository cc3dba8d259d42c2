"""What has changed of an opportunity, line by line, in plain words and in the active language."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.look.words import when_in_words
from involvement.telling.facts import Change, Changes
from involvement.vocabulary import Way

if TYPE_CHECKING:
    from people.subjects import Session


def changes_in_words(changes: Changes) -> tuple[str, ...]:
    """Return one line for each thing that is otherwise now."""
    return tuple(_lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    if changes.goes_ahead:
        yield _("It goes ahead after all.")
    yield from (_date(change) for change in changes.sessions)
    if changes.place:
        yield _place(changes.place)
    if changes.ways:
        words = _("How you take part was: %(was)s. It is now: %(now)s.")
        yield words % {"was": _ways(changes.ways.was), "now": _ways(changes.ways.now)}
    if changes.outcome_due:
        yield _due(changes.outcome_due)


def _date(change: Change) -> str:
    if change.was is None:
        return _("A new date: %(now)s.") % {"now": date_and_note(change.now)}
    if change.now is None:
        return _("This date is off: %(was)s.") % {"was": when_in_words(change.was)}
    words = _("The date was: %(was)s. It is now: %(now)s.")
    return words % {"was": when_in_words(change.was), "now": date_and_note(change.now)}


def date_and_note(session: "Session") -> str:
    """Return a date with what the editor wrote beside it."""
    return f"{when_in_words(session)} ({session.note})" if session.note else when_in_words(session)


def _place(change: Change) -> str:
    if not change.was:
        return _("The place is now: %(now)s.") % {"now": change.now}
    if not change.now:
        return _("You do not come to a place any more. It was: %(was)s.") % {"was": change.was}
    return _("The place was: %(was)s. It is now: %(now)s.") % {"was": change.was, "now": change.now}


def _ways(values: list[str]) -> str:
    labels = dict(Way.choices)
    return ", ".join(str(labels.get(value, value)) for value in values) or "–"


def _due(change: Change) -> str:
    if change.was is None:
        return _("We tell you what happened by %(now)s.") % {"now": when_in_words(change.now)}
    if change.now is None:
        return _("We cannot say any more by when we tell you what happened. It was: %(was)s.") % {
            "was": when_in_words(change.was)
        }
    words = _("We said that we tell you what happened by %(was)s. It is now: %(now)s.")
    return words % {"was": when_in_words(change.was), "now": when_in_words(change.now)}
