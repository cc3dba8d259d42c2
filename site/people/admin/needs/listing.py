"""The list of everyone who told us what they need, with those first who are to be asked again."""

from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from people.admin.needs.met import MetButton, MetPage
from people.admin.needs.report import ReportPage
from people.admin.needs.review import ReviewPage
from people.admin.needs.sheet import SheetPage
from people.admin.policies import ReadOnlyPolicy
from people.models import AccessNeed, Person, SignUp
from people.needs_review import needs_for_staff, needs_to_ask_again, to_ask_by_hand


class AccessNeedFilters(WagtailFilterSet):
    """By whether the review is due, and by how to reach the person."""

    review = django_filters.ChoiceFilter(
        label=_("Ask again"),
        choices=[("due", _("Review due")), ("by-hand", _("Review due, cannot be asked by email"))],
        method="filter_review",
    )
    channel = django_filters.ChoiceFilter(
        label=_("Reach by"), field_name="person__channel", choices=Person.Channel.choices
    )

    class Meta:
        model = AccessNeed
        fields: list[str] = []

    def filter_review(self, queryset: QuerySet[AccessNeed], _name: str, value: str) -> QuerySet[AccessNeed]:
        """Return those whose review is due, all of them or only those the team asks."""
        due = needs_to_ask_again(timezone.localdate())
        wanted = [need.pk for need in (to_ask_by_hand(due) if value == "by-hand" else due)]
        return queryset.filter(pk__in=wanted)


class AccessNeedIndexView(generic.IndexView):
    """The list; what somebody needs stands on their own page of it."""

    any_permission_required = ["view"]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[AccessNeed]:
        """Return the needs with what a row shows of the person."""
        return needs_for_staff()

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return the way to the report."""
        return [HeaderButton(_("Report"), url=reverse("needs:report"), icon_name="table")]


class AccessNeedViewSet(ModelViewSet):
    """Needs in the admin; whoever may read sign-ups may read them."""

    model = AccessNeed
    name = "needs"
    icon = "clipboard-list"
    menu_label = _("Access needs")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["text"]
    index_view_class = AccessNeedIndexView
    filterset_class = AccessNeedFilters
    search_fields = ["person__name"]
    ordering = ["review_due", "pk"]
    list_per_page = 30
    permission_policy = ReadOnlyPolicy(SignUp)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("name", label=_("Name"), accessor="person", get_url=self._review_url),
            Column("channel", label=_("Reach by"), accessor="person.get_channel_display"),
            DateColumn("recorded_at", label=_("Recorded"), sort_key="recorded_at"),
            Column("review_due", label=_("Ask again by"), sort_key="review_due"),
            DateColumn("review_asked_at", label=_("Asked again"), sort_key="review_asked_at"),
        ]

    def _review_url(self, need: AccessNeed) -> str:
        return reverse("needs:review", args=[need.pk])

    def get_urlpatterns(self) -> list[Any]:
        """Return the list, and the pages that belong to it."""
        kept = ("index", "index_results")
        return [
            *[pattern for pattern in super().get_urlpatterns() if pattern.name in kept],
            path("report/", ReportPage.as_view(), name="report"),
            path("person/<int:pk>/", ReviewPage.as_view(), name="review"),
            path("page/<int:page_pk>/", SheetPage.as_view(), name="sheet"),
            path("page/<int:page_pk>/met/", MetPage.as_view(), name="met"),
            path("sign-up/<int:pk>/met/", MetButton.as_view(), name="met_button"),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Return the one permission of its own: to read a sheet without names."""
        return Permission.objects.filter(content_type__app_label="people", codename="view_accessneed")
