"""Words: running text, and text that opens on request."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .words import LineBlock

# Headings begin at level 2: the page's title is the one heading of level 1.
TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]
# Inside another block there is a heading already, so that only plain text belongs there.
INNER_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class RunningTextBlock(blocks.RichTextBlock):
    """Paragraphs with headings, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        preview_value = (
            "<h2>What happens at a meeting</h2><p>We meet for <b>90 minutes</b>. You can stop for a break "
            "at any time.</p><ul><li>Tea and coffee are free.</li><li>There is a quiet room.</li></ul>"
        )


class InnerTextBlock(blocks.RichTextBlock):
    """Paragraphs and lists inside another block."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", INNER_FEATURES)
        super().__init__(**kwargs)


class DetailsBlock(blocks.StructBlock):
    """Extra text for the few who need it, closed until they open it."""

    summary = LineBlock(
        label=_("what people click"), max_length=120, help_text=_("For example “How to claim your travel costs”.")
    )
    text = InnerTextBlock(label=_("text"))

    class Meta:
        icon = "collapse-down"
        label = _("Text that opens")
        group = _("Text")
        description = _("Extra facts that only some people need. Never hide what everybody must know.")
        template = "core/blocks/details.html"
        preview_value = {
            "summary": "How to claim your travel costs",
            "text": "<p>Keep your ticket. Give it to us on the day, or send a photo of it.</p>",
        }
