"""The form on which people tell us something, and what it says when the form has arrived."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language

from core.models import Directorate
from core.requests import is_rate_limited
from core.serving import page_view
from involvement.actions.tell_us import receive
from involvement.models import TellUsPage
from involvement.models.tell_us_page import THANK_YOU
from involvement.tell_us.form import TellUsForm
from involvement.tell_us.signs import Sign
from people.views.privacy import form_page

FLOOD = 10  # valid forms from one network address: more are kept, and set aside
REFUSED = 40
PER = 60 * 60  # seconds


@page_view(TellUsPage)
def tell_us(page: TellUsPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form."""
    answer = _tell_us(request, page)
    if request.method != "POST":
        del answer["X-Robots-Tag"]  # people look for this page, and an empty form says nothing of anybody
    return answer


@page_view(TellUsPage, THANK_YOU)
def thank_you(page: TellUsPage, request: HttpRequest) -> HttpResponse:
    """Say what happens next, in the same words to everybody."""
    return _thank_you(request, page)


@form_page
def _tell_us(request: HttpRequest, page: TellUsPage) -> HttpResponse:
    if request.method == "POST":
        return _receive(request, page)
    return _show(request, page, _form(page))


@form_page
def _thank_you(request: HttpRequest, page: TellUsPage) -> HttpResponse:
    return render(request, "involvement/tell_us_thank_you.html", {"page": page})


def _form(page: TellUsPage, data: QueryDict | None = None) -> TellUsForm:
    directorates = list(Directorate.objects.filter(locale=page.locale_id).order_by("sort_order", "name"))
    return TellUsForm(data, directorates=directorates, language=get_language() or "en")


def _receive(request: HttpRequest, page: TellUsPage) -> HttpResponse:
    form = _form(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form, status=422)
    if is_rate_limited(request, "tell-us-refused", REFUSED, PER):
        return _show(request, page, form, status=429)
    if is_rate_limited(request, "tell-us", FLOOD, PER):
        form.signs.add(Sign.FLOOD)
    receive(page, form.told(), form.signs)
    return HttpResponseRedirect(f"{request.path}{THANK_YOU}")


def _show(request: HttpRequest, page: TellUsPage, form: TellUsForm, status: int = 200) -> HttpResponse:
    context = {"page": page, "form": form, "is_too_much": status == 429}
    return render(request, "involvement/tell_us_page.html", context, status=status)
