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
    tallies, failures = _tried(only, is_real)
    if failures:
        raise failures[0]
    return tallies


def purge_what_is_due() -> int:
    """Purge every kind, and clean SQLite's file where anything was deleted lately; returns how many rows went."""
    tallies, failures = _tried("", is_real=True)
    count = sum(tally.count for tally in tallies)
    lately = timezone.now() - timedelta(days=2)
    # A round that failed is tried again at the next tick: its file is cleaned only where this round deleted something.
    if count or (not failures and Erasure.objects.filter(done_at__gte=lately).exists()):
        rewrite_database()
    if failures:
        raise failures[0]
    return count


def _tried(only: str, is_real: bool) -> tuple[list[Tally], list[Exception]]:
    ensure_periods()
    periods = dict(RetentionPeriod.objects.values_list("kind", "days"))
    tallies: list[Tally] = []
    failures: list[Exception] = []
    for kind in (kind for kind in kinds() if only in ("", kind.name)):
        days = min(periods.get(kind.name, kind.default_days), LONGEST)
        try:
            now = timezone.now()
            tallies.append(Tally(kind, days, kind.purge(now, days) if is_real else kind.due(now, days).count()))
        except Exception as error:  # whatever one kind raises, the others must not be kept too long
            logger.exception("Nothing was purged of one kind: %s", kind.name)
            failures.append(error)
    return tallies, failures
