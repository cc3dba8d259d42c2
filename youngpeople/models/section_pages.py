"""An ordinary page of the young people's section."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from youngpeople.blocks import SectionBody
from youngpeople.pictures import why_not_shown

from .drawings import Drawing


class YoungPeoplesPage(BasePage):
    """Text below a forum, with the forum's way to leave quickly and its help on it."""

    body = StreamField(SectionBody(), blank=True, verbose_name=_("content"))
    drawing = models.CharField(
        _("drawing"), max_length=20, choices=Drawing.choices, default=Drawing.NONE, help_text=_("One of our own.")
    )

    parent_page_types = ["youngpeople.YoungPeoplesForumPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [*BasePage.content_panels, FieldPanel("drawing"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    public_name = _("Page")

    class Meta:
        verbose_name = _("page for young people")
        verbose_name_plural = _("pages for young people")

    def clean(self) -> None:
        """Raise ValidationError for a picture that could show somebody."""
        super().clean()
        if reason := why_not_shown(self.listing_image):
            raise ValidationError({"listing_image": reason})
