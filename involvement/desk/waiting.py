"""What stands on the front page of the admin as long as people are owed something, the oldest first."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from involvement.loop.owed import everything_owed

MOST = 10  # lines; the rest is on the loop desk


class WaitingPanel(Component):
    """People wait: for changes that were published, for answers and for updates that are owed."""

    order = 50
    template_name = "involvement/admin/waiting_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines for this member of staff."""
        lines = everything_owed(timezone.now(), parent_context["request"].user)
        return {"lines": lines[:MOST], "number": len(lines), "has_more": len(lines) > MOST}
