"""The search page: one box, the pages of the active language that answer, and advice where none does."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core import selectors
from core.chrome import Chrome
from core.site_search import LONGEST_QUESTION, MOST_MATCHES, Matches, Question, matches_of, results_for, understood

RESULTS_ON_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the search box and, where something was asked, what was found."""
    language = get_language() or settings.LANGUAGE_CODE
    question = understood(request.GET.get("q", ""), language)
    chrome: Chrome = getattr(request, "_chrome", None) or selectors.chrome(language)
    # Without a front page in this language there are no pages in it either.
    tree_path = chrome.home.tree_path if chrome.home and language in chrome.home_urls else ""
    matches = matches_of(question, tree_path) if tree_path else Matches()
    page_obj = Paginator(matches.ids, RESULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "question": question,
        "was_asked": "q" in request.GET and bool(request.GET["q"].strip()),
        "matches": matches,
        "page_obj": page_obj,
        "results": results_for(list(page_obj.object_list), question) if matches.ids else [],
        "longest_question": LONGEST_QUESTION,
        "most_matches": MOST_MATCHES,
        "english_url": _english_url(question),
    }
    return render(request, "core/search.html", context)


def _english_url(question: Question) -> str:
    """Return the same question to the English pages, of which there are the most; nothing where it was asked there."""
    if question.is_english:
        return ""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{reverse('search')}?{urlencode({'q': question.text})}"
