"""A list that the site itself keeps true."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.live_lists import live_list_choices, live_rows


class LiveListBlock(blocks.StructBlock):
    """One of the lists that the rooms of the site offer."""

    name = blocks.ChoiceBlock(
        choices=live_list_choices,
        label=_("list"),
        help_text=_("What it says comes from the settings, so that this page is never out of date."),
    )

    class Meta:
        icon = "list-ul"
        label = _("From the settings")
        group = _("Evidence")
        description = _("A list that the site keeps true by itself, such as how long we keep things.")
        template = "core/blocks/live_list.html"
        preview_value = {"name": "kept-for"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the rows as they are now."""
        return super().get_context(value, parent_context=parent_context) | {"rows": live_rows(value.get("name") or "")}
