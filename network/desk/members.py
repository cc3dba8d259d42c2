"""The members of all groups as staff see them: who, since when, topics and needs; paged, and filtered by group."""

from typing import Any

import django_filters
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.models import Page

from involvement.groups import group_models
from people.admin.page_sign_ups import LISTED
from people.admin.policies import ReadOnlyPolicy
from people.admin.sign_ups import name_of, needs_in_a_word
from people.guardianship import is_kept_back
from people.models import SignUp, SignUpEvent
from people.questions import BETWEEN, chose
from people.selectors import sign_ups_for_staff

State = SignUp.State
# In which states somebody belongs to a group, or belonged to it; who only asked stands among the sign-ups.
SHOWN = (State.ACTIVE, State.PAUSED, State.AWAITING_TEAM, State.WAITING_LIST, State.OFFERED, State.AWAITING_GUARDIAN)
WAS = (State.LEFT, State.DECLINED)
JOINED_FROM = (State.CONFIRMED, State.AWAITING_TEAM, State.WAITING_LIST, State.OFFERED, State.DECLINED)


def groups_with_members(_request: HttpRequest | None = None) -> QuerySet[Page]:
    """Return every group, by title; of a group in several languages each one."""
    found: QuerySet[Page] = Page.objects.type(*group_models()).order_by("title", "pk")
    return found


def members_for_staff() -> QuerySet[SignUp]:
    """Return everybody who belongs or belonged to a group, each with `since`, in a fixed number of queries."""
    groups = Page.objects.type(*group_models()).values("pk")
    joined = SignUpEvent.objects.filter(
        sign_up=OuterRef("pk"), to_state=State.ACTIVE, from_state__in=(*JOINED_FROM, State.AWAITING_GUARDIAN)
    )
    newest = Subquery(joined.order_by("-happened_at", "-pk").values("happened_at")[:1])
    members = sign_ups_for_staff().filter(page__in=groups, state__in=(*SHOWN, *WAS))
    return members.annotate(since=Coalesce(newest, "confirmed_at", "created_at"))


def topics_of(sign_up: SignUp) -> str:
    """Return what a member chose to hear about; nothing while they are kept back."""
    if is_kept_back(sign_up):
        return ""
    return BETWEEN.join(topic for row in sign_up.answers for topic in row.get("chosen", ()))


class MemberFilters(WagtailFilterSet):
    """By group, by how they stand with it, and by topic."""

    page = django_filters.ModelChoiceFilter(label=_("Group"), queryset=groups_with_members, method="in_group")
    state = django_filters.ChoiceFilter(label=_("State"), choices=[(each, each.label) for each in (*SHOWN, *WAS)])
    topic = django_filters.CharFilter(label=_("Topic"), method="about_topic")
    on_a_break = django_filters.ChoiceFilter(
        label=_("Break"), choices=[("yes", _("On a break")), ("no", _("Not on a break"))], method="by_break"
    )

    class Meta:
        model = SignUp
        fields: list[str] = []

    def in_group(self, members: QuerySet[SignUp], _name: str, group: Page) -> QuerySet[SignUp]:
        """Return the members of one group, in whichever language they joined it."""
        return members.filter(page__translation_key=group.translation_key)

    def about_topic(self, members: QuerySet[SignUp], _name: str, topic: str) -> QuerySet[SignUp]:
        """Return those who chose this topic, word for word."""
        return members.filter(chose(topic.strip()))

    def by_break(self, members: QuerySet[SignUp], _name: str, value: str) -> QuerySet[SignUp]:
        """Return those who are, or are not, on a break."""
        return members.filter(person__paused_at__isnull=value == "no")


class MemberIndexView(generic.IndexView):
    """The list; opening the list of one group is written down, as it is for any page's sign-ups."""

    any_permission_required = ["view"]
    page_title = _("Members")

    def get_base_queryset(self) -> QuerySet[SignUp]:
        """Return the members with everything a row shows."""
        return members_for_staff()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list."""
        answer: HttpResponse = super().get(request, *args, **kwargs)
        group = self.filters.form.cleaned_data.get("page") if self.filters and self.filters.is_valid() else None
        if group:
            log(instance=group, action=LISTED, user=request.user, title=str(_("Members")))
        return answer


class MemberViewSet(ModelViewSet):
    """Members in the admin: read only; the buttons stand on the screen of each group and on each sign-up."""

    model = SignUp
    name = "group_members"
    url_prefix = "groups/members"
    icon = "group"
    menu_label = _("Members")
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = MemberIndexView
    filterset_class = MemberFilters
    search_fields = ["person__name", "person__email"]
    ordering = ["-since", "-pk"]
    list_per_page = 30
    permission_policy = ReadOnlyPolicy(SignUp)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("name", label=_("Name"), accessor=name_of, get_url=_inspect_url),
            Column("page", label=_("Group"), accessor="page.title", sort_key="page__title"),
            Column("state", label=_("State"), accessor=_state, sort_key="state"),
            DateColumn("since", label=_("Since"), sort_key="since"),
            Column("topics", label=_("Topics"), accessor=topics_of),
            Column("needs", label=_("Has needs"), accessor=needs_in_a_word),
        ]


def _inspect_url(sign_up: SignUp) -> str:
    return reverse("sign_ups:inspect", args=[sign_up.pk])


def _state(sign_up: SignUp) -> str:
    if sign_up.person.paused_at and sign_up.state == State.ACTIVE:
        return str(_("Taking part, on a break"))
    return sign_up.get_state_display()
