"""One person as staff see them: everything held, what may be done, and the form for their details."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from core.models import User
from people.actions.person_changes import change_details
from people.audit import VIEWED, write_down
from people.guardianship import is_kept_back
from people.models import Erasure, Person
from people.permissions import can_change_people, can_erase_people, can_export_people, can_view_sign_ups
from people.records import record_of


def name_for_staff(person: Person) -> str:
    """Return what a list calls somebody; a young person whose guardian has not agreed stays unnamed there."""
    sign_ups = list(person.sign_ups.all())
    if sign_ups and all(is_kept_back(sign_up) for sign_up in sign_ups):
        return _("Somebody (waiting for a guardian)")
    if person.name:
        return person.name
    typed = next((sign_up.pending["name"] for sign_up in sign_ups if sign_up.pending.get("name")), "")
    words = {"number": person.pk, "name": typed}
    return _("%(name)s (not confirmed)") % words if typed else _("Person %(number)s") % words


class _OnRecord:
    """A page about one person: no browser keeps it, and that somebody looked at it is written down."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer as the page itself does, to be forgotten by the browser."""
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the page."""
        person = get_object_or_404(Person, pk=kwargs["pk"])
        write_down(VIEWED, user=request.user, person=person)  # type: ignore[arg-type]  # the admin asks for a user
        return super().get(request, *args, **kwargs)  # type: ignore[misc]


class PersonInspectView(_OnRecord, generic.InspectView):
    """Everything held about a person, and the buttons for what this member of staff may do."""

    any_permission_required = ["view"]
    template_name = "people/admin/person.html"
    page_title = gettext_lazy("Person")

    def get_page_subtitle(self) -> str:
        """Return the number: the name stands on the page itself."""
        return _("Person %(number)s") % {"number": self.object.pk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        person, user = self.object, self.request.user
        links = {"export": can_export_people, "end_links": can_change_people, "erase": can_erase_people}
        sign_ups = person.sign_ups.select_related("page") if can_view_sign_ups(user) else []
        return super().get_context_data(**kwargs) | {
            "person": person,
            "record": record_of(person),
            "sign_ups": sign_ups,
            "is_being_erased": Erasure.objects.filter(person=person).exists(),
            "may_change": can_change_people(user),
            "urls": {name: reverse(f"persons:{name}", args=[person.pk]) for name, may in links.items() if may(user)},
        }


class PersonEditView(_OnRecord, generic.EditView):
    """The form; a save is written down without a name, and changes neither consent nor the address."""

    success_message = gettext_lazy("The details are saved.")
    error_message = gettext_lazy("The details were not saved. Please look at the fields that are marked.")

    def get_page_subtitle(self) -> str:
        """Return the number."""
        return _("Person %(number)s") % {"number": self.object.pk}

    def get_usage_url(self) -> None:
        """Offer no such page: nothing outside this room points at a person."""

    def get_success_url(self) -> str:
        """Return to the person."""
        return reverse("persons:inspect", args=[self.object.pk])

    def save_instance(self) -> Person:
        """Keep what was typed, by the one action for it."""
        by = self.request.user
        if isinstance(by, User):
            change_details(self.object, self.form.details(), by=by)
        return self.object
