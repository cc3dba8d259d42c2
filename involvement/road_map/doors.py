"""The three doors in, and which steps stand behind them; the third counts with the minutes of each step."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from involvement.models import RoadMapStepPage


class Timed(Protocol):
    """A step as far as time goes."""

    @property
    def minutes(self) -> int | None:
        """Return how long it takes."""


AnyStep = TypeVar("AnyStep", bound=Timed)


class Door(StrEnum):
    """The word of a door in the address."""

    START = "start"
    KNOWLEDGE = "knowledge"
    TIME = "time"


# How much time somebody has, in minutes, as the third door offers it.
OFFERS: "dict[int, StrOrPromise]" = {10: _("10 minutes"), 60: _("An hour"), 240: _("Half a day")}


def door_in(text: str) -> Door | None:
    """Return the door that an address names, None where it names none."""
    return next((door for door in Door if door == text), None)


def offer_in(text: str) -> int | None:
    """Return the minutes that an address names, where we offer them."""
    return next((minutes for minutes in OFFERS if str(minutes) == text), None)


def steps_within(steps: Iterable[AnyStep], minutes: int) -> list[AnyStep]:
    """Return the steps that fit into this time one after the other; a step without a time never does."""
    fitting, left = [], minutes
    for step in steps:
        if step.minutes and step.minutes <= left:
            fitting.append(step)
            left -= step.minutes
    return fitting


def shortest(steps: Iterable[AnyStep]) -> AnyStep | None:
    """Return the step that takes least time, None where none has a time."""
    return min((step for step in steps if step.minutes), key=lambda step: step.minutes or 0, default=None)


def steps_behind(door: Door, steps: "Sequence[RoadMapStepPage]") -> "list[RoadMapStepPage]":
    """Return the steps that an editor has put behind a door; the third is for all of them."""
    if door == Door.START:
        return [step for step in steps if step.for_start]
    if door == Door.KNOWLEDGE:
        return [step for step in steps if step.for_knowledge]
    return list(steps)
