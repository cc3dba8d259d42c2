"""Stories as the team sees them in the admin: how far they are, and what is owed by when."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.look.words import when_in_words
from involvement.models import StoryPage
from involvement.owing import overdue_stories


def due_in_list(page: StoryPage) -> str:
    """Return when the next update is due, with a word where that day is over."""
    if page.is_answered or page.next_update_due is None:
        return ""
    when = when_in_words(page.next_update_due)
    return _gettext("%(when)s – overdue") % {"when": when} if page.is_overdue else when


class StoryFilterSet(WagtailFilterSet):
    """Narrows the team's list."""

    overdue = django_filters.ChoiceFilter(
        label=_("Next update"), choices=[("yes", _("Overdue"))], method="that_are_overdue"
    )

    class Meta:
        model = StoryPage
        fields = ["status", "overdue", "directorate", "source"]

    def that_are_overdue(self, pages: QuerySet[StoryPage], name: str, value: str) -> QuerySet[StoryPage]:
        """Return those that are overdue."""
        return overdue_stories(pages)


class StoryListing(IndexView):
    """The list with what its columns show, asked for at once."""

    def annotate_queryset(self, pages: Any) -> Any:
        """Return the pages with directorate and source."""
        return super().annotate_queryset(pages).prefetch_related("directorate", "source")


class StoryListingViewSet(PageListingViewSet):
    """The team's list of all stories."""

    model = StoryPage
    index_view_class = StoryListing
    icon = "comment"
    menu_label = _("Stories")
    menu_order = 155
    add_to_admin_menu = True
    filterset_class: Any = StoryFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        StatusTagColumn(
            "story_status",
            label=_("Status"),
            accessor=lambda page: page.get_status_display(),
            primary=lambda page: page.is_answered,
            sort_key="status",
        ),
        Column("next_update_due", label=_("Next update due"), accessor=due_in_list, sort_key="next_update_due"),
        Column("owner_role", label=_("Responsible"), sort_key="owner_role"),
        Column("directorate", label=_("Directorate")),
        Column("source", label=_("Source")),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]


story_listing = StoryListingViewSet("stories")
