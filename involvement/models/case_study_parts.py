"""What hangs on a case study: its figures, the words of those who took part, and the pages that belong with it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from core.models import Contribution


class CaseStudyMeasure(TranslatableMixin, Orderable):
    """One outcome as it was before and after, and where the figure comes from."""

    page = ParentalKey("involvement.CaseStudyPage", on_delete=models.CASCADE, related_name="measures")
    what = models.CharField(
        _("what was measured"), max_length=160, help_text=_("In plain words: “Letters that people had to ask about”.")
    )
    before = models.CharField(
        _("before"), max_length=80, help_text=_("A figure with its size: “12 of 40 letters”. Or “we did not count”.")
    )
    after = models.CharField(_("after"), max_length=80, help_text=_("The same figure, counted the same way."))
    source = models.CharField(
        _("where the figure comes from"), max_length=200, help_text=_("Who counted, what, and when.")
    )

    panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("before"), FieldPanel("after")]),
        FieldPanel("source"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def __str__(self) -> str:
        return self.what


class ContributorWords(Orderable):
    """What somebody who took part said, by reference: the record says whether and how it may be shown."""

    page = ParentalKey("involvement.CaseStudyPage", on_delete=models.CASCADE, related_name="words")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="+", verbose_name=_("their words")
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("contribution")]

    class Meta(Orderable.Meta):
        verbose_name = _("words of somebody who took part")
        verbose_name_plural = _("words of those who took part")

    def __str__(self) -> str:
        return str(self.pk)


class CaseStudyRelated(Orderable):
    """Another page that belongs with a case study: the opportunity it began with, the story of what we did."""

    page = ParentalKey("involvement.CaseStudyPage", on_delete=models.CASCADE, related_name="related")
    related = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    panels: ClassVar[list[PageChooserPanel]] = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.related_id)
