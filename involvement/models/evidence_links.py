"""A page of this site that shows whether something that was promised happens; whatever promises adds its own."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class EvidenceLink(Orderable):
    """One page that an editor names as evidence; each kind of promise adds the key to what it is evidence for."""

    shows = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("A story, a case study, an opportunity, a group: anything that people can read and judge."),
    )
    note = models.CharField(
        _("what it shows"), max_length=200, blank=True, help_text=_("One plain sentence. It may say that much is left.")
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("shows"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return str(self.shows_id)
