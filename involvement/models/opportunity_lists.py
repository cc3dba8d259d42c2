"""Which opportunities are in which state at a moment: the same rules as involvement.states, said to the database."""

from datetime import datetime, timedelta

from django.db.models import Q
from wagtail.models import PageManager

from .public_pages import PublicPageQuerySet


class OpportunityQuerySet(PublicPageQuerySet):
    """Opportunities by what the public may do with them, in the database's own words so that lists stay cheap."""

    def open_at(self, moment: datetime) -> "OpportunityQuerySet":
        """Return those that accept sign-ups at this moment."""
        started = Q(opens_at__isnull=True) | Q(opens_at__lte=moment)
        return self.filter(started, closes_at__gt=moment, cancelled_at__isnull=True)

    def closing_soon_at(self, moment: datetime, days: int) -> "OpportunityQuerySet":
        """Return those that accept sign-ups now and close within this many days."""
        return self.open_at(moment).filter(closes_at__lte=moment + timedelta(days=days))

    def closed_at(self, moment: datetime) -> "OpportunityQuerySet":
        """Return those whose closing time has passed or that were cancelled."""
        return self.filter(Q(closes_at__lte=moment) | Q(cancelled_at__isnull=False))

    def with_terms(self) -> "OpportunityQuerySet":
        """Return the same with stage, rung, area and directorate already fetched."""
        return self.select_related("stage", "rung", "area", "directorate")


OpportunityManager = PageManager.from_queryset(OpportunityQuerySet)
