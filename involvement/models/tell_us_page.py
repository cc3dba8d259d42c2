"""The page with the form on which people tell us something, without being asked and without an account."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage
from core.serving import answer_of

THANK_YOU = "thank-you/"


class TellUsPage(RoutablePageMixin, BasePage):
    """The form stands on the page itself; what the team writes stands above and below it."""

    introduction = RichTextField(
        _("above the form"), blank=True, features=["bold", "link"], help_text=_("What people can tell you here.")
    )
    what_next = RichTextField(
        _("what happens next"),
        blank=True,
        features=["bold", "ol", "ul", "link"],
        help_text=_("Shown when somebody has sent the form. Everybody reads the same words."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("below the form"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("what_next"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["involvement.StoryIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("form to tell us something")
        verbose_name_plural = _("forms to tell us something")

    # The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
    @path("")
    @csrf_exempt
    def form(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the form."""
        return answer_of(self, request)

    @path(THANK_YOU)
    def thank_you(self, request: HttpRequest) -> HttpResponse:
        """Say what happens next; the same words for everyone."""
        return answer_of(self, request, THANK_YOU)
