"""The front page: what you can do here, on the first screen of a phone."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage, TranslatedRow


class HomePage(BasePage):
    """The front door of the site."""

    heading = models.CharField(
        _("heading"), max_length=120, help_text=_("What people can do here, in one short line they can act on.")
    )
    introduction = models.TextField(_("introduction"), max_length=300, help_text=_("One or two plain sentences."))
    main_button_text = models.CharField(_("main button"), max_length=60, default="See ways to take part")
    main_button_page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leads to"),
        help_text=_("Usually the list of opportunities. Without a page there is no button."),
    )
    second_link_text = models.CharField(_("second link"), max_length=60, blank=True)
    second_link_page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("leads to")
    )
    opportunities_heading = models.CharField(_("heading above the opportunities"), max_length=80, default="Take part")
    opportunities_shown = models.PositiveSmallIntegerField(_("how many opportunities"), default=3)
    promise_heading = models.CharField(_("heading of the promise"), max_length=80, default="We said, we did")
    promise = RichTextField(_("the promise"), blank=True, features=["bold", "link"])
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more"))

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("heading"),
                FieldPanel("introduction"),
                FieldRowPanel([FieldPanel("main_button_text"), FieldPanel("main_button_page")]),
                FieldRowPanel([FieldPanel("second_link_text"), FieldPanel("second_link_page")]),
            ],
            _("First screen"),
        ),
        InlinePanel("ways_in", heading=_("Ways in"), label=_("way in"), min_num=1, max_num=6),
        MultiFieldPanel(
            [
                HelpPanel(_("The opportunities that close soonest are shown here by themselves.")),
                FieldPanel("opportunities_heading"),
                FieldPanel("opportunities_shown"),
            ],
            _("Opportunities"),
        ),
        MultiFieldPanel([FieldPanel("promise_heading"), FieldPanel("promise")], _("We said, we did")),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("heading"),
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("front page")


class WayIn(TranslatedRow):
    """One of the ways into the site, for one kind of visitor."""

    front_page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="ways_in")
    audience = models.CharField(_("who it is for"), max_length=60, help_text=_("For example “I am a young person”."))
    text = models.CharField(_("what they can do"), max_length=160)
    target = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("leads to"))

    panels = [FieldPanel("audience"), FieldPanel("text"), PageChooserPanel("target")]

    def __str__(self) -> str:
        return self.audience
