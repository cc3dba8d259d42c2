"""Into the members' area and out of it: a link from a mail, one button, and a visit of some hours, no password."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from people.models import Person
from people.own_links import holder_of, own_link_age
from people.own_visits import area_path, begin_visit, end_visit, visitor
from people.tokens import Purpose
from people.views.privacy import own_page

P = ParamSpec("P")
NOT_LET_IN = 403  # HTTP


@dataclass(frozen=True)
class AreaVisit:
    """One request by a person who is in the members' area."""

    request: HttpRequest
    person: Person

    @property
    def is_post(self) -> bool:
        """Tell whether a button was pressed."""
        return self.request.method == "POST"

    def show(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        """Return a page of the members' area."""
        return render(self.request, template, {"person": self.person} | (context or {}), status=status)


AreaView = Callable[Concatenate[AreaVisit, P], HttpResponse]


@csrf_exempt  # the link is the proof, and a browser that comes by mail has no cookie yet
@own_page
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, because mail scanners open links; pressing it begins a visit."""
    holder = holder_of(token, own_link_age(), Purpose.ENTER)
    if holder is None:
        return render(request, "people/link_unknown.html", status=404)
    if holder.has_ended:
        return render(request, "people/my/link_ended.html", status=410)
    if refusal := _refusal(request, holder.person):
        return refusal
    if request.method != "POST":
        return render(request, "people/area/enter.html")
    response = HttpResponseRedirect(f"{area_path()}{holder.claim.detail}")
    begin_visit(response, holder.person)
    return response


@csrf_exempt
@own_page
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit on this device; opening the address ends nothing."""
    response = render(request, "people/area/left.html", {"has_left": request.method == "POST"})
    if request.method == "POST":
        end_visit(response)
    return response


def in_members_area(view: AreaView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Make a view of what a person sees who has come in by their link; everybody else learns how to come in.

    No CSRF token: the cookie is sent along with no form of another site (SameSite), and browsers say where a form
    comes from.
    """

    @csrf_exempt
    @own_page
    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        holder = visitor(request)
        if holder is None or holder.has_ended or _comes_from_elsewhere(request):
            return render(request, "people/area/closed.html", {"has_ended": holder is not None}, status=NOT_LET_IN)
        return _refusal(request, holder.person) or view(AreaVisit(request, holder.person), *args, **kwargs)

    return opened


def _refusal(request: HttpRequest, person: Person) -> HttpResponse | None:
    """Return why somebody whom we know is not let in: they are about to be erased, or take a break."""
    erasure = getattr(person, "erasure", None)
    if erasure is not None and erasure.done_at is None:
        return render(request, "people/my/erasing.html", status=NOT_LET_IN)
    if person.paused_at:
        return render(request, "people/area/on_a_break.html", status=NOT_LET_IN)
    return None


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    sent_from = request.headers.get("Sec-Fetch-Site", "none")
    return request.method == "POST" and sent_from not in ("same-origin", "none")
