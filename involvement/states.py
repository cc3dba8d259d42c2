"""In what state an opportunity is: computed from its dates whenever it is read, so that no timer is needed."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from involvement.models import OpportunityPage


class OpportunityState(models.TextChoices):
    """What the public may expect of an opportunity at a moment."""

    DRAFT = "draft", _("Draft")
    UPCOMING = "upcoming", _("Opens soon")
    OPEN = "open", _("Open")
    CLOSING_SOON = "closing-soon", _("Closing soon")
    FULL = "full", _("Full")  # one can still join the waiting list
    CLOSED = "closed", _("Closed")  # nobody can join any more, and it is not over yet
    AWAITING_OUTCOME = "awaiting-outcome", _("Awaiting outcome")  # it is over, and people are owed an answer
    OUTCOME_GIVEN = "outcome-given", _("Outcome given")
    CANCELLED = "cancelled", _("Cancelled")


TAKES_SIGN_UPS = frozenset({OpportunityState.OPEN, OpportunityState.CLOSING_SOON, OpportunityState.FULL})
IS_OVER = frozenset({OpportunityState.CLOSED, OpportunityState.AWAITING_OUTCOME, OpportunityState.OUTCOME_GIVEN})


def state_at(
    page: "OpportunityPage", moment: datetime, closing_soon_days: int, *, places_taken: int = 0
) -> OpportunityState:
    """Return the state at this moment; the closing time itself is already closed.

    `places_taken` is how many places are held at that moment (people.places_taken). Where its sessions are fetched
    already, this asks the database for nothing.
    """
    if page.preview_state:
        return page.preview_state
    if not page.live:
        return OpportunityState.DRAFT
    return state_once_live(page, moment, closing_soon_days, places_taken=places_taken)


def state_once_live(
    page: "OpportunityPage", moment: datetime, closing_soon_days: int, *, places_taken: int = 0
) -> OpportunityState:
    """Return the state at this moment of a page that the public can see, or of a draft as if they could."""
    if page.cancelled_at:
        return OpportunityState.CANCELLED
    if page.closes_at is None or page.closes_at <= moment:
        return _state_after_closing(page, moment)
    if page.opens_at and page.opens_at > moment:
        return OpportunityState.UPCOMING
    if page.capacity is not None and places_taken >= page.capacity:
        return OpportunityState.FULL
    if page.closes_at <= moment + timedelta(days=closing_soon_days):
        return OpportunityState.CLOSING_SOON
    return OpportunityState.OPEN


def _state_after_closing(page: "OpportunityPage", moment: datetime) -> OpportunityState:
    if page.has_outcome:
        return OpportunityState.OUTCOME_GIVEN
    if any(session.ends_at > moment for session in page.sessions.all()):
        return OpportunityState.CLOSED
    return OpportunityState.AWAITING_OUTCOME
