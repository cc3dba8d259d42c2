"""What people asked for in other formats, as the team finds it: what waits first, with the promised day."""

from datetime import date
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.format_sets import WANTED
from core.look.words import when_in_words
from involvement.desk.format_screen import WishPage
from involvement.models import FormatWish
from involvement.other_formats.waiting import OPEN, wishes
from involvement.owing import is_overdue
from people.admin.policies import ReadOnlyPolicy

OVERDUE = "overdue"
ONE, MANY = _("request"), _("requests")  # where Wagtail counts them


class WishFilters(WagtailFilterSet):
    """By state, format and language."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[(OVERDUE, _("Overdue")), *FormatWish.State.choices], method="by_state"
    )
    format = django_filters.ChoiceFilter(label=_("Format"), choices=list(WANTED.items()))
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = FormatWish
        fields: list[str] = []

    def by_state(self, rows: QuerySet[FormatWish], _name: str, value: str) -> QuerySet[FormatWish]:
        """Return those in this state, or those whose promised day is over."""
        late = Q(state__in=OPEN, waits__gt=0, due_on__lt=timezone.localdate())
        return rows.filter(late if value == OVERDUE else Q(state=value))


class WishIndexView(generic.IndexView):
    """The list; it says how many asked, not who."""

    any_permission_required = ["view"]
    verbose_name = ONE
    verbose_name_plural = MANY
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[FormatWish]:
        """Return what was asked for, with what a row shows."""
        return wishes()


def page_title_of(wish: FormatWish) -> str:
    """Return the title of the page."""
    return wish.page.title if wish.page else gettext("A page that is not there any more")


def due_in_words(wish: FormatWish) -> str:
    """Return the promised day; where it is over, that it is."""
    day: date | None = wish.due_on
    if wish.is_settled or day is None:
        return ""
    words = when_in_words(day)
    return gettext("%(day)s, overdue") % {"day": words} if is_overdue(day, timezone.now()) else words


class FormatWishViewSet(ModelViewSet):
    """The list, and the screen of one request."""

    model = FormatWish
    name = "format_wishes"
    icon = "doc-full-inverse"
    menu_label = _("Other formats")
    menu_order = 156
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = WishIndexView
    filterset_class = WishFilters
    search_backend_name = None
    search_fields = ["page__title"]
    ordering = ["settled_at", "due_on", "pk"]
    list_per_page = 30
    permission_policy = ReadOnlyPolicy(FormatWish)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("page", label=_("Page"), accessor=page_title_of, get_url=self._url),
            Column("want", label=_("Wanted"), accessor=lambda wish: wish.want.in_words()),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("due_on", label=_("Promised by"), accessor=due_in_words, sort_key="due_on"),
            Column("waits", label=_("Who waits"), accessor="waits"),
            Column("asked", label=_("How often"), accessor="asked", sort_key="asked"),
        ]

    def _url(self, wish: FormatWish) -> str:
        return reverse("format_wishes:wish", args=[wish.pk])

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses that read, and the screen on which something is done."""
        kept = ("index", "index_results")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path("<int:pk>/", WishPage.as_view(), name="wish"),
        ]
