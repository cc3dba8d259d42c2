"""Opportunities as the team sees them in the admin: state, places, sign-ups and the answer that is owed."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.look.words import when_in_words
from core.selectors import organisation
from involvement.desk.rows import add_rows
from involvement.desk.states import pages_in_state, pages_that_owe_an_answer
from involvement.desk.using_again import UseAgainPage
from involvement.models import OpportunityPage
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.states import TAKES_SIGN_UPS, OpportunityState
from people.permissions import can_view_sign_ups


class OpportunityFilterSet(WagtailFilterSet):
    """Narrows the team's list."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=OpportunityState.choices, method="in_state")
    owes = django_filters.ChoiceFilter(
        label=_("Answer"), choices=[("yes", _("Owes an answer"))], method="owes_an_answer"
    )

    class Meta:
        model = OpportunityPage
        fields = ["state", "owes", "payment", "rung", "directorate"]

    def in_state(self, pages: OpportunityQuerySet, _name: str, value: str) -> QuerySet[OpportunityPage]:
        """Return the pages in the chosen state."""
        return pages_in_state(pages, value, timezone.now(), organisation().closing_soon_days)

    def owes_an_answer(self, pages: OpportunityQuerySet, _name: str, _value: str) -> QuerySet[OpportunityPage]:
        """Return the pages that have closed and have not told people what happened."""
        return pages_that_owe_an_answer(pages, timezone.now())


class SignUpsColumn(Column):
    """How many people signed up, with the way to them for those who may read who they are."""

    cell_template_name = "involvement/admin/sign_ups_cell.html"

    def get_cell_context_data(self, instance: OpportunityPage, parent_context: Any) -> dict[str, Any]:
        """Return what the cell shows."""
        may = can_view_sign_ups(parent_context["request"].user)
        url = reverse("page_sign_ups:of", args=[instance.pk]) if may else ""
        return {**super().get_cell_context_data(instance, parent_context), "page": instance, "url": url}


class OutcomeDueColumn(Column):
    """By when people are told what happened, with a mark where that day is over."""

    cell_template_name = "involvement/admin/outcome_due_cell.html"


class OpportunityIndexView(IndexView):
    """The list."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context, in which every page of the rows that are shown knows its row."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        add_rows(list(context["object_list"]), timezone.now(), organisation().closing_soon_days)
        return context


class OpportunityListingViewSet(PageListingViewSet):
    """The team's list of all opportunities."""

    model = OpportunityPage
    icon = "calendar-alt"
    menu_label = _("Opportunities")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = OpportunityIndexView
    filterset_class: Any = OpportunityFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda page: page.row.state.label,
            primary=lambda page: page.row.state in TAKES_SIGN_UPS,
        ),
        Column(
            "closes_at", label=_("Closes"), accessor=lambda page: when_in_words(page.closes_at), sort_key="closes_at"
        ),
        Column("places", label=_("Places taken"), accessor="row.places", sort_key="capacity"),
        SignUpsColumn("sign_ups", label=_("Sign-ups"), accessor="row.sign_ups"),
        OutcomeDueColumn(
            "outcome_due",
            label=_("Outcome due"),
            accessor=lambda page: when_in_words(page.outcome_due),
            sort_key="outcome_due",
        ),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Return the list, and the page that makes a new opportunity from an earlier one."""
        use_again = path("use-again/<int:pk>/", UseAgainPage.as_view(), name="use_again")
        return [*super().get_urlpatterns(), use_again]


opportunity_listing = OpportunityListingViewSet("opportunities")
