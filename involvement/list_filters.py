"""What a visitor asks of any list, read from an address that may hold anything."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from involvement.vocabulary import Vocabulary

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
class ListFilters:
    """What all lists share; each list adds its own filters, all of them with a default, and reads its address."""

    q: str = ""
    page: int = 1
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    @property
    def narrows(self) -> bool:
        """Tell whether anything but the order and the page was asked for."""
        default = type(self)()
        changes = {name: getattr(default, name) for name in ("sort", "page")}
        return replace(self, **changes) != default

    def pairs(self) -> list[tuple[str, str]]:
        """Return the address' parts, in one order for all equal questions, without what is the default anyway."""
        return [
            (part.name, text)
            for part in sorted(fields(self), key=lambda part: part.name == "page")
            if part.name != "ignored" and getattr(self, part.name) != part.default
            for text in _as_texts(getattr(self, part.name))
        ]

    def query_string(self, **changes: Any) -> str:
        """Return the part of the address after the question mark, with these changes."""
        return urlencode(replace(self, **changes).pairs())

    def without(self, filter_name: str, value: str = "") -> Self:
        """Return the same question with one filter, or one value of it, taken out; it starts on the first page."""
        present = getattr(self, filter_name)
        if isinstance(present, tuple):
            kept = tuple(each for each in present if each != value)
            changes: dict[str, Any] = {filter_name: kept, "page": 1}
            return replace(self, **changes)
        return self.without_all(filter_name)

    def without_all(self, filter_name: str) -> Self:
        """Return the same question without anything of one filter; it starts on the first page."""
        changes: dict[str, Any] = {filter_name: getattr(type(self)(), filter_name), "page": 1}
        return replace(self, **changes)


def _as_texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    return ["yes"] if value is True else [str(value)]


def known_facets(
    facets: Iterable[str], query: QueryDict, vocabulary: Vocabulary, ignored: list[Ignored]
) -> dict[str, tuple[str, ...]]:
    """Return what was chosen of each facet; what the vocabulary does not know is added to `ignored`."""
    return {
        name: known_values(name, query.getlist(name), [word.value for word in vocabulary.facets.get(name, ())], ignored)
        for name in facets
    }


def known_values(name: str, given: list[str], allowed: list[str], ignored: list[Ignored]) -> tuple[str, ...]:
    """Return those of the given values that are allowed, in the order of the allowed; the others are ignored."""
    asked = dict.fromkeys(value.strip() for value in given if value.strip())
    ignored.extend(Ignored(name, _quoted(value)) for value in asked if value not in allowed)
    return tuple(value for value in allowed if value in asked)


def one_of(choices: type[Choice], name: str, query: QueryDict, default: Choice, ignored: list[Ignored]) -> Choice:
    """Return the choice that the address names, or the default."""
    value = (query.get(name) or "").strip()
    try:
        return choices(value) if value else default
    except ValueError:
        ignored.append(Ignored(name, _quoted(value)))
        return default


def page_number(query: QueryDict, ignored: list[Ignored]) -> int:
    """Return the number of the page, 1 where the address names none that could be."""
    value = (query.get("page") or "").strip()
    if not value:
        return 1
    if re.fullmatch(r"[0-9]{1,7}", value) and 1 <= int(value) <= MOST_PAGES:
        return int(value)
    ignored.append(Ignored("page", _quoted(value)))
    return 1


def search_words(query: QueryDict, ignored: list[Ignored]) -> str:
    """Return the words to look for, without what breaks databases and not longer than a search may be."""
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
