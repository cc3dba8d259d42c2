"""The editor's form of a forum in tabs, in the order in which a young person asks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface

from core.models import BasePage
from involvement.models.discretion import DiscretionMixin
from involvement.models.joining import JoiningMixin
from involvement.models.membership import MembershipMixin
from involvement.models.offer import OfferMixin
from involvement.models.terms import SignUpTermsMixin

from .growing_up import GrowingUpMixin
from .safety import SafetyMixin

_ABOUT: list[Any] = [
    *BasePage.content_panels,
    FieldPanel("drawing"),
    *MembershipMixin.membership_panels,
    FieldPanel("body"),
]
_SAFE: list[Any] = [
    *SafetyMixin.safety_panels,
    InlinePanel(
        "confidences",
        heading=_("Who will see what I tell you"),
        label=_("line"),
        max_num=10,
        help_text=_("Stands on the page and on the form. Name everybody, also for when somebody is in danger."),
    ),
]
_ASKED: list[Any] = [
    InlinePanel(
        "trust_questions",
        heading=_("Our questions to the trust"),
        label=_("question"),
        max_num=60,
        help_text=_("Public, with how far the answer is. The newest stand first."),
    )
]
_JOINING: list[Any] = [
    *JoiningMixin.joining_panels,
    *SignUpTermsMixin.terms_panels,
    *GrowingUpMixin.growing_up_panels,
    *DiscretionMixin.discretion_panels,
]

FORUM_TABS = TabbedInterface(
    [
        ObjectList(_ABOUT, heading=_("About the forum")),
        ObjectList(_SAFE, heading=_("Safe")),
        ObjectList([*OfferMixin.offer_panels, *SafetyMixin.adult_panels], heading=_("Offer and adult")),
        ObjectList(_JOINING, heading=_("Joining and ages")),
        ObjectList(_ASKED, heading=_("Questions to us")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
)
