"""Puts the room for personal data into the admin's menu, and its actions into the admin's log."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogFormatter

from people.admin.export import ACTION
from people.admin.outbox import OutboxViewSet
from people.admin.sign_ups import SignUpViewSet
from people.admin.wordings import ConsentWordingViewSet


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
