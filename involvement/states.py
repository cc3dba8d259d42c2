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
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


TAKES_SIGN_UPS = frozenset({OpportunityState.OPEN, OpportunityState.CLOSING_SOON})


def state_at(page: "OpportunityPage", moment: datetime, closing_soon_days: int) -> OpportunityState:
    """Return the state at this moment; the closing time itself is already closed."""
    if not page.live:
        return OpportunityState.DRAFT
    if page.cancelled_at:
        return OpportunityState.CANCELLED
    if page.closes_at is None or page.closes_at <= moment:
        return OpportunityState.CLOSED
    if page.opens_at and page.opens_at > moment:
        return OpportunityState.UPCOMING
    if page.closes_at <= moment + timedelta(days=closing_soon_days):
        return OpportunityState.CLOSING_SOON
    return OpportunityState.OPEN
