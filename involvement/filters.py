"""What a visitor asks of the list of opportunities, read from an address that may hold anything."""

import re
import unicodedata
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from involvement.vocabulary import FACETS, Sort, Status, Vocabulary

LONGEST_SEARCH = 200  # characters
LONGEST_QUOTE = 60  # characters of an ignored value that the page repeats
MOST_PAGES = 1_000_000
JOINERS = "\u200c\u200d"  # needed to write Urdu and Arabic, and inside emoji
Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Ignored:
    """A value in the address that this list does not know; shown to the visitor, shortened."""

    filter_name: str
    value: str


@dataclass(frozen=True)
class OpportunityFilters:
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
        facets = {
            name: _known(name, query.getlist(name), [word.value for word in vocabulary.facets.get(name, ())], ignored)
            for name in FACETS
        }
        return cls(
            q=_search_words(query, ignored),
            paid=bool(_known("paid", query.getlist("paid"), ["yes"], ignored)),
            status=_one_of(Status, "status", query, Status.OPEN, ignored),
            sort=_one_of(Sort, "sort", query, Sort.CLOSING, ignored),
            page=_page_number(query, ignored),
            ignored=tuple(ignored),
            **facets,
        )

    @property
    def narrows(self) -> bool:
        """Tell whether anything but the order and the page was asked for."""
        return replace(self, sort=Sort.CLOSING, page=1) != OpportunityFilters()

    def pairs(self) -> list[tuple[str, str]]:
        """Return the address' parts, in one order for all equal questions, without what is the default anyway."""
        return [
            (part.name, text)
            for part in fields(self)
            if part.name != "ignored" and getattr(self, part.name) != part.default
            for text in _as_texts(getattr(self, part.name))
        ]

    def query_string(self, **changes: Any) -> str:
        """Return the part of the address after the question mark, with these changes."""
        return urlencode(replace(self, **changes).pairs())

    def without(self, filter_name: str, value: str = "") -> "OpportunityFilters":
        """Return the same question with one filter, or one value of it, taken out; it starts on the first page."""
        present = getattr(self, filter_name)
        if isinstance(present, tuple):
            kept = tuple(each for each in present if each != value)
            changes: dict[str, Any] = {filter_name: kept, "page": 1}
            return replace(self, **changes)
        return self.without_all(filter_name)

    def without_all(self, filter_name: str) -> "OpportunityFilters":
        """Return the same question without anything of one filter; it starts on the first page."""
        changes: dict[str, Any] = {filter_name: getattr(OpportunityFilters(), filter_name), "page": 1}
        return replace(self, **changes)


def _as_texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    return ["yes"] if value is True else [str(value)]


def _known(name: str, given: list[str], allowed: list[str], ignored: list[Ignored]) -> tuple[str, ...]:
    asked = dict.fromkeys(value.strip() for value in given if value.strip())
    ignored.extend(Ignored(name, _quoted(value)) for value in asked if value not in allowed)
    return tuple(value for value in allowed if value in asked)


def _one_of(choices: type[Choice], name: str, query: QueryDict, default: Choice, ignored: list[Ignored]) -> Choice:
    value = (query.get(name) or "").strip()
    try:
        return choices(value) if value else default
    except ValueError:
        ignored.append(Ignored(name, _quoted(value)))
        return default


def _page_number(query: QueryDict, ignored: list[Ignored]) -> int:
    value = (query.get("page") or "").strip()
    if not value:
        return 1
    if re.fullmatch(r"[0-9]{1,7}", value) and 1 <= int(value) <= MOST_PAGES:
        return int(value)
    ignored.append(Ignored("page", _quoted(value)))
    return 1


def _search_words(query: QueryDict, ignored: list[Ignored]) -> str:
    text = _without_control_characters(query.get("q") or "")
    if len(text) > LONGEST_SEARCH:
        ignored.append(Ignored("q", _quoted(text[LONGEST_SEARCH:])))
    return text[:LONGEST_SEARCH].strip()


def _quoted(value: str) -> str:
    text = _without_control_characters(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _without_control_characters(value: str) -> str:
    # Lone surrogates, null bytes and direction marks break databases or fool the reader; joiners are spelling.
    kept = (each if each in JOINERS or unicodedata.category(each)[0] != "C" else " " for each in value)
    return " ".join("".join(kept).split())
