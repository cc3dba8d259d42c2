"""What people need in order to take part: recorded once, asked again in time (Accessible Information Standard)."""

from calendar import monthrange
from datetime import date, datetime

from django.utils import timezone

from people.models import AccessNeed, Person
from people.monitoring import monitoring_settings


def record_need(person: Person, text: str, *, now: datetime | None = None) -> None:
    """Write down what a person needs, in their own words; what stood there before is replaced.

    An empty text changes nothing: an empty box on a form is not "I need nothing any more" (that is `forget_need`).
    """
    words, moment = text.strip(), now or timezone.now()
    if not words:
        return
    fresh = {"text": words, "recorded_at": moment, "review_due": _review_due(moment), "review_asked_at": None}
    AccessNeed.objects.update_or_create(person=person, defaults=fresh)


def confirm_need(person: Person, *, now: datetime | None = None) -> bool:
    """Write down that what we know is still right; returns False where nothing is known."""
    moment = now or timezone.now()
    fresh = {"recorded_at": moment, "review_due": _review_due(moment), "review_asked_at": None}
    return bool(AccessNeed.objects.filter(person=person).update(**fresh))


def forget_need(person: Person) -> bool:
    """Delete what a person needed; returns False where nothing was known."""
    deleted, _by_model = AccessNeed.objects.filter(person=person).delete()
    return bool(deleted)


def _review_due(moment: datetime) -> date:
    day = timezone.localdate(moment)
    months = day.month - 1 + monitoring_settings().needs_review_months
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
