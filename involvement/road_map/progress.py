"""Which steps somebody has done: it stands in the address, so that it can be shared and needs no account."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

MOST = 100  # steps; what is typed beyond that is nobody's progress
NAME = "done"


@dataclass(frozen=True)
class Progress:
    """The steps that are done, by the numbers of their pages."""

    done: frozenset[int] = frozenset()

    @classmethod
    def read(cls, text: str, known: Iterable[int]) -> "Progress":
        """Return what an address says; what is no step of this map is left out."""
        steps = {str(number): number for number in known}
        parts = (part.strip() for part in text.split(",", MOST)[:MOST])
        return cls(frozenset(steps[part] for part in parts if part in steps))

    def switched(self, step: int) -> "Progress":
        """Return the same with this step done where it was not, and not done where it was."""
        return Progress(self.done ^ {step})

    def address(self, base: str, **more: str) -> str:
        """Return an address with this progress in it, and whatever else it says."""
        done = {NAME: ",".join(map(str, sorted(self.done)))} if self.done else {}
        query = urlencode(done | more, safe=",")
        return f"{base}?{query}" if query else base

    def address_to_keep(self, base: str) -> str:
        """Return an address that says what is done also where that is nothing, so that a browser forgets the rest."""
        return self.address(base) if self.done else f"{base}?{NAME}="
