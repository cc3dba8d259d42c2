"""How filters meet an index: what all of them admit, what all but one admit, and what comes nearest."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from involvement.finding.keyed import KeyedIndex, Value
from involvement.list_filters import ListFilters
from involvement.vocabulary import Vocabulary

Counts = dict[str, dict[str, int]]  # filter -> word in the address -> number


class Narrowing(ABC):
    """The part of an answer that is the same for every list; each list says which sets its filters admit."""

    index: KeyedIndex
    filters: ListFilters
    vocabulary: Vocabulary
    always: tuple[str, ...] = ()  # filters that a list never does without, so that leaving them out is no way out

    @property
    @abstractmethod
    def parts(self) -> dict[str, int]:
        """Return, for each filter that is set, the rows that it admits by itself."""

    @property
    @abstractmethod
    def counts(self) -> Counts:
        """Return how many there would be for each value of each filter, with every other filter as it is."""

    @abstractmethod
    def ordered(self, bits: int) -> Iterator[int]:
        """Yield the positions of a set, in the order that was asked for."""

    @cached_property
    def matching(self) -> int:
        """Return the rows that every filter admits."""
        return self.all_but()

    def all_but(self, *left_out: str) -> int:
        """Return the rows that every filter but these admits."""
        bits = self.index.everything
        for name, admitted in self.parts.items():
            if name not in left_out:
                bits &= admitted
        return bits

    def in_order(self) -> Iterator[int]:
        """Yield the positions that match, in the order that was asked for."""
        return self.ordered(self.matching)

    def nearest(self, number: int) -> list[int]:
        """Return a few positions that match all filters but one, or but two, where none matches all of them."""
        names = [name for name in self.parts if name not in self.always]
        one_left_out = [self.all_but(name) for name in names]
        two_left_out = [self.all_but(name, other) for place, name in enumerate(names) for other in names[:place]]
        for sets in (one_left_out, two_left_out):
            near = 0
            for bits in sets:
                near |= bits
            if near:
                return list(islice(self.ordered(near), number))
        return []

    def admitted_by(self, facets: Iterable[str]) -> dict[str, int]:
        """Return, for each of these facets that is set, the rows that it admits by itself."""
        return {
            name: self.index.having(name, self._values(name, chosen))
            for name in facets
            if (chosen := getattr(self.filters, name))
        }

    def counted(self, facets: Iterable[str]) -> Counts:
        """Return how many there would be for each value of these facets, with every other filter as it is."""
        counts = {}
        for name in facets:
            others = self.all_but(name)
            counts[name] = {
                word.value: (others & self.index.having(name, [word.pk or word.value])).bit_count()
                for word in self.vocabulary.facets.get(name, ())
            }
        return counts

    def _values(self, name: str, chosen: tuple[str, ...]) -> list[Value]:
        return [word.pk or word.value for word in self.vocabulary.chosen(name, chosen)]
