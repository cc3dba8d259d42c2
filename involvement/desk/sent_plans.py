"""The plans that staff have sent: who to answer, and the draft that was made of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from involvement.models import SentPlan
from involvement.permissions import can_view_plans
from people.admin.pages import StaffPage

MOST_LINES = 200


@dataclass(frozen=True)
class PlanLine:
    """One plan: what it is about, where its draft is, who sent it and when."""

    title: str
    url: str
    is_live: bool
    name: str
    email: str
    sent_at: datetime


def plan_lines() -> list[PlanLine]:
    """Return the newest plans, in one query."""
    return [_line(sent) for sent in SentPlan.objects.select_related("page")[:MOST_LINES]]


def _line(sent: SentPlan) -> PlanLine:
    page = sent.page
    return PlanLine(
        title=page.get_admin_display_title() if page else "",
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
        is_live=bool(page and page.live),
        name=sent.name,
        email=sent.email,
        sent_at=sent.sent_at,
    )


class SentPlans(StaffPage):
    """The list."""

    may = staticmethod(can_view_plans)
    template_name = "involvement/admin/sent_plans.html"
    page_title = _("Plans from staff")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        return self.shown(lines=plan_lines())


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_view_plans(request.user)


class SentPlansViewSet(ViewSet):
    """The list and its entry in the menu."""

    name = "sent_plans"
    icon = "clipboard-list"
    menu_label = _("Plans from staff")
    menu_order = 155
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", SentPlans.as_view(), name="index")]
