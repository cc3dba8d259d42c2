"""Groups: forums, networks and panels that people join and stay with."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage
from involvement.models.discretion import DiscretionMixin
from involvement.models.joining import JoiningMixin, JoinRoutesMixin
from involvement.models.membership import MembershipMixin
from involvement.models.membership_gate import MembershipGateMixin
from involvement.models.offer import OfferMixin
from involvement.models.terms import SignUpTermsMixin

from .group_panels import GROUP_TABS


class GroupPage(
    JoinRoutesMixin,
    MembershipGateMixin,
    MembershipMixin,
    OfferMixin,
    JoiningMixin,
    DiscretionMixin,
    SignUpTermsMixin,
    BasePage,
):
    """One group: what it is for, what members do and get, how to join, and what it has changed."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))

    parent_page_types = ["home.HomePage", "network.GroupIndexPage"]
    subpage_types = ["network.NewsletterPage", "network.KeyPointsPage", "home.StandardPage"]

    edit_handler = GROUP_TABS
    search_fields = [
        *BasePage.search_fields,
        *MembershipMixin.membership_search_fields,
        index.SearchField("offer_in_words"),
        index.SearchField("body"),
    ]

    public_name = _("Group")

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
