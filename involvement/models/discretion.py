"""Groups whose membership says something about somebody's health: their name stays out of mail and addresses."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class DiscretionMixin(models.Model):
    """The switch that keeps a group's name out of mail, and what stands there in its place."""

    is_discreet = models.BooleanField(
        _("being a member says something about a person’s health"),
        default=False,
        help_text=_("Then no mail, no calendar and no private address holds the group’s name."),
    )
    name_in_mail = models.CharField(
        _("what mails call it"),
        max_length=80,
        blank=True,
        help_text=_("A neutral name, for example “our wider group”. Members see it in mail, in place of the title."),
    )

    discretion_panels = [MultiFieldPanel([FieldPanel("is_discreet"), FieldPanel("name_in_mail")], _("Privacy"))]

    class Meta:
        abstract = True

    @property
    def private_name(self) -> str:
        """Return what mails and own pages call the group where its title would tell too much, otherwise nothing."""
        return (self.name_in_mail or gettext("A group that you asked about")) if self.is_discreet else ""
