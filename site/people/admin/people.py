"""People as staff find them: one list with search and filters, and the pages that lead from it."""

from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from people.admin.person_buttons import end_links_view, export_view
from people.admin.person_erasing import EraseView
from people.admin.person_form import PersonForm
from people.admin.person_pages import PersonEditView, PersonInspectView, name_for_staff
from people.admin.person_policy import PeoplePolicy
from people.finding import people_mail_cannot_reach, people_reached_by
from people.models import Person
from people.reaching import standings_of

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class PeopleFilters(WagtailFilterSet):
    """By how to reach them, by who takes a break, and by who cannot be reached."""

    channel = django_filters.ChoiceFilter(label=_("Reach by"), choices=Person.Channel.choices)
    on_break = django_filters.ChoiceFilter(label=_("On a break"), choices=YES_NO, method="filter_on_break")
    unreached = django_filters.ChoiceFilter(label=_("Cannot be reached"), choices=YES_NO, method="filter_unreached")

    class Meta:
        model = Person
        fields: list[str] = []

    def filter_on_break(self, people: QuerySet[Person], _name: str, value: str) -> QuerySet[Person]:
        """Return those who are, or are not, on a break."""
        return people.filter(paused_at__isnull=value == "no")

    def filter_unreached(self, people: QuerySet[Person], _name: str, value: str) -> QuerySet[Person]:
        """Return those whom mail does not reach, or all others."""
        unreached = Q(pk__in=people_mail_cannot_reach().values("pk"))
        return people.filter(unreached if value == "yes" else ~unreached)


class PeopleIndexView(generic.IndexView):
    """The list, with as many queries for a page of thirty people as for one."""

    any_permission_required = ["view"]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[Person]:
        """Return the people with what a row shows."""
        return Person.objects.annotate(number_of_sign_ups=Count("sign_ups")).prefetch_related("sign_ups")

    def search_queryset(self, queryset: QuerySet[Person]) -> QuerySet[Person]:
        """Return what the search finds; a phone number is found however it is spaced."""
        found = super().search_queryset(queryset)
        if not self.is_searching:
            return found
        by_number = people_reached_by(self.search_query).order_by().values("pk")
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=by_number))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Mark on this page of the list whom mail does not reach."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = list(context["object_list"])
        standings = standings_of(shown)
        for person in shown:
            person.cannot_be_reached = bool(standings[person.pk].suppressed_for)
        return context


def _on_break(person: Person) -> str:
    return gettext("Yes") if person.paused_at else ""


def _cannot_be_reached(person: Any) -> str:
    return gettext("Yes") if person.cannot_be_reached else ""


class PeopleViewSet(ModelViewSet):
    """People in the admin: found, read, changed, taken out and erased, each with a permission of its own."""

    model = Person
    name = "persons"
    icon = "user"
    menu_label = _("People")
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PeopleIndexView
    inspect_view_class = PersonInspectView
    edit_view_class = PersonEditView
    filterset_class = PeopleFilters
    permission_policy = PeoplePolicy(Person)
    search_fields = ["name", "email", "sign_ups__pending__name"]
    ordering = ["-pk"]
    list_per_page = 30

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("name", label=_("Name"), accessor=name_for_staff, get_url=self._inspect_url, sort_key="name"),
            Column("channel", label=_("Reach by"), accessor="get_channel_display", sort_key="channel"),
            Column("sign_ups", label=_("Sign-ups"), accessor="number_of_sign_ups", sort_key="number_of_sign_ups"),
            Column("on_break", label=_("On a break"), accessor=_on_break),
            Column("unreached", label=_("Cannot be reached"), accessor=_cannot_be_reached),
        ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of what staff may change."""
        return PersonForm

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of what staff may do; nobody is added or deleted like a page."""
        kept = ("index", "index_results", "inspect", "edit", "history", "history_results")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path("export/<int:pk>/", export_view, name="export"),
            path("end_links/<int:pk>/", end_links_view, name="end_links"),
            path("erase/<int:pk>/", EraseView.as_view(), name="erase"),
        ]

    def _inspect_url(self, person: Person) -> str:
        return reverse(self.get_url_name("inspect"), args=[person.pk])
