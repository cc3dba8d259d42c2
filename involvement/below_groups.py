"""What stands below every kind of group: the seam between groups of different rooms and what they have in common.

A room that has such a page marks it; every page that people join takes it in. So neither room names the other.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

MOST_SHOWN = 6


class StandsBelowGroups:
    """Marks a kind of page that stands below whatever people join; it has `starts_at` and `ends_at`. Before Page."""

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Page]]:
        """Return every kind of page that people join, whichever room it lives in."""
        return [model for model in _kinds() if getattr(model, "is_membership", False)]


def kinds_below_groups() -> list[type[Page]]:
    """Return the kinds of pages that stand below whatever people join."""
    return [model for model in _kinds() if issubclass(model, StandsBelowGroups)]


def dates_ahead(group: Page, now: datetime | None = None) -> list[Any]:
    """Return what is next below a group and everybody can read, the nearest first; one query for each kind."""
    found: list[Any] = []
    for kind in kinds_below_groups() if group.pk else ():
        pages = kind.objects.child_of(group).live().filter(view_restrictions__isnull=True)
        found += pages.filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")[:MOST_SHOWN]
    return sorted(found, key=lambda page: (page.starts_at, page.pk))[:MOST_SHOWN]


def _kinds() -> list[type[Page]]:
    return [model for model in apps.get_models() if issubclass(model, Page)]
