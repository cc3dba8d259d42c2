"""What a trust decides about the form to tell us something: who hears of it, and what is set aside."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from involvement.unwanted_phrases import FIRST_PHRASES


def first_phrases() -> str:
    """Return the phrases that a new site sets aside, one a line."""
    return "\n".join(FIRST_PHRASES)


@register_setting(icon="mail", order=40)
class TellUsSettings(BaseGenericSetting):
    """Who is told that something came, and which words are never from people who tell us something."""

    team_email = models.EmailField(
        _("tell this address that something came"),
        blank=True,
        help_text=_("Leave it empty for the team’s own address. The mail says nothing of what was told."),
    )
    phrases = models.TextField(
        _("set aside what holds one of these"),
        blank=True,
        default=first_phrases,
        help_text=_("One phrase a line, at least two words each. What holds one is set aside, and you can let it in."),
    )
    known_sites = models.TextField(
        _("sites people may link to"),
        blank=True,
        default="nhs.uk\ngov.uk\nnhs.net",
        help_text=_("One a line, like nhs.uk. A link to another site is set aside, because most spam holds one."),
    )

    panels = [FieldPanel("team_email"), FieldPanel("phrases"), FieldPanel("known_sites")]

    class Meta:
        verbose_name = _("What people tell us")

    def __str__(self) -> str:
        return str(_("What people tell us"))
