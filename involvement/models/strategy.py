"""The involvement strategy as text people can read and as data others can point at."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage
from involvement.blocks import StrategyBody


class StrategyPage(BasePage):
    """One edition of the strategy: its text in order, with objectives, actions and key points as rows of their own."""

    edition = models.CharField(
        _("edition"), max_length=20, blank=True, help_text=_("Usually a year, for example “2024”.")
    )
    body = StreamField(StrategyBody(), blank=True, verbose_name=_("text"))
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("edition"),
        FieldPanel("body"),
        InlinePanel("objectives", heading=_("Objectives"), label=_("objective")),
        InlinePanel("actions", heading=_("Actions"), label=_("action")),
        InlinePanel("key_points", heading=_("Key points of the forum"), label=_("key point")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("strategy")


class StrategyRow(Orderable):
    """A numbered sentence of the strategy with a code that stays the same for good, such as C5."""

    code = models.CharField(
        _("code"), max_length=10, help_text=_("Stays the same for good; progress and evidence hang on it.")
    )
    text = models.TextField(_("text"), help_text=_("Word for word as in the strategy."))

    panels = [FieldPanel("code"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"


class Objective(StrategyRow):
    """One of the objectives (O1 to O5)."""

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="objectives")

    class Meta(StrategyRow.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class StrategyAction(StrategyRow):
    """One action the trust promised, in one of the three groups."""

    class Group(models.TextChoices):
        EXPERIENCE = "experience", _("Experience data")
        PALS = "pals", _("PALS, complaints and compliments")
        COPRODUCTION = "co-production", _("Co-production")

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="actions")
    group = models.CharField(_("group"), max_length=20, choices=Group.choices)

    panels = [FieldPanel("group"), *StrategyRow.panels]

    class Meta(StrategyRow.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")


class KeyPoint(StrategyRow):
    """One of the forum's key points about involvement (K1 to K8)."""

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="key_points")

    class Meta(StrategyRow.Meta):
        verbose_name = _("key point")
        verbose_name_plural = _("key points")
