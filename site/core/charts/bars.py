"""What a bar chart shows: groups of bars, each bar with its words; how it is drawn stands in `core.charts.drawing`."""

from dataclasses import dataclass

TONES = (1, 2, 3, 4)  # colours of css/charts.css; what a bar is always stands beside it in words


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how long it is, and the number in words as the table has it.

    Without a length there is no bar, only the words: for what is not published, or not known. Without a label the words
    stand alone: where every group has one bar, the title says what it counts.
    """

    label: str
    words: str
    length: float | None
    tone: int = 1


@dataclass(frozen=True)
class BarGroup:
    """The bars of one row of the table."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarChart:
    """A whole chart; `name` is its own on the page and becomes part of the ids in it."""

    name: str
    title: str
    description: str
    groups: tuple[BarGroup, ...]

    @property
    def longest(self) -> float:
        """Return the length that fills the whole width."""
        return max((bar.length or 0 for group in self.groups for bar in group.bars), default=0)
