"""The page on which everybody sees how far the strategy is, and the few numbers behind it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.search import index

from core.models import BasePage


class ProgressPage(BasePage):
    """How far the objectives and actions of the strategy are; all of it comes from the updates of the team."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    public_name = _("Progress")

    class Meta:
        verbose_name = _("progress of the strategy")
        verbose_name_plural = _("pages about progress of the strategy")


@register_setting(icon="order", order=41)
class TrackerSettings(BaseGenericSetting):
    """After how long missing evidence is named, and how early owners hear of a review."""

    evidence_days = models.PositiveSmallIntegerField(
        _("evidence is missed after"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
        help_text=_("Days. Actions without a new page of evidence for so long are named on the progress page."),
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("owners are reminded"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("Days before a review."),
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("evidence_days"), FieldPanel("reminder_days")]

    class Meta:
        verbose_name = _("progress of the strategy")

    def __str__(self) -> str:
        return str(_("Progress of the strategy"))
