"""The list of opportunities with its filters."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.url_routing import RouteResult

from core.models import BasePage

from .opportunities import OpportunityPage


class OpportunityIndexPage(BasePage):
    """The list of opportunities with its filters."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["involvement.OpportunityPage"]

    class Meta:
        verbose_name = _("list of opportunities")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the opportunity with its words of the ladder in one query; Wagtail's own way takes six."""
        if path_components:
            page = OpportunityPage.objects.child_of(self).with_terms().filter(slug=path_components[0]).first()
            if page:
                return page.route(request, path_components[1:])
        return super().route(request, path_components)
