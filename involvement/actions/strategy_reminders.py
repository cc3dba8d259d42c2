"""Reminds the owners of actions of their next review, once for each day and address."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from involvement.loop.owners import Addresses
from involvement.models import StrategyPromise, TrackerSettings
from involvement.tracker.due_reviews import reviews_on
from involvement.tracker.reminders import STRATEGY_REVIEW, ReviewReminder
from people.actions.post import write_message
from people.models import OutboxMessage


def remind_of_reviews() -> int:
    """Write the mails whose time it is and that nobody has written; returns how many."""
    due = {reminder.key: reminder for reminder in _due()}
    written = set(OutboxMessage.objects.filter(key__in=due).values_list("key", flat=True))
    for key in sorted(due.keys() - written):
        with transaction.atomic():
            write_message(key, STRATEGY_REVIEW, team_address=due[key].address)
    return len(due.keys() - written)


def _due() -> set[ReviewReminder]:
    """Return what is due: from so many days before a review to its day. After that the page itself says it."""
    today = timezone.localdate()
    settings = TrackerSettings.objects.first() or TrackerSettings()
    last = today + timedelta(days=settings.reminder_days)
    days = StrategyPromise.objects.filter(next_review__range=(today, last)).order_by()
    addresses = Addresses.read()
    return {
        ReviewReminder(day, addresses.of(promise.owner_role))
        for day in days.values_list("next_review", flat=True).distinct()
        for promise in reviews_on(day)
    }
