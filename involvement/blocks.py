"""Blocks of the involvement pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from involvement.codes import ActionGroup

TEXT, ROWS = _("Text"), _("From the lists below")


class HeadingBlock(blocks.CharBlock):
    """The heading of a section; it appears in the contents list."""

    class Meta:
        label = _("Heading")
        icon = "title"
        group = TEXT
        description = _("Starts a section. It appears in the contents list.")
        preview_value = "Why involve people?"
        template = "involvement/blocks/strategy_heading.html"


class SubheadingBlock(blocks.CharBlock):
    """A heading within a section."""

    class Meta:
        label = _("Smaller heading")
        icon = "h3"
        group = TEXT
        description = _("A heading within a section. It appears under the section in the contents list.")
        preview_value = "What we learned"
        template = "involvement/blocks/strategy_subheading.html"


class TextBlock(blocks.RichTextBlock):
    """One or more paragraphs, with links where the paper version could have none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": ["bold", "link", "document-link"]} | kwargs)

    class Meta:
        label = _("Paragraphs")
        icon = "pilcrow"
        group = TEXT
        description = _("Paragraphs of text. You can add links to pages and documents.")
        preview_value = "<p>People who use services see what others cannot.</p>"
        template = "involvement/blocks/strategy_text.html"


class BulletsBlock(blocks.ListBlock):
    """A list of points in no order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.TextBlock(rows=2, label=_("Point")), **kwargs)

    class Meta:
        label = _("List")
        icon = "list-ul"
        group = TEXT
        description = _("A list of points. Actions, objectives and key points have lists of their own.")
        preview_value = ["Listen first", "Say what changed"]
        template = "involvement/blocks/strategy_bullets.html"


class NumberedBlock(BulletsBlock):
    """A list of points in order."""

    class Meta:
        label = _("Numbered list")
        icon = "list-ol"
        description = _("A list in which the order matters.")
        template = "involvement/blocks/strategy_numbered.html"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words of one or more paragraphs, and who said them."""

    text = blocks.TextBlock(label=_("Words"), help_text=_("Leave an empty line between paragraphs."))
    source = blocks.CharBlock(
        label=_("Who said or wrote it"), required=False, help_text=_("A name and role, or the title of a report.")
    )

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = TEXT
        description = _("Words of somebody else, kept as they were said.")
        preview_value = {"text": "Nothing about us without us.", "source": "An old saying"}
        template = "involvement/blocks/strategy_quotation.html"


def example_rows(letter: str) -> dict[str, list[dict[str, str]]]:
    """Return two rows for the preview of a block that only places rows of the page."""
    return {"rows": [{"code": f"{letter}1", "text": "Ask first."}, {"code": f"{letter}2", "text": "Say what changed."}]}


class ObjectivesBlock(blocks.StaticBlock):
    """The place of the objectives within the text."""

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return example rows besides what every preview has."""
        return super().get_preview_context(value, parent_context) | example_rows("O")

    class Meta:
        label = _("Objectives")
        icon = "crosshairs"
        group = ROWS
        admin_text = _("The objectives appear here. Change them in “Objectives” further down.")
        description = _("Places the objectives in the text.")
        template = "involvement/blocks/strategy_rows.html"


class ActionsBlock(blocks.ChoiceBlock):
    """The place of one group of actions within the text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": ActionGroup.choices} | kwargs)

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return example rows besides what every preview has."""
        return super().get_preview_context(value, parent_context) | example_rows("C")

    class Meta:
        label = _("Actions of a group")
        icon = "tasks"
        group = ROWS
        description = _("Places the actions of one group in the text. Change them in “Actions” further down.")
        preview_value = "co-production"
        template = "involvement/blocks/strategy_rows.html"


class KeyPointsBlock(blocks.StaticBlock):
    """The place of the forum's key points within the text."""

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return example rows besides what every preview has."""
        return super().get_preview_context(value, parent_context) | example_rows("K")

    class Meta:
        label = _("Key points")
        icon = "key"
        group = ROWS
        admin_text = _("The key points appear here. Change them in “Key points of the forum” further down.")
        description = _("Places the forum’s key points in the text.")
        template = "involvement/blocks/strategy_rows.html"


class StrategyBody(blocks.StreamBlock):
    """The strategy's text in order; objectives, actions and key points are placed, not repeated."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    text = TextBlock()
    bullets = BulletsBlock()
    numbered = NumberedBlock()
    quotation = QuotationBlock()
    objectives = ObjectivesBlock()
    actions = ActionsBlock()
    key_points = KeyPointsBlock()

    class Meta:
        block_counts = {"objectives": {"max_num": 1}, "key_points": {"max_num": 1}}
