"""Which alerts a round has to look at: all where something may have changed, else only those that were left over.

What the last round saw is remembered in the cache. Where the cache knows nothing, a round looks at everything.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Q, QuerySet

from core.caches import shape_of
from involvement.alerts.questions import alerts_due
from involvement.finding.remembered import index_generation
from involvement.models import OpportunityAlert, OpportunityPage

SETTLES_IN = timedelta(minutes=10)  # after a change: the queue's worker writes the index of words a moment later
LOOKS_ANYWAY = timedelta(hours=1)  # whatever nobody told the index, such as a term with another name


@dataclass(frozen=True)
class Round:
    """One run of the timer; `left_since` is when everything was last looked at, None where that is due again."""

    now: datetime
    generation: str
    changed_at: datetime  # when a round first saw the opportunities as they are
    left_since: datetime | None = None

    def alerts(self) -> QuerySet[OpportunityAlert]:
        """Return the alerts to look at: people who could not be written to, and turns that came since, are left."""
        due = alerts_due(self.now)
        if self.left_since is None:
            return due
        return due.filter(Q(looked_at__isnull=True) | Q(looked_at__lt=self.left_since))


_KEY = f"involvement:alerts:round:{shape_of(Round)}"


def next_round(now: datetime) -> Round:
    """Return what there is to do at this moment; must be asked before anything is read for it."""
    generation = index_generation()
    last: Round | None = cache.get(_KEY) if generation else None
    if last is None or last.generation != generation:
        return Round(now, generation, now)
    is_settled = now - last.changed_at > SETTLES_IN
    whole = last.left_since or last.now  # when everything was looked at
    if not is_settled or now - whole > LOOKS_ANYWAY or _opened_between(last.now, now):
        return Round(now, generation, last.changed_at)
    return Round(now, generation, last.changed_at, left_since=whole)


def remember_round(this: Round) -> None:
    """Remember a round that has come to its end."""
    if this.generation:
        cache.set(_KEY, this, 2 * LOOKS_ANYWAY.total_seconds())


def _opened_between(earlier: datetime, now: datetime) -> bool:
    return OpportunityPage.objects.filter(opens_at__gt=earlier, opens_at__lte=now).exists()
