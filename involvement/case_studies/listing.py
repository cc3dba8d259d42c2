"""Case studies as the team sees them in the admin: what was promised and delivered, and whose words to ask about."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.look.words import when_in_words
from core.models import Contribution
from involvement.models import CaseStudyPage


def words_to_ask_about(pages: QuerySet[CaseStudyPage], today: date) -> QuerySet[CaseStudyPage]:
    """Return those with words of somebody whom it is time to ask again."""
    due = Contribution.objects.to_ask_by(today)
    return pages.filter(words__contribution__in=due).distinct()


def ask_again_on(page: CaseStudyPage) -> date | None:
    """Return the first day on which somebody is to be asked whether their words may stay."""
    asked_of = (row.contribution for row in page.words.all())
    return min((each.review_on for each in asked_of if not each.withdrawn_at), default=None)


class CaseStudyFilterSet(WagtailFilterSet):
    """Narrows the team's list."""

    ask_again = django_filters.BooleanFilter(label=_("Somebody’s words to ask about again"), method="to_ask_about")

    class Meta:
        model = CaseStudyPage
        fields = ["ask_again", "rung_delivered", "stage", "directorate", "finished_year"]

    def to_ask_about(self, pages: QuerySet[CaseStudyPage], name: str, value: bool) -> QuerySet[CaseStudyPage]:
        """Return the pages with such words, or those without."""
        due = words_to_ask_about(CaseStudyPage.objects.all(), timezone.localdate()).values("pk")
        return pages.filter(pk__in=due) if value else pages.exclude(pk__in=due)


class CaseStudyListing(IndexView):
    """The list with what its columns show, asked for at once."""

    def annotate_queryset(self, pages: Any) -> Any:
        """Return the pages with their rungs and words."""
        return (
            super().annotate_queryset(pages).prefetch_related("rung_promised", "rung_delivered", "words__contribution")
        )


class CaseStudyListingViewSet(PageListingViewSet):
    """The team's list of all case studies."""

    model = CaseStudyPage
    index_view_class = CaseStudyListing
    icon = "clipboard-list"
    menu_label = _("Case studies")
    menu_order = 160
    add_to_admin_menu = True
    filterset_class: Any = CaseStudyFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("rung_promised", label=_("Promised")),
        Column("rung_delivered", label=_("Delivered")),
        Column("finished_year", label=_("Finished"), sort_key="finished_year"),
        Column("ask_again", label=_("Ask about words on"), accessor=lambda page: when_in_words(ask_again_on(page))),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]


case_study_listing = CaseStudyListingViewSet("case_studies")
