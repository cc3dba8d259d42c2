"""Doors from a person's own page into the members' area; the rooms above say for whom each is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from people.models import Person
from people.tokens import enter_token

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Door:
    """One door: what stands on its button, a sentence above it, and for whom it is there."""

    label: "StrOrPromise"
    words: "StrOrPromise"
    is_for: Callable[[Person], bool]
    place: str = ""  # where in the members' area it leads


@dataclass(frozen=True)
class OpenDoor:
    """A door as one person sees it; `token` is what its button sends."""

    label: "StrOrPromise"
    words: "StrOrPromise"
    token: str


_doors: list[Door] = []


def register_door(door: Door) -> Door:
    """Add a door to everyone's own page for whom it is there."""
    _doors.append(door)
    return door


def doors_for(person: Person) -> list[OpenDoor]:
    """Return the doors that one person sees."""
    return [OpenDoor(each.label, each.words, enter_token(person, each.place)) for each in _doors if each.is_for(person)]
