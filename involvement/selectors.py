"""Reads of opportunities for lists: which ones, in which order, with everything their cards show."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, overload
from uuid import UUID

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import CharField, QuerySet, Value
from wagtail.models import Locale

from core.models import Area, Audience, Directorate, Theme
from core.selectors import organisation
from core.tongues.said import term_words
from involvement.card_pictures import CARD_PICTURE, pictures_for_cards
from involvement.filters import OpportunityFilters
from involvement.finding.answers import Answer
from involvement.finding.index import OpportunityIndex
from involvement.finding.remembered import opportunity_index
from involvement.finding.words import searched
from involvement.models import OpportunityIndexPage, OpportunityPage, Rung
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.vocabulary import Vocabulary
from people.places_taken import places_taken

__all__ = ["CARD_PICTURE"]  # where others have always found it

PER_PAGE = 20
_TERMS = {"area": Area, "audience": Audience, "theme": Theme, "directorate": Directorate, "rung": Rung}
_NOT_ON_CARDS = (
    "body",
    "what_you_would_do",
    "who_for",
    "adjustments",
    "rung_reason",
    "outcome_how",
    "who_decides",
    "what_we_do_with_it",
    "getting_there",
    "what_happens",
)


def filter_vocabulary(locale_id: int) -> Vocabulary:
    """Return the terms of all taxonomies in this language, asked for at once."""
    first, *others = (
        model.objects.filter(locale_id=locale_id)
        .order_by()
        .annotate(facet=Value(name, CharField()))
        .values_list("facet", "pk", "slug", "name", "sort_order")
        for name, model in _TERMS.items()
    )
    rows = first.union(*others, all=True).order_by("sort_order", "name")
    return Vocabulary.of_terms((facet, pk, slug, name) for facet, pk, slug, name, _order in rows)


def open_opportunities(locale: Locale, now: datetime) -> OpportunityQuerySet:
    """Return what the public can take part in now, in this language, the one closing soonest first."""
    pages = OpportunityPage.objects.filter(locale=locale).for_everyone().open_at(now)
    return with_card_facts(pages.order_by("closes_at", "pk"))


def opportunities_closing_soonest(locale: Locale, number: int, now: datetime) -> list[OpportunityPage]:
    """Return the first few open opportunities for a front page, ready for `involvement.cards`."""
    return list(open_opportunities(locale, now)[:number])


def with_card_facts(pages: OpportunityQuerySet) -> OpportunityQuerySet:
    """Return the same with what a card shows: dates, area and picture; without the long texts."""
    found = pages.select_related("listing_image__agreement", "area").prefetch_related("sessions", pictures_for_cards())
    return found.defer(*_NOT_ON_CARDS)


def places_held(pages: Iterable[OpportunityPage], now: datetime) -> dict[UUID, int]:
    """Return how many places are taken, by translation key, of those whose state depends on it: one query, or none."""
    return places_taken(
        {
            page.translation_key
            for page in pages
            if page.capacity is not None and page.closes_at is not None and page.closes_at > now
        }
    )


def opportunity_answer(
    index_page: OpportunityIndexPage, filters: OpportunityFilters, vocabulary: Vocabulary, now: datetime
) -> Answer:
    """Return what the list answers to these filters: what matches, and the count for every further filter."""
    index = opportunity_index(index_page)
    found, in_title = searched(index, filters.q) if filters.q else (None, 0)
    return Answer(index, filters, vocabulary, now, organisation().closing_soon_days, found, in_title)


def opportunity_list(answer: Answer) -> ResultPage:
    """Return one page of the opportunities that match, ready for their cards; beyond the end it is the last page."""
    found = FoundOpportunities(answer.index, answer.matching.bit_count(), answer.in_order)
    return Paginator(found, PER_PAGE).get_page(answer.filters.page)


def nearest_opportunities(answer: Answer, number: int = 3) -> list[OpportunityPage]:
    """Return a few opportunities that fit all filters but one, or but two, for a list that found nothing."""
    return opportunities_at(answer.index, answer.nearest(number))


@dataclass(frozen=True)
class FoundOpportunities(Sequence[OpportunityPage]):
    """The opportunities that match, as a sequence that reads only the slice that is shown."""

    known: OpportunityIndex
    number: int
    in_order: Callable[[], Iterator[int]]

    def __len__(self) -> int:
        return self.number

    @overload
    def __getitem__(self, part: int) -> OpportunityPage: ...

    @overload
    def __getitem__(self, part: slice) -> list[OpportunityPage]: ...

    def __getitem__(self, part: int | slice) -> OpportunityPage | list[OpportunityPage]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        return opportunities_at(self.known, islice(self.in_order(), part.start, part.stop))


def opportunities_at(
    index: OpportunityIndex,
    positions: Iterable[int],
    fetched: Callable[[OpportunityQuerySet], OpportunityQuerySet] = with_card_facts,
) -> list[OpportunityPage]:
    """Return the opportunities at these positions, in this order, ready for their cards or for what `fetched` adds."""
    keys = [index.keys[position] for position in positions]
    # Still live: between the index and this line somebody may have unpublished one.
    pages = {page.pk: page for page in fetched(OpportunityPage.objects.live().filter(pk__in=keys))}
    return [pages[key] for key in keys if key in pages]


def tagged_words(page: OpportunityPage) -> tuple[list[str], list[str]]:
    """Return the names of a page's audiences and themes, asked for at once; also for a draft that is being written."""
    fields = {"audiences": page.audiences.all(), "themes": page.themes.all()}
    if page.pk is None or any(not isinstance(terms, QuerySet) for terms in fields.values()):
        return _names(fields["audiences"], page), _names(fields["themes"], page)
    audiences, themes = (
        terms.order_by()
        .annotate(facet=Value(name, CharField()))
        .values_list("facet", "name", "sort_order", "locale_id", named=True)
        for name, terms in fields.items()
    )
    rows = list(audiences.union(themes, all=True).order_by("sort_order", "name"))
    return (
        _names((row for row in rows if row.facet == "audiences"), page),
        _names((row for row in rows if row.facet == "themes"), page),
    )


def _names(terms: Iterable[Any], page: OpportunityPage) -> list[str]:
    return [term_words(term, page) for term in terms]
