"""What a visitor asks of the list of opportunities, read from an address that may hold anything."""

from dataclasses import dataclass, field

from django.http import QueryDict

from involvement.list_filters import (
    LONGEST_QUOTE,
    LONGEST_SEARCH,
    Ignored,
    ListFilters,
    known_facets,
    known_values,
    one_of,
    page_number,
    search_words,
)
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary

__all__ = ["LONGEST_QUOTE", "LONGEST_SEARCH", "Ignored", "OpportunityFilters"]


@dataclass(frozen=True)
class OpportunityFilters(ListFilters):
    """The filters of the list; values of one filter widen it, different filters narrow it."""

    q: str = ""
    audience: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    paid: bool = False
    theme: tuple[str, ...] = ()
    directorate: tuple[str, ...] = ()
    rung: tuple[str, ...] = ()
    status: Status = Status.OPEN
    sort: Sort = Sort.CLOSING
    page: int = 1
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: QueryDict, vocabulary: Vocabulary) -> "OpportunityFilters":
        """Read an address; what is unknown in it ends up in `ignored` and changes nothing else."""
        ignored: list[Ignored] = []
        facets = known_facets(FACETS, query, vocabulary, ignored)
        return cls(
            q=search_words(query, ignored),
            paid=bool(known_values("paid", query.getlist("paid"), ["yes"], ignored)),
            status=one_of(Status, "status", query, Status.OPEN, ignored),
            sort=one_of(Sort, "sort", query, Sort.CLOSING, ignored),
            page=page_number(query, ignored),
            ignored=tuple(ignored),
            **facets,
        )
