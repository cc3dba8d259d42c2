"""The list of opportunities: filters, chips, cards and paging, all from the address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.selectors import organisation
from core.serving import page_context
from involvement.alerts.questions import question_of
from involvement.cards import opportunity_cards
from involvement.filter_words import notice_words
from involvement.filters import OpportunityFilters
from involvement.finding.answers import Answer
from involvement.models import OpportunityIndexPage
from involvement.selectors import filter_vocabulary, nearest_opportunities, opportunity_answer, opportunity_list
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary, Word
from involvement.wording import list_heading

MOST_NOTICES = 5  # a silly address must not make a long page


@dataclass(frozen=True)
class FacetChoice:
    """One value of a filter, and how many opportunities there would be with it."""

    value: str
    label: str | Promise
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetField:
    """One filter of the form with the choices that lead somewhere, and those that are made."""

    name: str
    label: str | Promise
    choices: tuple[FacetChoice, ...]

    @property
    def is_used(self) -> bool:
        """Tell whether the visitor has chosen something here."""
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Chip:
    """A filter that is set, with the address of the list without it."""

    name: str
    label: str
    url: str


@dataclass(frozen=True)
class WayOut:
    """A filter without which the list would find something."""

    label: str
    url: str
    number: int


@page_context(OpportunityIndexPage)
def opportunity_list_context(page: OpportunityIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the list shows."""
    now = timezone.now()
    vocabulary = filter_vocabulary(page.locale_id)
    filters = OpportunityFilters.from_query(request.GET, vocabulary)
    answer = opportunity_answer(page, filters, vocabulary, now)
    results = opportunity_list(answer)
    days = organisation(request).closing_soon_days
    address = page.get_url(request) or ""
    near = nearest_opportunities(answer) if filters.narrows and not answer.matching else []
    return {
        "filters": filters,
        "results": results,
        "cards": opportunity_cards(results, now, days, request),
        "nearest": opportunity_cards(near, now, days, request),
        "ways_out": _ways_out(answer, address) if not answer.matching else [],
        "heading": list_heading(filters.status, results.paginator.count),
        "is_beyond_end": filters.page > results.number,
        "facet_fields": _facet_fields(answer),
        "paid": answer.counts["paid"]["yes"],
        "statuses": [
            FacetChoice(each.value, each.label, answer.counts["status"][each.value], each == filters.status)
            for each in Status
        ],
        "sorts": Sort,
        "chips": _chips(filters, vocabulary, address),
        "notices": [notice_words(each) for each in filters.ignored[:MOST_NOTICES]],
        "notices_left_out": max(0, len(filters.ignored) - MOST_NOTICES),
        "address": address,
        "alert_url": _url(f"{address}alert/", question_of(filters).query_string()),
        "feed_url": _url(f"{address}feed/", filters.query_string(page=1)),
        "calendar_url": _url(f"{address}calendar.ics", filters.query_string(page=1)),
        "previous_url": _page_url(address, filters, results.number - 1) if results.has_previous() else "",
        "next_url": _page_url(address, filters, results.number + 1) if results.has_next() else "",
    }


def _page_url(address: str, filters: OpportunityFilters, number: int) -> str:
    return _url(address, filters.query_string(page=number))


def _url(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


def _facet_fields(answer: Answer) -> list[FacetField]:
    fields = (
        FacetField(name, label, tuple(_choices(answer, name, answer.vocabulary.facets.get(name, ()))))
        for name, label in FACETS.items()
    )
    return [field for field in fields if field.choices]


def _choices(answer: Answer, name: str, words: tuple[Word, ...]) -> Iterator[FacetChoice]:
    chosen = getattr(answer.filters, name)
    for word in words:
        number = answer.counts[name][word.value]
        if number or word.value in chosen:  # a choice that finds nothing only makes the form longer
            yield FacetChoice(word.value, word.label, number, word.value in chosen)


def _ways_out(answer: Answer, address: str) -> list[WayOut]:
    """Return, for a list that found nothing, each filter whose removal would find something, the best one first."""
    ways = [
        WayOut(chip.label, _url(address, answer.filters.without_all(chip.name).query_string()), number)
        for chip in {chip.name: chip for chip in _chips(answer.filters, answer.vocabulary, address)}.values()
        if (number := answer.all_but(chip.name).bit_count())
    ]
    return sorted(ways, key=lambda way: -way.number)


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
