"""Which release sets are waiting, and whose time has come."""

from datetime import datetime

from django.db.models import Count, QuerySet
from wagtail.models import Page

from home.models import ReleaseSet

State = ReleaseSet.State


def release_sets() -> QuerySet[ReleaseSet]:
    """Return all sets with the number of their pages, the newest first."""
    return ReleaseSet.objects.annotate(number=Count("items")).order_by("-made_at", "-pk")


def waiting_sets() -> QuerySet[ReleaseSet]:
    """Return the sets that are not live yet."""
    return ReleaseSet.objects.exclude(state=State.LIVE)


def waiting_sets_with(page: Page) -> QuerySet[ReleaseSet]:
    """Return the sets not live yet that this page is in."""
    return waiting_sets().filter(items__page=page)


def due_sets(now: datetime) -> QuerySet[ReleaseSet]:
    """Return the sets that were planned for a time that has come, the earliest first."""
    return ReleaseSet.objects.filter(state=State.SCHEDULED, goes_live_at__lte=now).order_by("goes_live_at", "pk")
