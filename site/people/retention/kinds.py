"""The kinds of personal data that are kept for a time; each room registers its own in its module `personal_data`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Due = Callable[[datetime, int], "QuerySet[Any]"]
Purge = Callable[[datetime, int], int]


@dataclass(frozen=True)
class Kind:
    """One kind: `due` tells what was kept for that many days at a moment, `purge` deletes it and tells how much."""

    name: str  # RetentionPeriod.kind
    label: "StrOrPromise"
    default_days: int
    due: Due
    purge: Purge
    own_words: "StrOrPromise" = ""  # what people read on their own page; nothing where it does not concern them


_kinds: dict[str, Kind] = {}


def register_retention(
    name: str,
    label: "StrOrPromise",
    default_days: int,
    due: Due,
    purge: Purge | None = None,
    *,
    own_words: "StrOrPromise" = "",
) -> Kind:
    """Add a kind; without a `purge` of its own the rows that are due are deleted.

    Raises ImproperlyConfigured where the name is taken.
    """
    if name in _kinds:
        raise ImproperlyConfigured(f"There is already a kind of personal data named {name!r}.")
    _kinds[name] = Kind(name, label, default_days, due, purge or _deleting(due), own_words)
    return _kinds[name]


_ties: "list[Callable[[], QuerySet[Any]]]" = []


def register_tie(people: "Callable[[], QuerySet[Any]]") -> None:
    """Add what keeps people here as long as it is there itself: `people` returns their numbers."""
    _ties.append(people)


def ties() -> "list[Callable[[], QuerySet[Any]]]":
    """Return what keeps people here, besides their sign-ups and what they want by mail."""
    return list(_ties)


def kinds() -> list[Kind]:
    """Return all kinds in the order in which they were registered."""
    return list(_kinds.values())


def _deleting(due: Due) -> Purge:
    def delete(moment: datetime, days: int) -> int:
        rows = due(moment, days)
        return int(rows.delete()[1].get(rows.model._meta.label, 0))

    return delete
