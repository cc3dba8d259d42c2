"""The list of sign-ups: filtered, searched, read one by one, confirmed for somebody who rang, and exported."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from people.actions.agreements import states_to_agree_on
from people.admin import export
from people.admin.assisted import entry_buttons
from people.admin.buttons import confirm_by_staff_view, write_down_agreed_view
from people.admin.policies import ReadOnlyPolicy
from people.audit import VIEWED, write_down
from people.guardianship import is_kept_back
from people.models import Person, SignUp
from people.needs import has_needs
from people.permissions import can_change_sign_ups, can_confirm_for_person, can_export_sign_ups
from people.selectors import agreed_words, sign_ups_for_staff, sign_ups_reached_by, wants_news
from people.submissions import fingerprint


def _pages_with_sign_ups(_request: HttpRequest) -> QuerySet[Page]:
    return Page.objects.filter(sign_ups__isnull=False).distinct().order_by("title")


class SignUpFilters(WagtailFilterSet):
    """By state, by what they signed up for, by how to reach them, and by date."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=SignUp.State.choices)
    page = django_filters.ModelChoiceFilter(label=_("For"), queryset=_pages_with_sign_ups)
    channel = django_filters.ChoiceFilter(
        label=_("Reach by"), field_name="person__channel", choices=Person.Channel.choices
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Signed up"), widget=DateRangePickerWidget)

    class Meta:
        model = SignUp
        fields: list[str] = []


def name_of(sign_up: SignUp) -> str:
    """Return what lists of staff call somebody; nobody is named before a guardian has agreed."""
    if is_kept_back(sign_up):
        return str(_("Somebody (waiting for a guardian)"))
    if sign_up.person.name:
        return sign_up.person.name
    typed = sign_up.pending.get("name") or _("Somebody")
    return _("%(name)s (not confirmed)") % {"name": typed}


def needs_in_a_word(sign_up: SignUp) -> str:
    """Return “Yes” where somebody has told us that they need something, nothing where not or while kept back."""
    return str(_("Yes")) if not is_kept_back(sign_up) and has_needs(sign_up.person) else ""


class SignUpIndexView(generic.IndexView):
    """The list, with an export that has a permission of its own."""

    any_permission_required = ["view"]
    FORMATS = ("csv",)
    list_export = list(export.COLUMNS)

    def get_base_queryset(self) -> QuerySet[SignUp]:
        """Return the sign-ups with everything a row shows."""
        return sign_ups_for_staff()

    def search_queryset(self, queryset: QuerySet[SignUp]) -> QuerySet[SignUp]:
        """Return what the search finds; a phone number is found however it is spaced."""
        found = super().search_queryset(queryset)
        if not self.is_searching:
            return found
        by_number = sign_ups_reached_by(self.search_query).values("pk")
        return queryset.filter(Q(pk__in=found.values("pk")) | Q(pk__in=by_number))

    @cached_property
    def show_export_buttons(self) -> bool:
        """Tell whether the person may export; others do not see the button."""
        return can_export_sign_ups(self.request.user)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Return the button for staff who may write down what came by phone or on paper."""
        return entry_buttons(self.request.user)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Return the buttons without the one for a format that we do not offer."""
        return [button for button in super().header_more_buttons if "export=xlsx" not in str(button.url)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse an export to those who may not, and one whose filters make no sense; log every other."""
        if self.is_export and not self.show_export_buttons:
            raise PermissionDenied
        if self.is_export and not self.filters.is_valid():
            return HttpResponseBadRequest(_("These filters cannot be understood, so nothing was exported."))
        return super().get(request, *args, **kwargs)

    def as_spreadsheet(self, queryset: QuerySet[SignUp], spreadsheet_format: str) -> HttpResponse:
        """Return the file, and write down that it was taken."""
        export.log_export(self.request.user, queryset, self._filters_used())
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def stream_csv(self, queryset: QuerySet[SignUp]) -> Iterator[str]:
        """Return the lines of the file after the mark by which Excel knows that it is UTF-8."""
        yield "\ufeff"
        yield from super().stream_csv(queryset)

    def to_row_dict(self, item: SignUp) -> dict[str, str]:
        """Return one row of the file."""
        return export.row(item)

    def get_heading(self, queryset: QuerySet[SignUp], field: str) -> str:
        """Return what stands above a column."""
        return export.headings()[field]

    def _filters_used(self) -> dict[str, str]:
        known = ("state", "page", "channel", "created_at_from", "created_at_to")
        used = {name: self.request.GET[name] for name in known if self.request.GET.get(name)}
        return used | ({"search": "yes"} if self.is_searching else {})


class SignUpInspectView(generic.InspectView):
    """One sign-up with its answers, its history, and what nobody has confirmed yet."""

    any_permission_required = ["view"]
    template_name = "people/admin/sign_up.html"
    page_title = _("Sign-up")

    def get_object(self, queryset: QuerySet[SignUp] | None = None) -> SignUp:
        """Return the sign-up with what the page shows of the person."""
        return get_object_or_404(sign_ups_for_staff(), pk=self.pk)

    def get_page_subtitle(self) -> str:
        """Return the name of the person."""
        return name_of(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows, and write down that somebody looked at it."""
        sign_up = self.object
        write_down(VIEWED, user=self.request.user, person=sign_up.person, sign_up=sign_up.pk)
        may_confirm = bool(sign_up.pending) and can_confirm_for_person(self.request.user)
        return super().get_context_data(**kwargs) | {
            "sign_up": sign_up,
            "access_need": getattr(sign_up.person, "access_need", None),
            "agreed": agreed_words(sign_up),
            "wants_news": wants_news(sign_up),
            "shown": fingerprint(sign_up.pending),
            "events": sign_up.events.select_related("by"),
            "consent_events": sign_up.person.consent_events.select_related("wording", "recorded_by"),
            "confirm_url": reverse("sign_ups:confirm_by_staff", args=[sign_up.pk]) if may_confirm else "",
            "agreed_states": states_to_agree_on(sign_up) if can_change_sign_ups(self.request.user) else [],
            "agreed_url": reverse("sign_ups:write_down_agreed", args=[sign_up.pk]),
        }


class SignUpViewSet(ModelViewSet):
    """Sign-ups in the admin: read only, but for the buttons."""

    model = SignUp
    name = "sign_ups"
    icon = "form"
    menu_label = _("Sign-ups")
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = SignUpIndexView
    inspect_view_class = SignUpInspectView
    filterset_class = SignUpFilters
    search_fields = ["person__name", "pending__name", "person__email"]
    ordering = ["-created_at", "-pk"]
    list_per_page = 30
    list_export = list(export.COLUMNS)
    export_filename = "sign-ups"
    permission_policy = ReadOnlyPolicy(SignUp)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("name", label=_("Name"), accessor=name_of, get_url=self._inspect_url),
            Column("page", label=_("For"), accessor="page.title", sort_key="page__title"),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("channel", label=_("Reach by"), accessor="person.get_channel_display"),
            Column("needs", label=_("Has needs"), accessor=needs_in_a_word),
            DateColumn("created_at", label=_("Signed up"), sort_key="created_at"),
            DateColumn("confirmed_at", label=_("Confirmed"), sort_key="confirmed_at"),
        ]

    def _inspect_url(self, sign_up: SignUp) -> str:
        return reverse(self.get_url_name("inspect"), args=[sign_up.pk])

    def get_urlpatterns(self) -> list[Any]:
        """Return only the addresses that read, and the two that write one thing down."""
        kept = ("index", "index_results", "inspect")
        reading = [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
        return [
            *reading,
            path("confirm/<int:pk>/", confirm_by_staff_view, name="confirm_by_staff"),
            path("agreed/<int:pk>/", write_down_agreed_view, name="write_down_agreed"),
        ]
