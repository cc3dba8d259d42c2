"""What the page of any list shows beside its rows: filters with their counts, chips, ways out and notices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from involvement.filter_words import notice_words
from involvement.finding.narrowing import Narrowing
from involvement.list_filters import ListFilters
from involvement.vocabulary import Vocabulary, Word

MOST_NOTICES = 5  # a silly address must not make a long page


@dataclass(frozen=True)
class FacetChoice:
    """One value of a filter, and how many rows there would be with it."""

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


def url_with(address: str, query: str) -> str:
    """Return the address with this query, and without a question mark where there is none."""
    return f"{address}?{query}" if query else address


def facet_fields(answer: Narrowing, facets: Mapping[str, str | Promise]) -> list[FacetField]:
    """Return the filters that have anything to choose from."""
    fields = (
        FacetField(name, label, tuple(_choices(answer, name, answer.vocabulary.facets.get(name, ()))))
        for name, label in facets.items()
    )
    return [field for field in fields if field.choices]


def _choices(answer: Narrowing, name: str, words: tuple[Word, ...]) -> Iterator[FacetChoice]:
    chosen = getattr(answer.filters, name)
    for word in words:
        number = answer.counts[name][word.value]
        if number or word.value in chosen:  # a choice that finds nothing only makes the form longer
            yield FacetChoice(word.value, word.label, number, word.value in chosen)


def words_chips(filters: ListFilters, address: str) -> list[Chip]:
    """Return the chip of the words that were looked for, where there were any."""
    if not filters.q:
        return []
    words = _("Words: %(words)s") % {"words": filters.q}
    return [Chip("q", words, url_with(address, filters.without("q").query_string()))]


def facet_chips(filters: ListFilters, vocabulary: Vocabulary, facets: Iterable[str], address: str) -> list[Chip]:
    """Return a chip for each value that was chosen."""
    return [
        Chip(name, str(word.label), url_with(address, filters.without(name, word.value).query_string()))
        for name in facets
        for word in vocabulary.chosen(name, getattr(filters, name))
    ]


def ways_out(answer: Narrowing, chips: Iterable[Chip], address: str) -> list[WayOut]:
    """Return, for a list that found nothing, each filter whose removal would find something, the best one first."""
    ways = [
        WayOut(chip.label, url_with(address, answer.filters.without_all(chip.name).query_string()), number)
        for chip in {chip.name: chip for chip in chips}.values()
        if (number := answer.all_but(chip.name).bit_count())
    ]
    return sorted(ways, key=lambda way: -way.number)


def paging(results: Any, filters: ListFilters, address: str) -> dict[str, Any]:
    """Return the addresses of the pages before and after, and whether a page beyond the end was asked for."""
    before, after = results.number - 1, results.number + 1
    return {
        "is_beyond_end": filters.page > results.number,
        "previous_url": url_with(address, filters.query_string(page=before)) if results.has_previous() else "",
        "next_url": url_with(address, filters.query_string(page=after)) if results.has_next() else "",
    }


def notices(filters: ListFilters) -> dict[str, Any]:
    """Return what is said of values that the list does not know, and how many more there were."""
    return {
        "notices": [notice_words(each) for each in filters.ignored[:MOST_NOTICES]],
        "notices_left_out": max(0, len(filters.ignored) - MOST_NOTICES),
    }
