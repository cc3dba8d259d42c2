"""How well needs are known and met, in numbers that point at nobody: for the trust's yearly account of the standard."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import TruncQuarter
from django.utils.translation import gettext as _

from people.disclosure import Table, shown, table
from people.models import AccessNeed, AccessNeedMet, Person
from people.monitoring import monitoring_settings, quarter_in_words


@dataclass(frozen=True)
class MetInQuarter:
    """For how many people needs were met, by the quarter in which staff wrote it down."""

    label: str
    figures: Table


@dataclass(frozen=True)
class NeedsReport:
    """Everything the report shows."""

    told_us: list[tuple[str, str]]
    reviews: Table
    met: list[MetInQuarter]


def needs_report(today: date) -> NeedsReport:
    """Return the report as it stands today; the newest quarter first."""
    smallest = monitoring_settings().smallest_number_shown
    return NeedsReport(told_us=_told_us(smallest), reviews=_reviews(today, smallest), met=_met(smallest))


def _told_us(smallest: int) -> list[tuple[str, str]]:
    """Return how many told us what; somebody may be in several of these, so there is no total."""
    found = Person.objects.aggregate(
        needs=Count("pk", filter=Q(access_need__isnull=False)),
        formats=Count("pk", filter=~Q(format=Person.Format.STANDARD)),
        languages=Count("pk", filter=~Q(language=settings.LANGUAGE_CODE)),
    )
    return [
        (_("People who told us what they need"), shown(found["needs"], smallest)),
        (_("People who need another format"), shown(found["formats"], smallest)),
        (_("People who need another language"), shown(found["languages"], smallest)),
    ]


def _reviews(today: date, smallest: int) -> Table:
    is_due = Q(review_due__lte=today)
    found = AccessNeed.objects.aggregate(
        current=Count("pk", filter=~is_due),
        asked=Count("pk", filter=is_due & Q(review_asked_at__isnull=False)),
        late=Count("pk", filter=is_due & Q(review_asked_at__isnull=True)),
    )
    counts = {
        _("Recorded or reviewed in time"): found["current"],
        _("Asked again, no answer yet"): found["asked"],
        _("To be asked again"): found["late"],
    }
    return table(counts, smallest)


def _met(smallest: int) -> list[MetInQuarter]:
    rows = AccessNeedMet.objects.annotate(quarter=TruncQuarter("recorded_at")).values_list("quarter", "answer")
    by_quarter: dict[date, dict[str, int]] = defaultdict(dict)
    for quarter, answer, number in rows.annotate(number=Count("pk")).order_by("quarter"):
        by_quarter[quarter.date()][answer] = number
    return [
        MetInQuarter(
            quarter_in_words(first),
            table({str(label): found.get(value, 0) for value, label in AccessNeedMet.Answer.choices}, smallest),
        )
        for first, found in sorted(by_quarter.items(), reverse=True)
    ]
