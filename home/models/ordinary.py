"""Ordinary pages: text, and a list of the pages below where there are any."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage


class StandardPage(BasePage):
    """A page of text, pictures and documents."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))
    list_child_pages = models.BooleanField(
        _("list the pages below"), default=False, help_text=_("Shows a card for each published page under this one.")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("list_child_pages")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    public_name = _("Page")

    class Meta:
        verbose_name = _("ordinary page")
        verbose_name_plural = _("ordinary pages")
