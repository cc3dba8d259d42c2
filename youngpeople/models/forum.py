"""The forum's own page: what it is, who sees what, how to join, and what it asks the trust."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.in_language import in_language_read
from core.models import BasePage
from involvement.models.discretion import DiscretionMixin
from involvement.models.joining import JoiningMixin, JoinRoutesMixin
from involvement.models.membership import MembershipMixin
from involvement.models.membership_gate import MembershipGateMixin
from involvement.models.offer import OfferMixin
from involvement.models.terms import SignUpTermsMixin
from people.subjects import Asking
from youngpeople.asking import FORUM_ASKS
from youngpeople.blocks import SectionBody
from youngpeople.publishing import ForumPageForm, missing_for_safety, missing_rows

from .forum_panels import FORUM_TABS
from .growing_up import GrowingUpMixin
from .safety import SafetyMixin


class YoungPeoplesForumPage(
    JoinRoutesMixin,
    MembershipGateMixin,
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

    override_translatable_fields = [*OfferMixin.override_translatable_fields, SynchronizedField("leave_to")]
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

    def publishing_gaps(self) -> dict[str, str]:
        """Return what every group owes the public, and what a forum owes young people."""
        return super().publishing_gaps() | missing_for_safety(self)

    def clean(self) -> None:
        """Raise ValidationError where a live forum lacks what must hang on it."""
        super().clean()
        if not self.live or self.is_in_editor:
            return
        if missing := missing_rows(confidences=len(self.confidences.all()), next_pages=len(self.next_pages.all())):
            raise ValidationError(missing)

    def sign_up_asking(self) -> Asking:
        """Return how this form asks less than others, and in plainer words."""
        return FORUM_ASKS

    def pages_to_join_next(self) -> list[Page]:
        """Return where somebody who is too old can go on, as far as everybody can read it."""
        rows = self.next_pages.all()
        chosen = [row.next_page_id for row in rows]
        found = in_language_read(Page.objects.live().public().filter(pk__in=chosen)) if chosen else {}
        return [found[pk] for pk in chosen if pk in found]
