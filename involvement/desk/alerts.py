"""How many people asked to be told of what: numbers for the team, never who."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from involvement.alerts.words import alerts_in_words
from involvement.models import OpportunityAlert
from people.admin.pages import StaffPage
from people.permissions import can_view_sign_ups

MOST_LINES = 200


@dataclass(frozen=True)
class Line:
    """One question, the list it was asked of, and for how many people it is on."""

    words: str
    list_title: str
    people: int


def alert_lines() -> tuple[list[Line], int]:
    """Return the questions that most people asked, and how many more there are; in a fixed number of queries."""
    on = OpportunityAlert.objects.filter(is_on=True).order_by()
    counted = list(on.values("index_page", "query").annotate(people=Count("person")).order_by("-people", "query"))
    numbers = {(row["index_page"], row["query"]): row["people"] for row in counted[:MOST_LINES]}
    asked = on.filter(query__in={query for _page, query in numbers}).select_related("index_page").order_by("pk")
    first = {(alert.index_page_id, alert.query): alert for alert in reversed(asked)}
    words = alerts_in_words(first[question] for question in numbers if question in first)
    lines = [
        Line(words[first[question].pk], first[question].index_page.title, people)
        for question, people in numbers.items()
        if question in first
    ]
    return lines, max(0, len(counted) - MOST_LINES)


class AlertReport(StaffPage):
    """The numbers on one page; what people searched for may say something of them, so that not everybody reads it."""

    may = staticmethod(can_view_sign_ups)
    template_name = "involvement/admin/alert_report.html"
    page_title = _("Alerts")
    header_icon = "mail"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the numbers."""
        lines, left_out = alert_lines()
        return self.shown(lines=lines, left_out=left_out)


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_view_sign_ups(request.user)


class AlertReportViewSet(ViewSet):
    """The page and its entry in the menu."""

    name = "alerts"
    icon = "mail"
    menu_label = _("Alerts")
    menu_order = 330
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", AlertReport.as_view(), name="index")]
