"""The first panel on the front page of the admin: what needs me now, and what I begin most often."""

from typing import Any

from wagtail.admin.ui.components import Component

from core.desk import desk_lines, jobs_for


class DeskPanel(Component):
    """Numbers that lead to lists, and buttons that lead straight to a form."""

    order = 10
    template_name = "core/admin/desk_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines for this member of staff."""
        user = parent_context["request"].user
        lines = desk_lines(user)
        return {
            "waiting": [line for line in lines if line.number != 0],
            "done": [line for line in lines if line.number == 0],
            "jobs": jobs_for(user),
        }
