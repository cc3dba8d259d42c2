"""The editor's form of an opportunity: tabs in the order in which an editor thinks, each field in one place."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from core.models import BasePage

from .offer import OfferMixin
from .on_the_day import OnTheDayMixin
from .outcome import OutcomeMixin
from .terms import SignUpTermsMixin

_WHAT_IT_IS: list[Any] = [
    *BasePage.content_panels,
    MultiFieldPanel(
        [FieldPanel("what_you_would_do"), FieldPanel("who_for"), FieldPanel("body")],
        _("In your words"),
        help_text=_("Short sentences. Write “you” and “we”, and no word that only the trust uses."),
    ),
    MultiFieldPanel(
        [FieldPanel("audiences"), FieldPanel("themes"), FieldPanel("directorate")],
        _("How people find it"),
        help_text=_("The filters of the list, and alerts, go by these."),
    ),
    InlinePanel(
        "related",
        heading=_("Related pages"),
        label=_("page"),
        max_num=6,
        help_text=_("What came of an earlier one, a case study, or a group that this belongs to."),
    ),
]
_WHEN_AND_WHERE: list[Any] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel(name) for name in ("in_person", "online", "by_phone", "by_post")]),
            FieldRowPanel([FieldPanel("area"), FieldPanel("place")]),
        ],
        _("How and where"),
        help_text=_("Tick every way in which people can take part."),
    ),
    InlinePanel(
        "sessions",
        heading=_("Dates and times"),
        label=_("session"),
        help_text=_("Leave this empty where people choose their own time, and say so below."),
    ),
    MultiFieldPanel([FieldRowPanel([FieldPanel("minutes_asked"), FieldPanel("time_note")])], _("How much time")),
    *OnTheDayMixin.on_the_day_panels,
    MultiFieldPanel([FieldPanel("adjustments")], _("Adjustments")),
]
_SAY_AND_PROMISE: list[Any] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("stage"), FieldPanel("rung")]),
            FieldPanel("rung_reason"),
            FieldPanel("who_decides"),
        ],
        _("How much say people have"),
    ),
    MultiFieldPanel(
        [FieldPanel("what_we_do_with_it"), FieldPanel("outcome_due"), FieldPanel("outcome_how")],
        _("Our promise"),
        help_text=_("The public page shows the day. From then on the list of opportunities reminds you."),
    ),
]
_SIGN_UPS: list[Any] = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")])],
        _("Opening and closing"),
        help_text=_("It opens and closes by itself. Times are those of the United Kingdom."),
    ),
    MultiFieldPanel([FieldRowPanel([FieldPanel("capacity"), FieldPanel("selection")])], _("Places")),
    *SignUpTermsMixin.terms_panels,
    InlinePanel("questions", heading=_("Extra questions on the form"), label=_("question"), max_num=10),
]
_WHAT_HAPPENED: list[Any] = [
    MultiFieldPanel([FieldPanel("cancelled_at")], _("If it will not go ahead")),
    *OutcomeMixin.outcome_panels,
]

OPPORTUNITY_TABS = TabbedInterface(
    [
        ObjectList(_WHAT_IT_IS, heading=_("What it is")),
        ObjectList(_WHEN_AND_WHERE, heading=_("When and where")),
        ObjectList(OfferMixin.offer_panels, heading=_("Offer")),
        ObjectList(_SAY_AND_PROMISE, heading=_("Say and promise")),
        ObjectList(_SIGN_UPS, heading=_("Sign-ups")),
        ObjectList(_WHAT_HAPPENED, heading=_("What happened")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
)
