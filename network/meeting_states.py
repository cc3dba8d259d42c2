"""How things stand with a meeting and its papers: nothing but dates and what was sent decides."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from network.models import MeetingPage


class MeetingState(models.TextChoices):
    """When a meeting is."""

    AHEAD = "ahead", _("Ahead")
    NOW = "now", _("Now")
    OVER = "over", _("Over")
    CANCELLED = "cancelled", _("Cancelled")


class PapersState(models.TextChoices):
    """What became of the promise that members get the papers by a day."""

    NONE = "none", _("No papers")
    UNKNOWN = "unknown", _("No promise yet")
    PROMISED = "promised", _("Promised")
    SENT = "sent", _("Sent in time")
    LATE = "late", _("Sent late")
    MISSED = "missed", _("Missed")


MISSED_STATES = (PapersState.LATE, PapersState.MISSED)


def meeting_state(meeting: "MeetingPage", now: datetime) -> MeetingState:
    """Return when a meeting is, seen from this moment."""
    if meeting.cancelled_at:
        return MeetingState.CANCELLED
    if meeting.ends_at and meeting.ends_at <= now:
        return MeetingState.OVER
    if meeting.starts_at and meeting.starts_at <= now:
        return MeetingState.NOW
    return MeetingState.AHEAD


def papers_state(meeting: "MeetingPage", sent_at: datetime | None, now: datetime) -> PapersState:
    """Return what became of the promise; `sent_at` is when members were first told of papers.

    A promise is kept until the end of its day in London, and of a meeting that was called off none is owed.
    """
    if meeting.no_papers:
        return PapersState.NONE
    if meeting.papers_by is None:
        return PapersState.UNKNOWN
    if sent_at:
        return PapersState.SENT if timezone.localdate(sent_at) <= meeting.papers_by else PapersState.LATE
    is_owed = meeting.cancelled_at is None or timezone.localdate(meeting.cancelled_at) > meeting.papers_by
    if is_owed and _is_over(meeting.papers_by, now):
        return PapersState.MISSED
    return PapersState.PROMISED


def _is_over(day: date, now: datetime) -> bool:
    return timezone.localdate(now) > day
