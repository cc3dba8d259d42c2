"""What people told us, as moderators find it: the queue, and apart from it what was set aside."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from core.models import Directorate, User
from involvement.actions.tell_us_log import LISTED
from involvement.desk.tell_us_merging import MergePage
from involvement.desk.tell_us_screen import MessagePage
from involvement.models import TellUsMessage
from involvement.permissions import can_view_tellings
from involvement.tell_us.moves import LEFT_OUT
from involvement.tell_us.signs import Sign
from involvement.tell_us.waiting import in_queue, left_out
from people.admin.policies import ReadOnlyPolicy
from people.models import Person

EXCERPT = 90  # characters
NONE = "none"
ONE, MANY = _("message"), _("messages")  # where Wagtail counts them
State = TellUsMessage.State


class TellingFilters(WagtailFilterSet):
    """By state, service, contact, language and day."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[choice for choice in State.choices if choice[0] not in LEFT_OUT]
    )
    directorate = django_filters.ModelChoiceFilter(label=_("Service"), queryset=Directorate.objects.all())
    contact = django_filters.ChoiceFilter(
        label=_("Contact"), choices=[*Person.Channel.choices, (NONE, _("None"))], method="by_contact"
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    came_at = django_filters.DateFromToRangeFilter(label=_("Came"), widget=DateRangePickerWidget)

    class Meta:
        model = TellUsMessage
        fields: list[str] = []

    def by_contact(self, messages: QuerySet[TellUsMessage], _name: str, value: str) -> QuerySet[TellUsMessage]:
        """Return those whose tellers chose this way, or none."""
        return messages.filter(reach_by="" if value == NONE else value)


class SetAsideFilters(WagtailFilterSet):
    """By who set it aside, and by day."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[choice for choice in State.choices if choice[0] in LEFT_OUT]
    )
    came_at = django_filters.DateFromToRangeFilter(label=_("Came"), widget=DateRangePickerWidget)

    class Meta:
        model = TellUsMessage
        fields: list[str] = []


class MessagePaginator(WagtailPaginator):
    """Counts them in a word that a number can stand before."""

    verbose_name = ONE
    verbose_name_plural = MANY


class TellingsIndexView(generic.IndexView):
    """The queue. Reading it is written down, because it shows what people told us."""

    any_permission_required = ["view"]
    verbose_name = ONE
    verbose_name_plural = MANY
    paginator_class = MessagePaginator
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[TellUsMessage]:
        """Return the messages with what a row shows."""
        return in_queue().select_related("directorate")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return the way to what was set aside, with its number."""
        words = gettext("Set aside (%(count)d)") % {"count": left_out().count()}
        return [HeaderButton(words, url=reverse("tellings:set_aside"), icon_name="bin")]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, and write down that somebody looked at it."""
        log(instance=request.user, action=LISTED, user=request.user, title=gettext("What people told us"))
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class SetAsideIndexView(TellingsIndexView):
    """What was set aside, with the reasons; it is deleted after a time that the trust sets."""

    page_title = _("Set aside")

    def get_base_queryset(self) -> QuerySet[TellUsMessage]:
        """Return what is kept apart from the queue."""
        return left_out().select_related("directorate")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return the way back."""
        return [HeaderButton(gettext("Back to the queue"), url=reverse("tellings:index"), icon_name="mail")]


def excerpt_of(message: TellUsMessage) -> str:
    """Return the beginning of what somebody told us, in our words where there are any."""
    words = " ".join((message.our_words or message.words).split())
    return Truncator(words).chars(EXCERPT)


def contact_of(message: TellUsMessage) -> str:
    """Return how we may reach whoever told us, and whether we know that it is they."""
    if not message.reach_by:
        return gettext("None")
    if message.confirmed_at is None:
        return gettext("%(how)s, not confirmed") % {"how": message.get_reach_by_display()}
    if not message.may_contact:
        return gettext("Not any more")
    return str(message.get_reach_by_display())


def signs_in_words(message: TellUsMessage) -> str:
    """Return why the site set a message aside; nothing where a moderator did."""
    labels = dict(Sign.choices)
    return "; ".join(str(labels[sign]) for sign in message.signs if sign in labels)


class CountedItem(MenuItem):
    """The entry of the menu; where one looks for work, with the number of those that nobody has looked at."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this member of staff sees it."""
        return isinstance(request.user, User) and can_view_tellings(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """Return the entry as it is shown now."""
        entry = super().render_component(request)
        if _shows_number(request) and (number := TellUsMessage.objects.filter(state=State.NEW).count()):
            entry.label = gettext("(%(count)d) %(label)s") % {"label": self.label, "count": number}
        return entry


def _shows_number(request: HttpRequest) -> bool:
    """Tell whether this is the front page of the admin or a page of this room; every other page asks for nothing."""
    here = request.resolver_match
    return here is not None and (here.view_name == "wagtailadmin_home" or here.namespace == "tellings")


class TellingsViewSet(ModelViewSet):
    """The queue, what was set aside, one message, and putting two together."""

    model = TellUsMessage
    name = "tellings"
    icon = "mail"
    menu_label = _("What people told us")
    menu_item_class = CountedItem
    menu_order = 157
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = TellingsIndexView
    filterset_class = TellingFilters
    search_backend_name = None
    search_fields = ["words", "our_words"]
    ordering = ["-came_at", "-pk"]
    list_per_page = 30
    permission_policy = ReadOnlyPolicy(TellUsMessage)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns of the queue."""
        return [
            TitleColumn("words", label=_("What they told us"), accessor=excerpt_of, get_url=self._url),
            DateColumn("came_at", label=_("Came"), sort_key="came_at"),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("directorate", label=_("Service"), accessor="directorate"),
            Column("contact", label=_("Contact"), accessor=contact_of),
        ]

    def _url(self, message: TellUsMessage) -> str:
        return reverse("tellings:telling", args=[message.pk])

    @property
    def set_aside_view(self) -> Any:
        """Return the list of what was set aside."""
        return self._set_aside()

    def _set_aside(self, **how: Any) -> Any:
        columns = [
            TitleColumn("words", label=_("What came"), accessor=excerpt_of, get_url=self._url),
            DateColumn("came_at", label=_("Came"), sort_key="came_at"),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("signs", label=_("Why"), accessor=signs_in_words),
        ]
        own = {
            "index_url_name": "tellings:set_aside",
            "index_results_url_name": "tellings:set_aside_results",
            "list_display": columns,
            "filterset_class": SetAsideFilters,
        }
        return self.construct_view(SetAsideIndexView, **(self.get_index_view_kwargs() | own | how))

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses that read, and the pages on which something is done."""
        kept = ("index", "index_results")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path("set-aside/", self.set_aside_view, name="set_aside"),
            path("set-aside/results/", self._set_aside(results_only=True), name="set_aside_results"),
            path("<int:pk>/", MessagePage.as_view(), name="telling"),
            path("<int:pk>/with/<int:other>/", MergePage.as_view(), name="merge"),
        ]
