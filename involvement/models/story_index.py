"""The list of stories with its filters."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage


class StoryIndexPage(BasePage):
    """The list of stories: we said, we did."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("below the list"))

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["involvement.StoryPage", "involvement.TellUsPage", "home.StandardPage"]

    class Meta:
        verbose_name = _("list of stories")
