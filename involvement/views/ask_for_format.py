"""The form below every page with which somebody asks for it in another format."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from core.format_sets import FORMAT
from core.models import BasePage
from core.requests import is_rate_limited
from core.serving import ASK, page_extra
from involvement.actions.format_requests import ask_for_format
from involvement.other_formats.asked import promised_day
from involvement.other_formats.form import FormatForm
from people.models import Person
from people.views.privacy import form_page

REQUESTS = 20  # valid forms from one network address
PER = 60 * 60  # seconds
SENT, BY_EMAIL, IN_PERSON = "sent", "email", "in-person"  # in the address after the button


# The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
@page_extra(BasePage, ASK)
@csrf_exempt
def ask_for_a_format(page: BasePage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form; afterwards say the same to everybody."""
    return _ask(request, page)


@form_page
def _ask(request: HttpRequest, page: BasePage) -> HttpResponse:
    if request.method == "POST":
        return _receive(request, page)
    if SENT in request.GET:
        context = _context(page) | {"by_email": request.GET[SENT] == BY_EMAIL}
        return render(request, "involvement/format_asked.html", context)
    return _show(request, page, _form(wanted=request.GET.get(FORMAT, "")))


def _form(data: QueryDict | None = None, wanted: str = "") -> FormatForm:
    return FormatForm(data, language=get_language() or "en", wanted=wanted)


def _receive(request: HttpRequest, page: BasePage) -> HttpResponse:
    form = _form(request.POST)
    if not form.is_valid():
        return _show(request, page, form, status=422)
    if is_rate_limited(request, "format", REQUESTS, PER):
        return _show(request, page, form, status=429)
    asked = form.asked_for()
    ask_for_format(page, asked)
    how = BY_EMAIL if asked.reach_by == Person.Channel.EMAIL else IN_PERSON
    return HttpResponseRedirect(f"{request.path}?{SENT}={how}")


def _show(request: HttpRequest, page: BasePage, form: FormatForm, status: int = 200) -> HttpResponse:
    context = _context(page) | {"form": form, "is_too_much": status == 429}
    return render(request, "involvement/ask_for_format.html", context, status=status)


def _context(page: BasePage) -> dict[str, Any]:
    return {"page": page, "promised": promised_day()}
