"""Puts the room for personal data into the admin's menu, and its actions into the admin's log."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from people.admin.export import ACTION
from people.admin.outbox import OutboxViewSet
from people.admin.sign_ups import SignUpViewSet
from people.admin.wordings import ConsentWordingViewSet
from people.selectors import sign_ups_below


class PeopleGroup(ViewSetGroup):
    """The menu entry."""

    menu_label = _("People")
    menu_icon = "group"
    menu_order = 250
    items = (SignUpViewSet, ConsentWordingViewSet, OutboxViewSet)


@hooks.register("register_admin_viewset")
def people_viewsets() -> PeopleGroup:
    """Register the lists."""
    return PeopleGroup()


@hooks.register("register_log_actions")
def people_log_actions(actions: Any) -> None:
    """Let the site's history say what was exported."""

    @actions.register_action(ACTION)
    class ExportFormatter(LogFormatter):
        """Says how many."""

        label = _("Export sign-ups")

        def format_message(self, log_entry: Any) -> str:
            """Return one sentence."""
            return _("Exported %(count)s sign-ups") % {"count": log_entry.data.get("count", "?")}


@hooks.register("before_delete_page")
def keep_pages_with_sign_ups(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page people signed up for: their answers would go with it, and nobody would be told."""
    if not sign_ups_below([page]).exists():
        return None
    messages.error(request, _("People have signed up for this. Unpublish it instead, so that they can still be told."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_chosen_pages_with_sign_ups(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    pages = [chosen for chosen in objects if isinstance(chosen, Page)]
    if action_type != "delete" or not pages or not sign_ups_below(pages).exists():
        return None
    messages.error(request, _("People have signed up for some of these. Unpublish those instead. Nothing was deleted."))
    return redirect(action.next_url)
