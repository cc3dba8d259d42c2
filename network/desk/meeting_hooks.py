"""The editors' menus, pages and buttons for meetings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from network.actions.papers import ADDED, DELETED, READ
from network.actions.telling import NOT_NEEDED, TOLD
from network.desk.how_it_was import HowItWasViewSet, how_it_was_buttons
from network.desk.listing import meeting_listing
from network.desk.panel import MeetingsPanel
from network.desk.papers import MeetingPapersViewSet, papers_buttons
from network.desk.telling import lead_to_telling_members, tell_members_before_hiding, tell_members_buttons


@hooks.register("register_admin_viewset")
def register_meetings() -> list[ViewSet]:
    """Put the team's list of meetings, and the pages about papers, into the admin."""
    return [meeting_listing, MeetingPapersViewSet(), HowItWasViewSet()]


@hooks.register("register_page_header_buttons")
def meeting_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Lead from a meeting to its papers, and to telling its members; from a group to how its meetings were."""
    return [*papers_buttons(page, user), *tell_members_buttons(page, user), *how_it_was_buttons(page, user)]


@hooks.register("after_publish_page")
def tell_members_after_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead an editor who has published a change to telling members of it."""
    return lead_to_telling_members(request, page)


@hooks.register("before_unpublish_page")
def tell_members_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Have members told of a cancellation before its page disappears."""
    return tell_members_before_hiding(request, page)


@hooks.register("construct_homepage_panels")
def show_what_members_wait_for(request: HttpRequest, panels: list[Any]) -> None:
    """Keep in sight that members wait."""
    panels.append(MeetingsPanel())


@hooks.register("register_log_actions")
def meeting_log_actions(actions: Any) -> None:
    """Let the history of a meeting say who did what with its papers, and what members were told."""
    actions.register_action(ADDED, _("Add a paper"), _("Added a paper"))
    actions.register_action(DELETED, _("Delete a paper"), _("Deleted a paper"))
    actions.register_action(READ, _("Read a paper"), _("Took a copy of a paper"))
    actions.register_action(TOLD, _("Tell members"), _("Told the members"))
    actions.register_action(NOT_NEEDED, _("Tell no members"), _("Decided that no mail is needed"))
