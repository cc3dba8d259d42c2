"""The editor's form of a group in tabs, in the order in which somebody asks who thinks of joining."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface

from core.models import BasePage
from involvement.models.discretion import DiscretionMixin
from involvement.models.joining import JoiningMixin
from involvement.models.membership import MembershipMixin
from involvement.models.offer import OfferMixin
from involvement.models.terms import SignUpTermsMixin

_ABOUT: list[Any] = [*BasePage.content_panels, *MembershipMixin.membership_panels, FieldPanel("body")]
_JOINING: list[Any] = [
    *JoiningMixin.joining_panels,
    *DiscretionMixin.discretion_panels,
    *SignUpTermsMixin.age_panels,
]

GROUP_TABS = TabbedInterface(
    [
        ObjectList(_ABOUT, heading=_("About the group")),
        ObjectList(OfferMixin.offer_panels, heading=_("Offer")),
        ObjectList(_JOINING, heading=_("Joining")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
)
