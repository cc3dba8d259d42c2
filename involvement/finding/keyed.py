"""What every index holds: the keys of its rows in one order, and the rows of every value of every filter as a set."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from involvement.finding.bits import bits_at, first_bits

Value = int | str  # the key of a term, or the word of a fixed choice
Facets = dict[str, dict[Value, int]]  # filter -> value -> set of positions


@dataclass(frozen=True)
class KeyedIndex:
    """Rows of a list in the few bytes that filtering needs; what the order of the positions is, each list says."""

    keys: "array[int]"
    facets: Facets

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def everything(self) -> int:
        """Return the set of all positions."""
        return first_bits(len(self))

    def having(self, facet: str, values: Iterable[Value]) -> int:
        """Return those that have at least one of these values."""
        known = self.facets.get(facet, {})
        return reduce(or_, (known.get(value, 0) for value in values), 0)

    def positions_of(self, keys: Iterable[int]) -> int:
        """Return the set of the rows with these primary keys; keys of others are left out."""
        place = {key: position for position, key in enumerate(self.keys)}
        return bits_at((place[key] for key in keys if key in place), len(self))


def facets_of(rows: Iterable[tuple[str, Value, int]], size: int) -> Facets:
    """Return the sets from rows of (filter, value, position)."""
    found: dict[str, dict[Value, list[int]]] = defaultdict(lambda: defaultdict(list))
    for facet, value, position in rows:
        found[facet][value].append(position)
    return {
        facet: {value: bits_at(positions, size) for value, positions in values.items()}
        for facet, values in found.items()
    }
