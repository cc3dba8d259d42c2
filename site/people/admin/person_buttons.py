"""What staff do from a person's page with one button, by POST only: take everything out, end all links."""

import json

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.models import User
from people.actions.own_links import end_all_links
from people.audit import EXPORTED, write_down
from people.models import Person
from people.permissions import can_change_people, can_export_people
from people.records import record_of, record_page

JSON, PAGE = "application/json", "text/html; charset=utf-8"


def export_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everything held about a person as a file, and write down who took it."""
    if not isinstance(request.user, User) or not can_export_people(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = get_object_or_404(Person, pk=pk)
    record = record_of(person)
    is_page = request.POST.get("as") == "page"
    content = record_page(record) if is_page else json.dumps(record, ensure_ascii=False, indent=2)
    write_down(EXPORTED, user=request.user, person=person, how="page" if is_page else "json")
    answer = HttpResponse(content, content_type=PAGE if is_page else JSON)
    answer["Content-Disposition"] = f'attachment; filename="person-{person.pk}.{"html" if is_page else "json"}"'
    add_never_cache_headers(answer)
    return answer


def end_links_view(request: HttpRequest, pk: int) -> HttpResponse:
    """End every link that was sent to a person, for when a mail came into the wrong hands."""
    if not isinstance(request.user, User) or not can_change_people(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    end_all_links(get_object_or_404(Person, pk=pk))
    messages.success(request, _("All their links have ended. Where we have an email address, a fresh one is sent."))
    return redirect("persons:inspect", pk)
