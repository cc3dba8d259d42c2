"""The forum's own page: what it is, who sees what, how to join, and what it asks the trust."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from involvement.models.discretion import DiscretionMixin
from involvement.models.joining import JoiningMixin, JoinRoutesMixin
from involvement.models.membership import MembershipMixin
from involvement.models.offer import OfferMixin
from involvement.models.terms import SignUpTermsMixin
from people.subjects import Asking
from youngpeople.asking import FORUM_ASKS
from youngpeople.blocks import SectionBody
from youngpeople.publishing import ForumPageForm, missing_before_publishing

from .forum_panels import FORUM_TABS
from .growing_up import GrowingUpMixin
from .safety import SafetyMixin


class YoungPeoplesForumPage(
    JoinRoutesMixin,
    MembershipMixin,
    OfferMixin,
    SafetyMixin,
    GrowingUpMixin,
    JoiningMixin,
    DiscretionMixin,
    SignUpTermsMixin,
    BasePage,
):
    """A forum of young people, with a section of its own below it; several can stand side by side."""

    body = StreamField(SectionBody(), blank=True, verbose_name=_("more about it"))

    base_form_class = ForumPageForm
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["youngpeople.YoungPeoplesPage"]
    edit_handler = FORUM_TABS
    search_fields = [
        *BasePage.search_fields,
        *MembershipMixin.membership_search_fields,
        index.SearchField("how_we_keep_safe"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("young people’s forum")
        verbose_name_plural = _("young people’s forums")

    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    def clean(self) -> None:
        """Raise ValidationError where a live page would leave young people without what keeps them safe."""
        super().clean()
        if self.live and not self.is_in_editor and (missing := missing_before_publishing(self)):
            raise ValidationError(missing)

    def sign_up_asking(self) -> Asking:
        """Return how this form asks less than others, and in plainer words."""
        return FORUM_ASKS

    def pages_to_join_next(self) -> list[Page]:
        """Return where somebody who is too old can go on, as far as everybody can read it."""
        rows = self.next_pages.all()
        chosen = [row.next_page_id for row in rows]
        found = {page.pk: page for page in Page.objects.live().public().filter(pk__in=chosen)} if chosen else {}
        return [found[pk] for pk in chosen if pk in found]
