"""People whom mail does not reach: staff ring or write to them, tell them what they missed, and say so here."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from core.models import User
from people.actions.suppression import settle
from people.admin.pages import StaffPage
from people.models import Person
from people.permissions import can_change_people, can_view_people
from people.unreached import RingNote, people_to_ring, ring_notes

A_PAGE = 30  # people
_NUMBER = re.compile(r"[0-9]{1,18}")  # what fits into a database
LISTED = "people.list_to_ring"


@dataclass(frozen=True)
class Row:
    """One person of the list."""

    person: Person
    note: RingNote


class ToRingPage(StaffPage):
    """The list. Reading it is written down, because it shows how to reach people."""

    may = can_view_people
    template_name = "people/admin/to_ring.html"
    page_title = gettext_lazy("People to ring")
    header_icon = "warning"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list."""
        shown = Paginator(people_to_ring(), A_PAGE).get_page(request.GET.get("p"))
        people = list(shown)
        notes = ring_notes(people)
        rows = [Row(person, notes.get(person.pk, RingNote())) for person in people]
        if rows:
            log(instance=self.user, action=LISTED, user=self.user, title=_("People to ring"), data={"count": len(rows)})
        return self.shown(rows=rows, page_of_rows=shown, may_settle=can_change_people(self.user))


def settle_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that somebody was reached another way."""
    if not isinstance(request.user, User) or not can_change_people(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = get_object_or_404(Person, pk=pk)
    told = [int(number) for number in request.POST.getlist("told") if _NUMBER.fullmatch(number)]
    if settle(person, told=told, by=request.user):
        messages.success(request, _("Written down. We will send mail to this address again."))
    else:
        messages.warning(request, _("Nothing was changed: somebody has settled this already."))
    return redirect("people_to_ring:index")


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_view_people(request.user)


class ToRingViewSet(ViewSet):
    """The list and its button."""

    name = "people_to_ring"
    icon = "warning"
    menu_label = gettext_lazy("People to ring")
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the address that reads and the one that writes one thing down."""
        return [
            path("", ToRingPage.as_view(), name="index"),
            path("settled/<int:pk>/", settle_view, name="settle"),
        ]
