"""The registry of personal data: whatever holds something about a person says what it shows and how it forgets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model

from people.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Turn(IntEnum):
    """When a store is erased: what is found by a person's details goes before the details do."""

    TRACES = 1  # texts and files in which an address, a name or a number is looked for
    DETAILS = 2  # rows that belong to the person
    PERSON = 3  # the person


@dataclass(frozen=True)
class PersonalStore:
    """One place that can hold something about a person.

    `describe` returns readable headings with their values, ready for JSON, or None where the person's own record shows
    nothing of a row. `erase` returns how many rows or files it deleted or emptied; it runs inside a transaction. What
    `by_hand` is set for was written by editors: it is found and told, never changed by the site. `join` gives what is
    held to the first of two records when staff join them, before the second goes; what belongs to this room is joined
    by people.actions.joining.
    """

    name: str  # the key in Erasure.erased
    label: "StrOrPromise"
    rows: Callable[[Person], Iterable[Any]]
    describe: Callable[[Any], dict[str, Any] | None]
    erase: Callable[[Person], int]
    models: tuple[type[Model], ...] = ()
    turn: Turn = Turn.DETAILS
    by_hand: bool = False
    join: Callable[[Person, Person], None] | None = None  # takes who stays, and who goes


_stores: dict[str, PersonalStore] = {}


def register_store(store: PersonalStore) -> PersonalStore:
    """Add a store to the registry; raises ImproperlyConfigured where its name is taken."""
    if store.name in _stores:
        raise ImproperlyConfigured(f"There is already a store of personal data named {store.name!r}.")
    _stores[store.name] = store
    return store


def stores_to_read() -> list[PersonalStore]:
    """Return all stores, the person first."""
    return sorted(_stores.values(), key=lambda store: -store.turn)


def stores_to_erase() -> list[PersonalStore]:
    """Return all stores that the site itself erases: backwards, so that the person goes last."""
    return [store for store in reversed(stores_to_read()) if not store.by_hand]


def stores_by_hand() -> list[PersonalStore]:
    """Return the stores in which the site only looks, because editors wrote what is there."""
    return [store for store in stores_to_read() if store.by_hand]
