"""The facts of an opportunity in short plain lines, the same on cards, on the page and wherever else they stand."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.look.words import minutes_in_words, when_in_words
from involvement.models import OpportunityPage, OpportunitySession
from involvement.offer_words import payment_words
from involvement.owing import is_overdue
from involvement.states import IS_OVER, OpportunityState
from involvement.vocabulary import Status, Way

# Colours of the NHS tag component; the word carries the meaning, the colour only helps.
_TAG_COLOURS = {
    OpportunityState.DRAFT: "white",
    OpportunityState.UPCOMING: "blue",
    OpportunityState.OPEN: "green",
    OpportunityState.CLOSING_SOON: "orange",
    OpportunityState.FULL: "yellow",
    OpportunityState.CLOSED: "grey",
    OpportunityState.AWAITING_OUTCOME: "purple",
    OpportunityState.OUTCOME_GIVEN: "aqua-green",
    OpportunityState.CANCELLED: "red",
}


@dataclass(frozen=True)
class StateTag:
    """A state as the NHS tag component shows it."""

    text: str
    colour: str

    @classmethod
    def of(cls, state: OpportunityState) -> "StateTag":
        """Return the tag of this state."""
        return cls(str(state.label), _TAG_COLOURS[state])


def closing_words(page: OpportunityPage, state: OpportunityState) -> str:
    """Return the line about opening and closing, such as "Closes 4 March 2026, 5pm"."""
    if state == OpportunityState.CANCELLED:
        return _("Cancelled. It will not go ahead.")
    if state == OpportunityState.UPCOMING:
        return _("Opens %(when)s") % {"when": when_in_words(page.opens_at)} if page.opens_at else ""
    if page.closes_at is None:
        return ""
    if state == OpportunityState.FULL:
        words = _("All places are taken. You can join the waiting list until %(when)s.")
    else:
        words = _("Closed %(when)s") if state in IS_OVER else _("Closes %(when)s")
    return words % {"when": when_in_words(page.closes_at)}


def answer_words(page: OpportunityPage, state: OpportunityState, now: datetime) -> str:
    """Return how things stand with the answer that people are owed; nothing before it is over."""
    if state == OpportunityState.OUTCOME_GIVEN:
        return _("We have told it. You can read it on the page.")
    if state != OpportunityState.AWAITING_OUTCOME or page.outcome_due is None:
        return ""
    if is_overdue(page.outcome_due, now):
        words = _("We promised an answer by %(date)s. It is late, and we are sorry.")
    else:
        words = _("We owe you an answer by %(date)s.")
    return words % {"date": when_in_words(page.outcome_due)}


def expenses_words(page: OpportunityPage) -> str:
    """Return the answer about expenses on a card, short enough to stand beside the payment."""
    words: dict[str, str] = {
        page.Expenses.PAID_BACK: _("we pay your expenses back"),
        page.Expenses.PAID_AHEAD: _("we pay expenses beforehand"),
        page.Expenses.NONE_NEEDED: _("nothing to spend"),
        page.Expenses.NOT_PAID: _("expenses are not paid"),
    }
    return words.get(page.expenses, "")


def offer_words(page: OpportunityPage) -> str:
    """Return pay and expenses in one line."""
    return ", ".join(part for part in (payment_words(page), expenses_words(page)) if part)


def ways_words(page: OpportunityPage) -> str:
    """Return how one can take part, such as "In person or online"."""
    ways = [str(way.label) for way in Way if getattr(page, way.field_name)]
    if not ways:
        return ""
    first, *others = ways
    lowered = [first, *(other[:1].lower() + other[1:] for other in others)]
    if len(lowered) == 1:
        return first
    return _("%(most)s or %(last)s") % {"most": ", ".join(lowered[:-1]), "last": lowered[-1]}


def place_words(page: OpportunityPage) -> str:
    """Return area and place in one line."""
    area = page.area.name if page.area else ""
    return ", ".join(part for part in (page.place, area) if part and (part == page.place or area not in page.place))


def next_session(sessions: list[OpportunitySession], now: datetime) -> OpportunitySession | None:
    """Return the session that is on or comes next."""
    ahead = [session for session in sessions if session.ends_at > now]
    return min(ahead, key=lambda session: session.starts_at, default=None)


def dates_words(page: OpportunityPage, now: datetime) -> str:
    """Return the next date and how many more there are, such as "4 March 2026, 2pm to 4pm and 2 more dates"."""
    sessions = list(page.sessions.all())
    session = next_session(sessions, now)
    if session is None:
        return _("All dates are over") if sessions else ""
    more = sum(each.starts_at > session.starts_at for each in sessions)
    if not more:
        return when_in_words(session)
    tail = ngettext("and %(count)d more date", "and %(count)d more dates", more) % {"count": more}
    return f"{when_in_words(session)} {tail}"


def time_asked_words(page: OpportunityPage) -> str:
    """Return how much time is asked for, such as "2 hours in all"."""
    if not page.minutes_asked:
        return ""
    return _("%(time)s in all") % {"time": minutes_in_words(page.minutes_asked)}


def list_heading(status: Status, number: int) -> str:
    """Return how many opportunities a list has found, such as "12 open opportunities"."""
    if number == 0:
        return _("No opportunities found")
    words = {
        Status.OPEN: ngettext("%(count)d open opportunity", "%(count)d open opportunities", number),
        Status.CLOSING_SOON: ngettext(
            "%(count)d opportunity that closes soon", "%(count)d opportunities that close soon", number
        ),
        Status.CLOSED: ngettext("%(count)d closed opportunity", "%(count)d closed opportunities", number),
        Status.ALL: ngettext("%(count)d opportunity", "%(count)d opportunities", number),
    }
    return words[status] % {"count": number}
