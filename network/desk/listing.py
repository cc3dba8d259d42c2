"""Meetings as the team sees them in the admin: when, what became of the promise about papers, and what is missed."""

from typing import Any

import django_filters
from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from core.look.words import when_in_words
from network.meeting_states import MISSED_STATES, MeetingState, meeting_state
from network.models import MeetingPage
from network.papers_owed import missed_meetings, state_of, waiting_meetings
from network.permissions import can_look_after_papers


class MeetingFilterSet(WagtailFilterSet):
    """Narrows the team's list."""

    when = django_filters.ChoiceFilter(
        label=_("When"), choices=[("ahead", _("Ahead")), ("over", _("Over"))], method="at_time"
    )
    papers = django_filters.ChoiceFilter(
        label=_("Papers"),
        choices=[("waiting", _("Members wait for them")), ("missed", _("The promise was missed"))],
        method="with_promise",
    )

    class Meta:
        model = MeetingPage
        fields = ["when", "papers"]

    def at_time(self, meetings: QuerySet[MeetingPage], _name: str, value: str) -> QuerySet[MeetingPage]:
        """Return the meetings that are still to come, or those that are over."""
        now = timezone.now()
        return meetings.filter(ends_at__lte=now) if value == "over" else meetings.filter(ends_at__gt=now)

    def with_promise(self, meetings: QuerySet[MeetingPage], _name: str, value: str) -> QuerySet[MeetingPage]:
        """Return the meetings whose members wait for papers, or did not get them in time."""
        now = timezone.now()
        found = missed_meetings(now) if value == "missed" else waiting_meetings(now)
        return meetings.filter(pk__in=found.order_by().values("pk"))


class PapersColumn(Column):
    """What became of the promise about papers, with the way to them for those who look after papers."""

    cell_template_name = "network/admin/papers_cell.html"

    def get_cell_context_data(self, instance: MeetingPage, parent_context: Any) -> dict[str, Any]:
        """Return what the cell shows."""
        may = can_look_after_papers(parent_context["request"].user)
        state = state_of(instance, timezone.now())
        return {
            **super().get_cell_context_data(instance, parent_context),
            "state": state.label,
            "is_missed": state in MISSED_STATES,
            "due": instance.papers_by,
            "url": reverse("meeting_papers:of", args=[instance.pk]) if may else "",
            "page": instance,
        }


def add_rows(meetings: list[MeetingPage]) -> None:
    """Give each meeting what members were told of it, and its `group_title`; two queries, however many meetings."""
    prefetch_related_objects(meetings, "telling")
    above = {meeting.path[: -MeetingPage.steplen] for meeting in meetings}
    titles = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    for meeting in meetings:
        meeting.group_title = titles.get(meeting.path[: -MeetingPage.steplen], "")


class MeetingIndexView(IndexView):
    """The list."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context, in which every meeting of the rows that are shown knows its facts."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        add_rows(list(context["object_list"]))
        return context


class MeetingListingViewSet(PageListingViewSet):
    """The team's list of all meetings."""

    model = MeetingPage
    icon = "calendar-alt"
    menu_label = _("Meetings")
    menu_order = 153
    add_to_admin_menu = True
    index_view_class = MeetingIndexView
    filterset_class: Any = MeetingFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("group", label=_("Group"), accessor="group_title"),
        Column("starts_at", label=_("When"), accessor=when_in_words, sort_key="starts_at"),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda meeting: meeting_state(meeting, timezone.now()).label,
            primary=lambda meeting: meeting_state(meeting, timezone.now()) in (MeetingState.AHEAD, MeetingState.NOW),
        ),
        PapersColumn("papers", label=_("Papers"), accessor="papers_by", sort_key="papers_by"),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]


meeting_listing = MeetingListingViewSet("meetings")
