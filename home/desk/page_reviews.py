"""The screen of pages that must be read again, and of those that nobody looks after."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from home.permissions import can_edit_pages
from home.reviews.pages import NOBODY, OVERDUE, SOON, WITHOUT_OWNER, overdue, pages_where, soon
from people.admin.pages import StaffPage

A_PAGE = 50
TABS = ((SOON, _("To be read soon")), (OVERDUE, _("Overdue")), (WITHOUT_OWNER, _("Looked after by nobody")))


class PageReviews(StaffPage):
    """The list; `show` in the address says which pages."""

    may = staticmethod(can_edit_pages)
    template_name = "home/admin/page_reviews.html"
    page_title = _("Page reviews")
    header_icon = "history"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of it; an unknown word shows the first list."""
        conditions = {SOON: soon(), OVERDUE: overdue(), WITHOUT_OWNER: NOBODY}
        asked = request.GET.get("show", SOON)
        shown = asked if asked in conditions else SOON
        lines = Paginator(pages_where(conditions[shown], self.user), A_PAGE).get_page(request.GET.get("p"))
        return self.shown(lines=lines, show=shown, tabs=TABS, today=timezone.localdate())


class PageReviewsViewSet(ViewSet):
    """The screen; the front page of the admin leads to it."""

    name = "page_reviews"
    url_prefix = "page-reviews"
    icon = "history"

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", PageReviews.as_view(), name="index")]
