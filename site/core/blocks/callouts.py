"""Texts that stand out from the rest: inset text, a warning, and urgent help."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import InnerTextBlock
from .words import LineBlock


class InsetBlock(blocks.StructBlock):
    """A short text set apart from the rest."""

    text = InnerTextBlock(label=_("text"), features=["bold", "link"])

    class Meta:
        icon = "indent"
        label = _("Inset text")
        group = _("Stand out")
        description = _("One or two sentences set apart. Use it sparingly.")
        template = "core/blocks/inset.html"
        preview_value = {"text": "<p>You can bring somebody with you.</p>"}


class WarningBlock(blocks.StructBlock):
    """Something people must not miss."""

    heading = LineBlock(label=_("heading"), max_length=100, help_text=_("For example “The venue has changed”."))
    text = InnerTextBlock(label=_("text"))

    class Meta:
        icon = "warning"
        label = _("Warning")
        group = _("Stand out")
        description = _("Something people must not miss. “Important” is read out before it.")
        template = "core/blocks/warning.html"
        preview_value = {"heading": "The venue has changed", "text": "<p>We now meet in the library.</p>"}


LEVELS = [
    ("non-urgent", _("Blue: can wait some days")),
    ("urgent", _("Red: today")),
    ("emergency", _("Black: now, a life is in danger")),
]


class ImportantValue(blocks.StructValue):
    """A call for help that can say its colour in words."""

    SPOKEN: ClassVar[dict[str, Promise]] = {
        "non-urgent": _("Non-urgent advice:"),
        "urgent": _("Urgent advice:"),
        "emergency": _("Immediate action required:"),
    }

    @property
    def spoken(self) -> str:
        """Return what the colour means, for people who do not see it."""
        return str(self.SPOKEN.get(self.get("level"), ""))


class ImportantBlock(blocks.StructBlock):
    """Where to turn when it cannot wait."""

    level = blocks.ChoiceBlock(label=_("how urgent"), choices=LEVELS, default="non-urgent")
    heading = LineBlock(label=_("heading"), max_length=120, help_text=_("For example “Call 999 now if:”."))
    text = InnerTextBlock(label=_("text"))

    class Meta:
        icon = "help"
        label = _("Get help")
        group = _("Stand out")
        description = _("Where to turn for help that cannot wait.")
        template = "core/blocks/important.html"
        value_class = ImportantValue
        preview_value = {
            "level": "urgent",
            "heading": "Ring 111 and choose option 2 if:",
            "text": "<ul><li>you are in a mental health crisis</li></ul>",
        }
