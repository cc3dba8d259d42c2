"""What keeps a young visitor safe: how to leave at once, who stands in for the named adult, and no faces."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from .drawings import Drawing

LEAVE_TO = "https://www.bbc.co.uk/weather"


class SafetyMixin(models.Model):
    """How we keep young people safe, as data; with OfferMixin: the named adult."""

    how_we_keep_safe = RichTextField(
        _("how we keep you safe"),
        features=["bold", "ol", "ul", "link"],
        help_text=_("Who is there, what stays private, and when you must tell somebody else. Plain words."),
    )
    adult_is_checked = models.BooleanField(
        _("the named adult knows and agrees"),
        default=False,
        help_text=_("Tick to confirm: they are trained and checked for this work, and agree to be named here."),
    )
    stands_in = models.CharField(
        _("who stands in"),
        max_length=200,
        help_text=_("Who answers when the named adult is away, and how to reach them. A role is enough."),
    )
    leave_to = models.CharField(
        _("“Leave this page quickly” leads to"),
        max_length=200,
        default=LEAVE_TO,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("The whole address of a page that nobody wonders about, such as a weather forecast."),
    )
    drawing = models.CharField(
        _("drawing"), max_length=20, choices=Drawing.choices, default=Drawing.HILLS, help_text=_("One of our own.")
    )

    safety_panels = [
        MultiFieldPanel(
            [FieldPanel("how_we_keep_safe"), FieldPanel("leave_to")], _("Safe on this page and in the forum")
        ),
    ]
    adult_panels = [MultiFieldPanel([FieldPanel("stands_in"), FieldPanel("adult_is_checked")], _("The named adult"))]

    class Meta:
        abstract = True
