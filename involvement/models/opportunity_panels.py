"""The editor's form of an opportunity, in the order in which the public reads the page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from .offer import OfferMixin
from .on_the_day import OnTheDayMixin
from .outcome import OutcomeMixin
from .terms import SignUpTermsMixin

OPPORTUNITY_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("what_you_would_do"),
            FieldPanel("who_for"),
            FieldPanel("audiences"),
            FieldPanel("themes"),
            FieldPanel("directorate"),
        ],
        _("What it is"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel(name) for name in ("in_person", "online", "by_phone", "by_post")]),
            FieldRowPanel([FieldPanel("area"), FieldPanel("place")]),
            FieldRowPanel([FieldPanel("minutes_asked"), FieldPanel("time_note")]),
        ],
        _("How, where and how long"),
    ),
    InlinePanel("sessions", heading=_("Dates and times"), label=_("session")),
    *OfferMixin.offer_panels,
    MultiFieldPanel(
        [FieldPanel("stage"), FieldPanel("rung"), FieldPanel("rung_reason"), FieldPanel("who_decides")],
        _("How much say you have"),
    ),
    FieldPanel("adjustments"),
    *OnTheDayMixin.on_the_day_panels,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("selection")]),
            FieldPanel("cancelled_at"),
        ],
        _("Opening, closing and places"),
    ),
    MultiFieldPanel(
        [FieldPanel("what_we_do_with_it"), FieldPanel("outcome_due"), FieldPanel("outcome_how")], _("Our promise")
    ),
    *OutcomeMixin.outcome_panels,
    InlinePanel("related", heading=_("Related pages"), label=_("page"), max_num=6),
    *SignUpTermsMixin.terms_panels,
    FieldPanel("body"),
    InlinePanel("questions", heading=_("Extra questions on the form"), label=_("question"), max_num=10),
]
