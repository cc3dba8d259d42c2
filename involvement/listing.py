"""Opportunities as the team sees them in the admin: state, closing time and the answer that is owed."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.look.words import when_in_words
from core.selectors import organisation
from involvement.models import OpportunityPage
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.states import TAKES_SIGN_UPS, OpportunityState, state_at


def state_now(page: OpportunityPage) -> OpportunityState:
    """Return the state at this very moment."""
    return state_at(page, timezone.now(), organisation().closing_soon_days)


def pages_in_state(pages: OpportunityQuerySet, state: str) -> QuerySet[OpportunityPage]:
    """Return those in this state now; an unknown word changes nothing."""
    now = timezone.now()
    days = organisation().closing_soon_days
    live = pages.live()
    if state == OpportunityState.DRAFT:
        return pages.not_live()
    if state == OpportunityState.CANCELLED:
        return live.filter(cancelled_at__isnull=False)
    if state == OpportunityState.CLOSED:
        return live.filter(closes_at__lte=now, cancelled_at__isnull=True)
    if state == OpportunityState.UPCOMING:
        return live.filter(opens_at__gt=now, closes_at__gt=now, cancelled_at__isnull=True)
    if state == OpportunityState.CLOSING_SOON:
        return live.closing_soon_at(now, days)
    if state == OpportunityState.OPEN:
        soon = live.closing_soon_at(now, days).values("pk")
        return live.open_at(now).exclude(pk__in=soon)
    return pages


class OpportunityFilterSet(WagtailFilterSet):
    """Narrows the team's list."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=OpportunityState.choices, method="in_state")

    class Meta:
        model = OpportunityPage
        fields = ["state", "payment", "rung", "directorate"]

    def in_state(self, pages: OpportunityQuerySet, name: str, value: str) -> QuerySet[OpportunityPage]:
        """Return the pages in the chosen state."""
        return pages_in_state(pages, value)


class OpportunityListingViewSet(PageListingViewSet):
    """The team's list of all opportunities."""

    model = OpportunityPage
    icon = "calendar-alt"
    menu_label = _("Opportunities")
    menu_order = 150
    add_to_admin_menu = True
    filterset_class: Any = OpportunityFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda page: state_now(page).label,
            primary=lambda page: state_now(page) in TAKES_SIGN_UPS,
        ),
        Column(
            "closes_at", label=_("Closes"), accessor=lambda page: when_in_words(page.closes_at), sort_key="closes_at"
        ),
        Column("capacity", label=_("Places")),
        Column(
            "outcome_due",
            label=_("Outcome due"),
            accessor=lambda page: when_in_words(page.outcome_due),
            sort_key="outcome_due",
        ),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]


opportunity_listing = OpportunityListingViewSet("opportunities")
