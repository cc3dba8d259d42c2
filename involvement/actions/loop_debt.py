"""Reminds the contact that people are owed an answer: when an opportunity closes, before the day, and after it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core.selectors import organisation
from involvement.models import OpportunityPage
from involvement.owing import is_overdue, owed_outcomes
from involvement.telling.reminders import CLOSED, LATE, OUTCOME_OWED, SOON, Reminder
from people.actions.post import write_message
from people.models import OutboxMessage

STILL_NEWS = timedelta(days=30)  # a site that takes over its old pages does not begin with a hundred reminders


def remind_of_owed_outcomes() -> int:
    """Write to the contacts what is due at this moment and has not been written; returns how many mails."""
    due = dict(_due(timezone.now()))
    written = set(OutboxMessage.objects.filter(key__in=due).values_list("key", flat=True))
    for key in due.keys() - written:
        with transaction.atomic():
            write_message(key, OUTCOME_OWED, team_address=due[key])
    return len(due.keys() - written)


def _due(now: datetime) -> Iterator[tuple[str, str]]:
    """Yield the key of each reminder whose time it is, and to whom it goes."""
    days = organisation().outcome_reminder_days
    for page in owed_outcomes(now).filter(is_example=False):  # an example's contact is as invented as the rest of it
        due = page.outcome_due
        if due and (stage := _stage(page, due, now, days)):
            yield Reminder(stage, page.pk, due).key, page.contact_email


def _stage(page: OpportunityPage, due: date, now: datetime, days: int) -> str:
    """Return which of the three mails is right at this moment; nothing where its time is over."""
    today = timezone.localdate(now)
    if is_overdue(due, now):
        return LATE if _is_news(due, today) else ""
    if today >= due - timedelta(days=days):
        return SOON
    return CLOSED if page.closes_at and _is_news(timezone.localdate(page.closes_at), today) else ""


def _is_news(day: date, today: date) -> bool:
    return today - day <= STILL_NEWS
