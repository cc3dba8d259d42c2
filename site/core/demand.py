"""How often people asked for a page in a language: rooms that know it say so here, the translation board adds up."""

from collections import Counter
from collections.abc import Callable, Mapping
from uuid import UUID

Wanted = tuple[UUID, str]  # what a page and its translations share, and a language
Demand = Callable[[], Mapping[Wanted, int]]

_known: dict[str, Demand] = {}


def register_demand(name: str, demand: Demand) -> None:
    """Let this be asked: it answers in one query at most, for all pages at once, with numbers and never with names."""
    _known[name] = demand


def is_demand_known() -> bool:
    """Tell whether anything on this site counts what is asked for."""
    return bool(_known)


def demand() -> Counter[Wanted]:
    """Return how often each page was asked for in each language."""
    found: Counter[Wanted] = Counter()
    for each in _known.values():
        found.update(each())
    return found
