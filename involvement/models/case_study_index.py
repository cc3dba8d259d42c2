"""The list of case studies with its filters."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage


class CaseStudyIndexPage(BasePage):
    """The list of case studies with its filters."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["involvement.CaseStudyPage"]
    public_name = _("Case studies")

    class Meta:
        verbose_name = _("list of case studies")
