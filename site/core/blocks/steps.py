"""What to do, one step after the other."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import InnerTextBlock
from .words import LineBlock


class StepBlock(blocks.StructBlock):
    """One step with its heading."""

    heading = LineBlock(label=_("heading"), max_length=100, help_text=_("Begin with a verb: “Choose a date”."))
    text = InnerTextBlock(label=_("text"), required=False)

    class Meta:
        icon = "order"
        label = _("step")


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    heading = LineBlock(label=_("heading above the steps"), max_length=100, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Text")
        description = _("What to do, in order. The numbers come by themselves.")
        template = "core/blocks/steps.html"
        preview_value = {
            "heading": "How to join",
            "steps": [
                {"heading": "Fill in the form", "text": "<p>It takes two minutes.</p>"},
                {"heading": "Confirm by e-mail", "text": "<p>Press the button in the mail we send you.</p>"},
            ],
        }
