"""The screen of what goes live or ends by itself, and whether the timers run."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from home.permissions import can_release
from home.planned import planned_lines, timers_ran_at, timers_rest
from people.admin.pages import StaffPage

A_PAGE = 50


class PlannedPage(StaffPage):
    """The list, with what is late first."""

    may = staticmethod(can_release)
    template_name = "home/admin/planned.html"
    page_title = _("What is planned")
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        now = timezone.now()
        lines = Paginator(planned_lines(now), A_PAGE).get_page(request.GET.get("p"))
        return self.shown(lines=lines, ran_at=timers_ran_at(), timers_rest=timers_rest(now))


class PlannedViewSet(ViewSet):
    """The screen; the front page of the admin leads to it."""

    name = "planned"
    icon = "calendar-alt"

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", PlannedPage.as_view(), name="index")]
