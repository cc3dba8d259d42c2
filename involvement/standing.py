"""How an opportunity stands on its own page: what a visitor can do, what they are owed, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.look.words import when_in_words
from involvement.models import OpportunityPage, Telling
from involvement.owing import is_overdue
from involvement.selectors import places_held
from involvement.states import IS_OVER, TAKES_SIGN_UPS, OpportunityState, state_at
from involvement.telling.outcome_words import outcome_lines, page_that_tells
from involvement.wording import answer_words


@dataclass(frozen=True)
class Standing:
    """How an opportunity stands, and what a visitor can do about it."""

    is_open: bool
    heading: str = ""
    words: str = ""
    answer: str = ""  # what is owed, and by when
    is_late: bool = False
    is_full: bool = False
    is_over: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True)
class Outcome:
    """What happened, as far as the public can read it."""

    has_words: bool
    story: Page | None
    given_on: date | None


def state_of(page: OpportunityPage, now: datetime, closing_soon_days: int) -> OpportunityState:
    """Return the state of one page that is shown by itself; its dates are fetched once for all who ask."""
    if page.pk and not getattr(page.sessions, "is_deferring", False):  # a preview holds its own
        prefetch_related_objects([page], "sessions")
    taken = places_held([page], now).get(page.translation_key, 0)
    return state_at(page, now, closing_soon_days, places_taken=taken)


def standing_of(page: OpportunityPage, state: OpportunityState, now: datetime) -> Standing:
    """Return how a page in this state stands."""
    if state in TAKES_SIGN_UPS:
        return Standing(is_open=True, is_full=state == OpportunityState.FULL)
    if state == OpportunityState.CANCELLED:
        words = _("This will not go ahead. If you have signed up and have a question, please ask us.")
        return Standing(False, _("This opportunity is cancelled"), words, is_cancelled=True)
    if state == OpportunityState.UPCOMING:
        words = _("You can sign up from %(when)s.") % {"when": when_in_words(page.opens_at)} if page.opens_at else ""
        return Standing(False, _("This opportunity is not open yet"), words)
    if state == OpportunityState.DRAFT:
        return Standing(False, _("This is a draft"), _("Only the team can see it."))
    return _after_closing(page, state, now)


def _after_closing(page: OpportunityPage, state: OpportunityState, now: datetime) -> Standing:
    words = _("You could sign up until %(when)s.") % {"when": when_in_words(page.closes_at)} if page.closes_at else ""
    is_owed = state != OpportunityState.OUTCOME_GIVEN
    return Standing(
        False,
        _("This opportunity is closed"),
        words,
        answer=answer_words(page, OpportunityState.AWAITING_OUTCOME, now) if is_owed else "",
        is_late=is_owed and is_overdue(page.outcome_due, now),
        is_over=state in IS_OVER,
    )


def outcome_of(page: OpportunityPage) -> Outcome | None:
    """Return what the page says of what happened, or None where nothing is said yet."""
    if not page.has_outcome:
        return None
    given_at = Telling.objects.filter(page=page.pk).values_list("outcome_given_at", flat=True).first()
    return Outcome(
        bool(outcome_lines(page.outcome)), page_that_tells(page), timezone.localdate(given_at) if given_at else None
    )
