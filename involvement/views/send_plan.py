"""Sending a plan to the team: the plan stands in the address, who sends it in the form."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from core.requests import is_rate_limited
from core.serving import page_view
from involvement.actions.plans import send_plan
from involvement.models import RoadMapPage
from involvement.models.road_map import PLAN, SEND, THANK_YOU
from involvement.road_map.plan_form import PlanForm
from involvement.road_map.reading import opportunities_beside
from involvement.road_map.sending_form import SendPlanForm
from involvement.views.plan import form_at, query_of
from people.views.privacy import form_page

SENT = 10  # plans from one network address; a ward may well share one
PER = 60 * 60  # seconds


@page_view(RoadMapPage, SEND)
def send(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form."""
    return _send(request, page)


@page_view(RoadMapPage, THANK_YOU)
def thank_you(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Say what happens next, in the same words to everybody."""
    return _thank_you(request, page)


@form_page
def _send(request: HttpRequest, page: RoadMapPage) -> HttpResponse:
    planned = form_at(page, request)
    if not (planned.is_bound and planned.is_valid()):  # an address without a plan, or one that something is wrong with
        query = f"?{query_of(planned)}" if planned.is_bound else ""
        return HttpResponseRedirect(f"{page.get_url(request) or ''}{PLAN}{query}")
    if request.method == "POST":
        return _receive(request, page, planned)
    return _show(request, page, planned, SendPlanForm())


@form_page
def _thank_you(request: HttpRequest, page: RoadMapPage) -> HttpResponse:
    return render(request, "involvement/road_map/plan_sent.html", {"page": page})


def _receive(request: HttpRequest, page: RoadMapPage, planned: PlanForm) -> HttpResponse:
    index = opportunities_beside(page)
    if index is None:
        raise Http404
    form = SendPlanForm(request.POST)
    if not form.is_valid():
        return _show(request, page, planned, form, status=422)
    if is_rate_limited(request, "send-plan", SENT, PER):
        return _show(request, page, planned, form, status=429)
    said = form.cleaned_data
    send_plan(index, planned.plan(), name=said["name"], email=said["email"], stamp=form.typed.get("stamp", ""))
    return HttpResponseRedirect(f"{page.get_url(request) or ''}{THANK_YOU}")


def _show(
    request: HttpRequest, page: RoadMapPage, planned: PlanForm, form: SendPlanForm, status: int = 200
) -> HttpResponse:
    query, base = query_of(planned), page.get_url(request) or ""
    context = {
        "page": page,
        "form": form,
        "what": planned.cleaned_data["what"],
        "send_url": f"{base}{SEND}?{query}",
        "back_url": f"{base}{PLAN}?{query}",
        "is_too_much": status == 429,
    }
    return render(request, "involvement/road_map/send_plan.html", context, status=status)
