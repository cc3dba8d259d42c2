"""The page that leads to every group."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage


class GroupIndexPage(BasePage):
    """Every group with how it can be joined; a group may stand below it or right below the front page."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("below the groups"))

    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.GroupPage", "home.StandardPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        HelpPanel(_("All groups of the site are shown here by themselves, wherever they stand.")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    public_name = _("Groups")

    class Meta:
        verbose_name = _("list of groups")
        verbose_name_plural = _("lists of groups")
