"""Key points that a group has made, and on each one the evidence this site has for it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.models import BasePage, TranslatedRow
from involvement.models.evidence_links import EvidenceLink


class KeyPointsPage(BasePage):
    """What a group has asked for, point by point, with what has come of it so far."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    parent_page_types = ["network.GroupPage", "home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        HelpPanel(_("Under each point name the pages that show it. Where there is none, the page says so plainly.")),
        InlinePanel("points", heading=_("Points"), label=_("point"), max_num=30),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("points_in_words"),
    ]
    public_name = _("Key points")

    class Meta:
        verbose_name = _("page of key points")
        verbose_name_plural = _("pages of key points")

    def points_in_words(self) -> str:
        """Return all points for the search."""
        return " ".join(f"{point.title} {point.meaning}" for point in self.points.all())


class GroupKeyPoint(ClusterableModel, TranslatedRow):
    """One point: what was asked for, in a few words, and what it means."""

    page = ParentalKey(KeyPointsPage, on_delete=models.CASCADE, related_name="points")
    title = models.CharField(_("point"), max_length=120, help_text=_("In a few words."))
    meaning = models.TextField(_("what it means"), max_length=600)

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("meaning"),
        InlinePanel("evidence", heading=_("What shows it"), label=_("page"), max_num=20),
    ]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("key point")
        verbose_name_plural = _("key points")

    def __str__(self) -> str:
        return self.title


class KeyPointEvidence(EvidenceLink):
    """A page that shows whether one key point is kept."""

    point = ParentalKey(GroupKeyPoint, on_delete=models.CASCADE, related_name="evidence")
