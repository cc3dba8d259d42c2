"""Whose needs are to be asked about again, and who of them cannot be asked by mail."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from people.models import AccessNeed, OutboxMessage, SignUp
from people.permissions import WhyNot, reasons_why_not

NOT_BY_MAIL = (WhyNot.NO_ADDRESS, WhyNot.COMES_BACK)  # what is written during a break only waits for its end


def needs_for_staff() -> QuerySet[AccessNeed]:
    """Return the needs that staff may read, with their people: not of those who only wait for a guardian to agree."""
    confirmed = SignUp.objects.filter(person=OuterRef("person"), confirmed_at__isnull=False)
    waiting = confirmed.filter(state=SignUp.State.AWAITING_GUARDIAN)
    others = confirmed.exclude(state=SignUp.State.AWAITING_GUARDIAN)
    return AccessNeed.objects.select_related("person").exclude(Exists(waiting) & ~Exists(others))


def needs_to_ask_again(day: date) -> QuerySet[AccessNeed]:
    """Return the needs whose review is due on this day or was due before, with the people who have them."""
    due = AccessNeed.objects.filter(review_due__lte=day, person__erasure__isnull=True)
    return due.select_related("person").order_by("review_due", "pk")


def to_ask_by_hand(needs: Iterable[AccessNeed]) -> list[AccessNeed]:
    """Return those whose people no mail reaches: the team rings them or writes to them."""
    each = list(needs)
    reasons = reasons_why_not([need.person for need in each], OutboxMessage.Kind.SERVICE)
    return [need for need in each if reasons.get(need.person_id) in NOT_BY_MAIL]
