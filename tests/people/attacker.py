"""Somebody who reads everything that is published, knows the rules by which it was, and looks for hidden numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from people.disclosure import Figure, figure, total


@dataclass(frozen=True)
class Node:
    """A published number: a count of its own, or the total of others. Only the attacker's tests know `number`."""

    smallest: int
    own: int = 0
    parts: tuple["Node", ...] = ()
    figure: Figure = field(init=False)
    texts: dict[int, str] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "figure", self.published(self.number))

    @property
    def number(self) -> int:
        """Return the true number."""
        return sum(part.number for part in self.parts) if self.parts else self.own

    def published(self, number: int) -> Figure:
        """Return what would be published here if the number were this one and all parts looked as they do."""
        if not self.parts:
            return figure(number, self.smallest)
        return total([part.figure for part in self.parts], number, self.smallest)

    def leaves(self) -> Iterator["Node"]:
        """Yield the counts that the number is made of."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def possible(self, fixed: "Node", value: int) -> set[int]:
        """Return every number this can be, as far as anybody can tell, if `fixed` were `value`."""
        if not any(leaf is fixed for leaf in self.leaves()):
            return self.possible_alone
        if not self.parts:
            return {value}
        return self._as_published(part.possible(fixed, value) for part in self.parts)

    @cached_property
    def possible_alone(self) -> set[int]:
        """Return every number this can be, as far as anybody can tell from here downwards."""
        if not self.parts:
            return set(range(self.figure.low, self.figure.high + 1))
        return self._as_published(part.possible_alone for part in self.parts)

    def _as_published(self, options: Iterable[set[int]]) -> set[int]:
        """Return the sums of one number of each option that would look as what is published."""
        sums = {0}
        for option in options:
            sums = {one + other for one in sums for other in option}
        return {number for number in sums if self.text_of(number) == self.figure.text}

    def text_of(self, number: int) -> str:
        """Return what would be read here if the number were this one; worked out once."""
        if number not in self.texts:
            self.texts[number] = self.published(number).text
        return self.texts[number]

    def filled_in(self, number: int, fixed: "Node", value: int) -> dict[int, int] | None:
        """Return numbers for all leaves, by their identity, that make up this number; None where there are none."""
        if not self.parts:
            return {id(self): number}
        options = [part.possible(fixed, value) for part in self.parts]
        chosen = _summing_to(number, options)
        if chosen is None:
            return None
        found: dict[int, int] = {}
        for part, share in zip(self.parts, chosen, strict=True):
            inside = part.filled_in(share, fixed, value)
            if inside is None:
                return None
            found |= inside
        return found


def _summing_to(number: int, options: list[set[int]]) -> list[int] | None:
    """Return one number of each option so that they make up the number."""
    reachable = [{0}]
    for option in options:
        reachable.append({one + other for one in reachable[-1] for other in option})
    if number not in reachable[-1]:
        return None
    chosen: list[int] = []
    for option, before in zip(reversed(options), reversed(reachable[:-1]), strict=True):
        pick = next(each for each in sorted(option) if number - each in before)
        chosen.append(pick)
        number -= pick
    return chosen[::-1]
