"""The editors' menus and buttons for groups; those for meetings register in network.desk.meeting_hooks."""

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

import network.desk.meeting_hooks  # noqa: F401  importing registers
from network.desk.archiving import ROUTE, ArchivePage, archive_buttons
from network.desk.groups import GroupListingViewSet, group_listing, members_buttons
from network.desk.members import MemberViewSet


@hooks.register("register_admin_viewset")
def register_group_listing() -> GroupListingViewSet:
    """Put the team's list of groups into the admin."""
    return group_listing


@hooks.register("register_admin_viewset")
def register_members() -> MemberViewSet:
    """Put the list of members into the admin; it is reached from a group."""
    return MemberViewSet()


@hooks.register("register_admin_urls")
def register_archive() -> list[URLPattern]:
    """Register the page on which letters go into the archive."""
    return [path("groups/<int:pk>/letters/", ArchivePage.as_view(), name=ROUTE)]


@hooks.register("register_page_header_buttons")
def group_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Lead from a group to its members and to its letters."""
    return [*members_buttons(page, user), *archive_buttons(page, user)]
