"""Tells those who look after pages that these must soon be read again, once for each day and address."""

from django.db import transaction

from home.reviews.pages import pages_where, soon
from home.reviews.reminders import PAGE_REVIEWS, PageReviewReminder
from involvement.loop.owners import Addresses
from people.actions.post import write_message
from people.models import OutboxMessage


def remind_of_page_reviews() -> int:
    """Write the mails whose time it is and that nobody has written; returns how many.

    From so many days before a review to its day: after that the page stands on the desk, and in nobody's mailbox.
    """
    due = {reminder.key: reminder for reminder in _due()}
    written = set(OutboxMessage.objects.filter(key__in=due).values_list("key", flat=True))
    for key in sorted(due.keys() - written):
        with transaction.atomic():
            write_message(key, PAGE_REVIEWS, team_address=due[key].address)
    return len(due.keys() - written)


def _due() -> set[PageReviewReminder]:
    addresses = Addresses.read()
    return {
        PageReviewReminder(line.review_due, addresses.of(line.owner))
        for line in pages_where(soon())
        if line.review_due and not line.is_example
    }
