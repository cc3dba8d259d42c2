"""The trust's own periods, and the purge that follows them."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from people.models import Erasure, RetentionPeriod
from people.retention.kinds import Kind, kinds
from people.storage import rewrite_database

logger = logging.getLogger(__name__)

LONGEST = 36_500  # days


@dataclass(frozen=True)
class Tally:
    """How much of one kind is due, or was purged."""

    kind: Kind
    days: int
    count: int


def ensure_periods() -> int:
    """Write the period of each kind that has none yet; returns how many were written."""
    known = set(RetentionPeriod.objects.values_list("kind", flat=True))
    missing = [RetentionPeriod(kind=kind.name, days=kind.default_days) for kind in kinds() if kind.name not in known]
    RetentionPeriod.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def purge(only: str = "", *, is_real: bool) -> list[Tally]:
    """Delete what was kept long enough, or only count it; of every kind, or of the one that is named.

    Kinds come in an order in which one can make room for the next, so that a second run finds nothing more. A kind
    that fails does not stop the others; the first failure is raised at the end.
    """
    ensure_periods()
    periods = dict(RetentionPeriod.objects.values_list("kind", "days"))
    chosen = [kind for kind in kinds() if only in ("", kind.name)]
    tallies, failures = [], []
    for kind in chosen:
        days = min(periods.get(kind.name, kind.default_days), LONGEST)
        try:
            tallies.append(
                Tally(
                    kind, days, kind.purge(timezone.now(), days) if is_real else kind.due(timezone.now(), days).count()
                )
            )
        except Exception as error:  # whatever one kind raises, the others must not be kept too long
            logger.exception("Nothing was purged of one kind: %s", kind.name)
            failures.append(error)
    if failures:
        raise failures[0]
    return tallies


def purge_what_is_due() -> int:
    """Purge every kind, and clean SQLite's file where anything was deleted lately; returns how many rows went."""
    count = 0
    try:
        count = sum(tally.count for tally in purge(is_real=True))
    finally:  # also where one kind failed: the others are deleted
        lately = timezone.now() - timedelta(days=2)
        if count or Erasure.objects.filter(done_at__gte=lately).exists():
            rewrite_database()
    return count
