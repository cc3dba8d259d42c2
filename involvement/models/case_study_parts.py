"""What hangs on a case study: its figures, the words of those who took part, and the pages that belong with it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin


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
    """What somebody who took part said; the public sees it only where they agreed to exactly these words here."""

    page = ParentalKey("involvement.CaseStudyPage", on_delete=models.CASCADE, related_name="words")
    words = models.TextField(
        _("their words"), max_length=600, help_text=_("Without quotation marks: they are added for you.")
    )
    who = models.CharField(
        _("who said it"), max_length=120, help_text=_("As they want to be named, for example “A carer from Fenland”.")
    )
    agreed = models.BooleanField(
        _("they agreed to exactly these words on this website"),
        default=False,
        help_text=_("Show them the page first. If you change one word, ask again. Without this tick nobody sees it."),
    )
    look_again_on = models.DateField(
        _("look at this again on"),
        null=True,
        blank=True,
        help_text=_("People change their minds. Usually a year from now: ask whether the words may stay."),
    )

    panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("words"),
        FieldPanel("who"),
        FieldRowPanel([FieldPanel("agreed"), FieldPanel("look_again_on")]),
    ]

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
