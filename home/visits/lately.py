"""How often pages were read lately, in all languages together, and until which day that is known."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Sum
from django.utils import timezone

from home.models import PageVisits

DAYS = 30


def visits_lately() -> Counter[UUID]:
    """Return how often each page was read in the last days, by what it shares with its translations."""
    since = timezone.localdate() - timedelta(days=DAYS)
    rows = PageVisits.objects.filter(day__gte=since).values("thread").annotate(visits=Sum("number"))
    return Counter(dict(rows.values_list("thread", "visits")))


def counted_until() -> date | None:
    """Return the last day of which something is known."""
    last: date | None = PageVisits.objects.aggregate(last=Max("day"))["last"]
    return last
