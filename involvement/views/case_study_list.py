"""The list of case studies: filters, chips, cards and paging, all from the address."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from core.serving import page_context
from involvement.case_studies.answers import CaseStudyAnswer
from involvement.case_studies.cards import case_study_card
from involvement.case_studies.filters import CASE_STUDY_FACETS, CaseStudySort
from involvement.case_studies.reading import PER_PAGE, case_studies_at, case_study_answer, with_card_facts
from involvement.case_studies.wording import list_heading
from involvement.list_parts import (
    Chip,
    FacetChoice,
    FacetField,
    WayOut,
    facet_chips,
    notices,
    paging,
    url_with,
    words_chips,
)
from involvement.models import CaseStudyIndexPage


@page_context(CaseStudyIndexPage)
def case_study_list_context(page: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the list shows."""
    answer = case_study_answer(page, request.GET)
    filters, keys = answer.filters, answer.keys()
    address = page.get_url(request) or ""
    results = Paginator(keys, PER_PAGE).get_page(filters.page)
    chips = [*words_chips(filters, address), *facet_chips(filters, answer.vocabulary, CASE_STUDY_FACETS, address)]
    return {
        "filters": filters,
        "results": results,
        "cards": [case_study_card(each, request) for each in case_studies_at(list(results), with_card_facts)],
        "ways_out": [] if keys else _ways_out(answer, chips, address),
        "heading": list_heading(len(keys)),
        "facet_fields": _facet_fields(answer),
        "sorts": CaseStudySort,
        "chips": chips,
        "address": address,
        **notices(filters),
        **paging(results, filters, address),
    }


def _facet_fields(answer: CaseStudyAnswer) -> list[FacetField]:
    fields = (FacetField(name, label, tuple(_choices(answer, name))) for name, label in CASE_STUDY_FACETS.items())
    return [field for field in fields if field.choices]


def _choices(answer: CaseStudyAnswer, name: str) -> Iterator[FacetChoice]:
    chosen, counts = getattr(answer.filters, name), answer.counts(name)
    for word in answer.vocabulary.facets[name]:
        number = counts[word.value]
        if number or word.value in chosen:  # a choice that finds nothing only makes the form longer
            yield FacetChoice(word.value, word.label, number, word.value in chosen)


def _ways_out(answer: CaseStudyAnswer, chips: list[Chip], address: str) -> list[WayOut]:
    """Return, for a list that found nothing, each filter whose removal would find something, the best one first."""
    ways = [
        WayOut(chip.label, url_with(address, answer.filters.without_all(chip.name).query_string()), number)
        for chip in {chip.name: chip for chip in chips}.values()
        if (number := answer.number_without(chip.name))
    ]
    return sorted(ways, key=lambda way: -way.number)
