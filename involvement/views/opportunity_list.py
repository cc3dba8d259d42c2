"""The list of opportunities: filters, chips, cards and paging, all from the address."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.selectors import organisation
from core.serving import page_context
from involvement.cards import opportunity_card
from involvement.filters import LONGEST_SEARCH, Ignored, OpportunityFilters
from involvement.models import OpportunityIndexPage
from involvement.selectors import filter_vocabulary, opportunity_list
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary, Word
from involvement.wording import list_heading

MOST_NOTICES = 5  # a silly address must not make a long page


@dataclass(frozen=True)
class FacetField:
    """One filter of the form with its choices."""

    name: str
    label: str | Promise
    words: tuple[Word, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, with the address of the list without it."""

    name: str
    label: str
    url: str


@page_context(OpportunityIndexPage)
def opportunity_list_context(page: OpportunityIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the list shows."""
    now = timezone.now()
    vocabulary = filter_vocabulary(page.locale_id)
    filters = OpportunityFilters.from_query(request.GET, vocabulary)
    results = opportunity_list(page, filters, vocabulary, now)
    days = organisation(request).closing_soon_days
    address = page.get_url(request) or ""
    return {
        "filters": filters,
        "results": results,
        "cards": [opportunity_card(each, now, days, request) for each in results],
        "heading": list_heading(filters.status, results.paginator.count),
        "is_beyond_end": filters.page > results.number,
        "facet_fields": _facet_fields(filters, vocabulary),
        "statuses": Status,
        "sorts": Sort,
        "chips": _chips(filters, vocabulary, address),
        "notices": [_notice(each) for each in filters.ignored[:MOST_NOTICES]],
        "notices_left_out": max(0, len(filters.ignored) - MOST_NOTICES),
        "address": address,
        "previous_url": _page_url(address, filters, results.number - 1) if results.has_previous() else "",
        "next_url": _page_url(address, filters, results.number + 1) if results.has_next() else "",
    }


def _page_url(address: str, filters: OpportunityFilters, number: int) -> str:
    return _url(address, filters.query_string(page=number))


def _url(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


def _facet_fields(filters: OpportunityFilters, vocabulary: Vocabulary) -> list[FacetField]:
    return [
        FacetField(name, label, vocabulary.facets[name], getattr(filters, name))
        for name, label in FACETS.items()
        if vocabulary.facets.get(name)
    ]


def _chips(filters: OpportunityFilters, vocabulary: Vocabulary, address: str) -> list[Chip]:
    chips = []
    if filters.q:
        words = _("Words: %(words)s") % {"words": filters.q}
        chips.append(Chip("q", words, _url(address, filters.without("q").query_string())))
    if filters.status != Status.OPEN:
        chips.append(Chip("status", str(filters.status.label), _url(address, filters.without("status").query_string())))
    if filters.paid:
        chips.append(Chip("paid", _("Paid"), _url(address, filters.without("paid").query_string())))
    for name in FACETS:
        for word in vocabulary.chosen(name, getattr(filters, name)):
            url = _url(address, filters.without(name, word.value).query_string())
            chips.append(Chip(name, str(word.label), url))
    return chips


def _notice(ignored: Ignored) -> str:
    if ignored.filter_name == "q":
        return _("We searched for the first %(count)d letters only.") % {"count": LONGEST_SEARCH}
    if ignored.filter_name == "page":
        return _("“%(value)s” is not a page number, so you see the first page.") % {"value": ignored.value}
    return _("We left out “%(value)s”, because this list does not know it.") % {"value": ignored.value}
