"""How much slower a page may get as the site grows: ratios in one run, each against the trivial view of its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Times, from the smallest size to the largest.
MOST = {"list": 1.3, "list, filtered": 1.3, "list, searched": 3.0, "stories": 1.3, "stories, filtered": 1.3}


@dataclass(frozen=True)
class Growth:
    """How many times as long one page takes at the largest size as at the smallest."""

    page: str
    times: float
    budget: float | None

    @property
    def is_held(self) -> bool:
        """Tell whether the page keeps its budget; one without a budget does."""
        return self.budget is None or self.times <= self.budget


def judged(rows: Sequence[Mapping[str, object]]) -> list[Growth]:
    """Return the growth of each page, from rows of entries, page and share of hello."""
    sizes = [int(str(row["entries"])) for row in rows]
    small, large = (
        {str(row["page"]): float(str(row["of_hello"])) for row in rows if row["entries"] == size}
        for size in (min(sizes), max(sizes))
    )
    return [Growth(page, round(small[page] / large[page], 3), MOST.get(page)) for page in small if large.get(page)]
