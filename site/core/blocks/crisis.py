"""Who to turn to in a crisis, from the organisation's settings, so that a number changes in one place."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CrisisBlock(blocks.StaticBlock):
    """The crisis contacts; nothing to fill in."""

    class Meta:
        icon = "help"
        label = _("Crisis help")
        group = _("Contact")
        description = _("Who to turn to in a crisis. The numbers come from Settings, Organisation.")
        admin_text = _("The crisis contacts from Settings, Organisation, appear here.")
        template = "core/blocks/crisis.html"
        preview_value = None
