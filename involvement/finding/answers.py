"""What a list answers to its filters: what matches, how many each further filter would leave, and what is nearest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from involvement.filters import OpportunityFilters
from involvement.finding.bits import as_flags, falling, rising
from involvement.finding.index import OpportunityIndex
from involvement.finding.narrowing import Counts, Narrowing
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary


@dataclass(frozen=True)
class Answer(Narrowing):
    """The filters met with the index at one moment; `found` and `in_title` are what the search for words found."""

    index: OpportunityIndex
    filters: OpportunityFilters
    vocabulary: Vocabulary
    now: datetime
    closing_soon_days: int
    found: int | None = None  # None: no words were asked for
    in_title: int = 0

    always = ("status",)

    @cached_property
    def parts(self) -> dict[str, int]:
        """Return, for each filter that is set, the opportunities that it admits by itself."""
        parts = {"status": self.in_status(self.filters.status)}
        if self.found is not None:
            parts["q"] = self.found
        if self.filters.paid:
            parts["paid"] = self.index.having("paid", ["yes"])
        return parts | self.admitted_by(FACETS)

    def in_status(self, status: Status) -> int:
        """Return the opportunities that are in this state now: the same rules as `involvement.states`."""
        index = self.index
        if status == Status.ALL:
            return index.everything
        ahead = index.closing_after(self.now) & ~index.cancelled
        if status == Status.CLOSED:
            return index.everything & ~ahead
        is_open = ahead & ~index.opening_after(self.now)
        if status == Status.CLOSING_SOON:
            return is_open & ~index.closing_after(self.now + timedelta(days=self.closing_soon_days))
        return is_open

    @cached_property
    def counts(self) -> Counts:
        """Return how many there would be for each value of each filter, with every other filter as it is."""
        others = self.all_but("status")
        counts = {"status": {str(status.value): (others & self.in_status(status)).bit_count() for status in Status}}
        counts["paid"] = {"yes": (self.all_but("paid") & self.index.having("paid", ["yes"])).bit_count()}
        return counts | self.counted(FACETS)

    def ordered(self, bits: int) -> Iterator[int]:
        """Yield the positions of a set, in the order that was asked for."""
        if self.in_title and self.filters.sort == Sort.CLOSING:
            yield from self._by_time(bits & self.in_title)
            bits &= ~self.in_title
        yield from self._by_time(bits)

    def _by_time(self, bits: int) -> Iterator[int]:
        size = len(self.index)
        flags = as_flags(bits, size)
        if self.filters.sort == Sort.NEWEST:
            yield from (position for position in self.index.newest if flags[position] == "1")
        elif self.filters.status == Status.CLOSED:
            yield from falling(flags)
        elif self.filters.status == Status.ALL:  # first what one can still join, then what is over, latest first
            ahead = self.index.closing_after(self.now) & ~self.index.cancelled
            yield from rising(as_flags(bits & ahead, size))
            yield from falling(as_flags(bits & ~ahead, size))
        else:
            yield from rising(flags)
