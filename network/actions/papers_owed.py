"""Reminds a group's contact of papers that were promised: some days before, and once the day is over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from network.meetings import group_of
from network.models import MeetingPage
from network.models.settings import meeting_settings
from network.papers_owed import LATE, PAPERS_OWED, SOON, Reminder, waiting_meetings
from people.actions.post import write_message
from people.models import OutboxMessage


def remind_of_papers() -> int:
    """Write to the contacts what is due at this moment and has not been written; returns how many mails."""
    due = dict(_due(timezone.now()))
    written = set(OutboxMessage.objects.filter(key__in=due).values_list("key", flat=True))
    for key in due.keys() - written:
        with transaction.atomic():
            write_message(key, PAPERS_OWED, team_address=getattr(group_of(due[key]), "contact_email", ""))
    return len(due.keys() - written)


def _due(now: datetime) -> Iterator[tuple[str, MeetingPage]]:
    """Yield the key of each reminder whose time it is, and its meeting."""
    today, days = timezone.localdate(now), timedelta(days=meeting_settings().reminder_days)
    for meeting in waiting_meetings(now).filter(is_example=False):
        if meeting.papers_by and (stage := _stage(meeting.papers_by, today, days)):
            yield Reminder(stage, meeting.pk, meeting.papers_by).key, meeting


def _stage(due: date, today: date, days: timedelta) -> str:
    if today > due:
        return LATE
    return SOON if today >= due - days else ""
