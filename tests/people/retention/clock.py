"""Moves the clock and purges."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from involvement.models import OpportunityPage
from people.models import (
    OutboxMessage,
)
from people.retention import kinds, purge

TODAY = datetime(2026, 11, 23, 14, tzinfo=UTC)
DAYS = {kind.name: kind.default_days for kind in kinds()}
Travel = Callable[[datetime], None]


def goes(kind: str) -> int:
    """Purge one kind and return how much went; what was counted before is what went, and a second time nothing goes."""
    (counted,) = purge(kind, is_real=False)
    (gone,) = purge(kind, is_real=True)
    (again,) = purge(kind, is_real=True)
    assert (counted.count, again.count) == (gone.count, 0)
    return gone.count


def nights(travel: Travel, kind: str, since: datetime | date | None, days: int | None = None) -> tuple[int, int]:
    """Return how much of a kind goes on its last day, and on the day after."""
    assert since
    start = datetime(since.year, since.month, since.day, 14, tzinfo=UTC)
    kept = timedelta(days=DAYS[kind] if days is None else days)
    travel(start + kept - timedelta(minutes=1))
    before = goes(kind)
    travel(start + kept + timedelta(days=1, minutes=1))
    return before, goes(kind)


def goes_on_for_ever(page: OpportunityPage) -> None:
    """Let a page tell no day on which it is over."""
    type(page).objects.filter(pk=page.pk).update(closes_at=None, outcome_due=None)
    page.refresh_from_db()


def close_mail() -> None:
    """Let no mail be owed."""
    OutboxMessage.objects.update(state=OutboxMessage.State.SENT, sent_at=timezone.now())
