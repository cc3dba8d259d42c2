"""How many people follow what: numbers for the team, never who."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from involvement.following.things import Thing, followed_in_words
from involvement.models import StoryFollow
from people.admin.pages import StaffPage
from people.permissions import can_view_sign_ups

MOST_LINES = 200


@dataclass(frozen=True)
class Line:
    """One thing, and by how many people it is followed."""

    words: str
    people: int


def follower_lines() -> tuple[list[Line], int]:
    """Return what most people follow, and how many things more there are; in a fixed number of queries."""
    on = StoryFollow.objects.filter(is_on=True).order_by().values("kind", "key")
    counted = list(on.annotate(people=Count("person")).order_by("-people", "kind", "key"))
    numbers = {Thing(row["kind"], row["key"]): row["people"] for row in counted[:MOST_LINES]}
    words = followed_in_words(numbers)
    return [Line(words[thing], people) for thing, people in numbers.items()], max(0, len(counted) - MOST_LINES)


class FollowerReport(StaffPage):
    """The numbers on one page."""

    may = staticmethod(can_view_sign_ups)
    template_name = "involvement/admin/follower_report.html"
    page_title = _("Followers")
    header_icon = "mail"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the numbers."""
        lines, left_out = follower_lines()
        return self.shown(lines=lines, left_out=left_out)


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_view_sign_ups(request.user)


class FollowerReportViewSet(ViewSet):
    """The page and its entry in the menu."""

    name = "followers"
    icon = "mail"
    menu_label = _("Followers")
    menu_order = 331
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", FollowerReport.as_view(), name="index")]
