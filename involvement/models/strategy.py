"""The involvement strategy as text people can read and as data others can point at."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from involvement.blocks import StrategyBody
from involvement.codes import ActionGroup, StrategyPageForm, is_code


class StrategyPage(BasePage):
    """One edition of the strategy: its text in order, with objectives, actions and key points as rows of their own."""

    short_name = models.CharField(
        _("short name"), max_length=80, blank=True, help_text=_("Shown in small letters above the title.")
    )
    edition = models.CharField(
        _("edition"), max_length=20, blank=True, help_text=_("Usually a year, for example “2024”.")
    )
    body = StreamField(StrategyBody(), blank=True, verbose_name=_("text"))
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    base_form_class = StrategyPageForm
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("edition")]),
        FieldPanel("body"),
        InlinePanel("objectives", heading=_("Objectives"), label=_("objective")),
        InlinePanel("actions", heading=_("Actions"), label=_("action")),
        InlinePanel("key_points", heading=_("Key points of the forum"), label=_("key point")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("short_name"),
        index.SearchField("body"),
        index.SearchField("row_texts"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("edition", overridable=False),
    ]
    # Under an ordinary page, so that /strategy/ stays where it is from one edition to the next.
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    def row_texts(self) -> str:
        """Return the texts of all rows for the search index, since the body only says where they stand."""
        relations = (self.objectives, self.actions, self.key_points)
        return " ".join(row.text for relation in relations for row in relation.all())


class StrategyRow(TranslatableMixin, Orderable):
    """A numbered sentence of the strategy with a code that stays the same for good, such as C5."""

    code = models.CharField(
        _("code"),
        max_length=10,
        validators=[is_code],
        help_text=_("Stays the same for good; progress and evidence hang on it."),
    )
    text = models.TextField(_("text"), help_text=_("Word for word as in the strategy."))
    # The thread of an earlier row that this one goes on from: one of the edition before, or one that had been removed.
    continues = models.UUIDField(null=True, editable=False)
    source_text = models.TextField(blank=True, editable=False)  # as the imported file has it

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("code"), FieldPanel("text")]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("code", overridable=False)]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"

    @property
    def thread(self) -> UUID:
        """Return what stays the same through languages, editions and every other wording."""
        return self.continues or self.translation_key


class Objective(StrategyRow):
    """One of the objectives (O1, O2, ...)."""

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="objectives")

    class Meta(StrategyRow.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class StrategyAction(StrategyRow):
    """One action the trust promised, in one of the groups."""

    Group = ActionGroup

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="actions")
    group = models.CharField(_("group"), max_length=20, choices=ActionGroup.choices)

    panels = [FieldPanel("group"), *StrategyRow.panels]
    override_translatable_fields = [
        *StrategyRow.override_translatable_fields,
        SynchronizedField("group", overridable=False),
    ]

    class Meta(StrategyRow.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")


class KeyPoint(StrategyRow):
    """One of the forum's key points about involvement (K1, K2, ...)."""

    strategy = ParentalKey(StrategyPage, on_delete=models.CASCADE, related_name="key_points")

    class Meta(StrategyRow.Meta):
        verbose_name = _("key point")
        verbose_name_plural = _("key points")
