"""Blocks of the involvement pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StrategyBody(blocks.StreamBlock):
    """The strategy's text in order; objectives, actions and key points are placed, not repeated."""

    heading = blocks.CharBlock()
    paragraph = blocks.TextBlock()
    bullets = blocks.ListBlock(blocks.TextBlock())
    quotation = blocks.TextBlock()
    objectives = blocks.StaticBlock(admin_text=_("The objectives appear here."))
    actions = blocks.ChoiceBlock(
        choices=[
            ("experience", _("Experience data")),
            ("pals", _("PALS, complaints and compliments")),
            ("co-production", _("Co-production")),
        ]
    )
    key_points = blocks.StaticBlock(admin_text=_("The key points appear here."))
