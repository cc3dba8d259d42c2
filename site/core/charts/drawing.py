"""Where everything in a bar chart stands: lengths in parts of the width, heights in ems of the reader's own text.

So the same drawing fits a narrow phone and a wide screen, and grows with larger text. In languages that run from right
to left it is mirrored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from core.charts.bars import Bar, BarChart, BarGroup

LETTERS_A_LINE = 30  # so many fit on a phone of 320 pixels
LINE = 1.4  # ems, as all heights below
BASELINE = 1.05  # from the top of a line to where its letters stand
BAR = 0.8
AFTER_BAR = 0.4
AFTER_GROUP = 0.8


@dataclass(frozen=True)
class Words:
    """One line of text and where its letters stand."""

    text: str
    y: str


@dataclass(frozen=True)
class Strip:
    """The rectangle of one bar."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its words above it."""

    words: tuple[Words, ...]
    strip: Strip | None
    tone: int


@dataclass(frozen=True)
class DrawnGroup:
    """A group with its heading above it."""

    heading: tuple[Words, ...]
    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True)
class Drawing:
    """A whole chart as its template writes it down."""

    groups: tuple[DrawnGroup, ...]
    height: str
    start: str  # where lines of text begin
    direction: str


def drawing_of(chart: BarChart, direction: str = "ltr") -> Drawing:
    """Return the drawing of a chart for a language that is written in this direction."""
    pen = _Pen(chart.longest, direction)
    groups = tuple(pen.group(group) for group in chart.groups)
    return Drawing(groups, _ems(pen.y), "100%" if direction == "rtl" else "0", direction)


class _Pen:
    """Goes down the page and remembers how far it has come."""

    def __init__(self, longest: float, direction: str) -> None:
        self.y = 0.0
        self._longest = longest
        self._direction = direction

    def group(self, group: BarGroup) -> DrawnGroup:
        """Draw one group."""
        drawn = DrawnGroup(tuple(self._words(group.label)), tuple(self._bar(bar) for bar in group.bars))
        self.y += AFTER_GROUP
        return drawn

    def _bar(self, bar: Bar) -> DrawnBar:
        words = tuple(self._words(f"{bar.label}: {bar.words}" if bar.label else bar.words))
        strip = self._strip(bar.length) if bar.length else None
        return DrawnBar(words, strip, bar.tone)

    def _words(self, text: str) -> Iterator[Words]:
        for line in wrap(text, LETTERS_A_LINE):
            yield Words(line, _ems(self.y + BASELINE))
            self.y += LINE

    def _strip(self, length: float) -> Strip:
        width = round(100 * length / self._longest, 2)
        x = round(100 - width, 2) if self._direction == "rtl" else 0
        strip = Strip(f"{x:g}%", _ems(self.y), f"{width:g}%", _ems(BAR))
        self.y += BAR + AFTER_BAR
        return strip


def _ems(height: float) -> str:
    return f"{round(height, 2):g}em"
