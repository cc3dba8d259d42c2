"""The page on which somebody asks to be told of new opportunities like those they looked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from core.requests import is_rate_limited
from core.serving import page_extra
from involvement.actions.alerts import ask_for_alert
from involvement.alerts.questions import question_of
from involvement.filter_words import filters_in_words, notice_words
from involvement.filters import OpportunityFilters
from involvement.forms import AlertForm
from involvement.models import OpportunityIndexPage
from involvement.selectors import filter_vocabulary
from involvement.vocabulary import Vocabulary
from people.views.privacy import form_page

REQUESTS = 20  # valid forms from one network address
PER = 60 * 60  # seconds
SENT = "sent"  # in the address after the button
OF_THE_LIST = ("status", "sort", "page")  # what an alert leaves out, so that a visitor need not hear of it
MOST_NOTICES = 5


# The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
@page_extra(OpportunityIndexPage, "alert/")
@csrf_exempt
def alert(page: OpportunityIndexPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form; afterwards say the same to everybody."""
    return _ask(request, page)


@form_page
def _ask(request: HttpRequest, page: OpportunityIndexPage) -> HttpResponse:
    vocabulary = filter_vocabulary(page.locale_id)
    filters = OpportunityFilters.from_query(request.GET, vocabulary)
    if request.method == "POST":
        return _receive(request, page, filters, vocabulary)
    if SENT in request.GET:
        return render(request, "involvement/alert_sent.html", _context(page, filters, vocabulary))
    return _show(request, page, _form(filters), vocabulary)


def _form(filters: OpportunityFilters, data: QueryDict | None = None) -> AlertForm:
    return AlertForm(data, filters=filters, language=get_language() or "en")


def _receive(
    request: HttpRequest, page: OpportunityIndexPage, filters: OpportunityFilters, vocabulary: Vocabulary
) -> HttpResponse:
    form = _form(filters, request.POST)
    if not form.is_valid():
        return _show(request, page, form, vocabulary, status=422)
    if is_rate_limited(request, "alert", REQUESTS, PER):
        return _show(request, page, form, vocabulary, status=429)
    typed = form.cleaned_data
    ask_for_alert(page, filters, typed["rhythm"], typed["email"], form.language, form.wording)
    query = question_of(filters).query_string()
    return HttpResponseRedirect(f"{request.path}?{query}{'&' if query else ''}{SENT}=yes")


def _show(
    request: HttpRequest, page: OpportunityIndexPage, form: AlertForm, vocabulary: Vocabulary, status: int = 200
) -> HttpResponse:
    context = _context(page, form.filters, vocabulary) | {"form": form, "is_too_much": status == 429}
    return render(request, "involvement/alert.html", context, status=status)


def _context(page: OpportunityIndexPage, filters: OpportunityFilters, vocabulary: Vocabulary) -> dict[str, Any]:
    ignored = [each for each in filters.ignored if each.filter_name not in OF_THE_LIST]
    query = filters.query_string(page=1)
    return {
        "page": page,
        "words": filters_in_words(filters, vocabulary),
        "notices": [notice_words(each) for each in ignored[:MOST_NOTICES]],
        "notices_left_out": max(0, len(ignored) - MOST_NOTICES),
        "list_url": f"{page.url}{'?' if query else ''}{query}",
    }
