"""The ladder as a drawing: two rails, a rung for each rung, the most say on top. Heights grow with the reader's text.

In languages that are written from right to left the ladder stands on the right, and its words on its left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _

from involvement.models import Rung

LETTERS_A_LINE = 22  # beside the ladder, on a phone of 320 pixels
LINE = 1.4  # ems, as all lengths here
BETWEEN = 1.2
RAILS = (0.5, 3.5)
WORDS_FROM = 4.5


@dataclass(frozen=True)
class RungLine:
    """One line of a rung's name and where its letters stand."""

    text: str
    y: str


@dataclass(frozen=True)
class DrawnRung:
    """One rung with its name; the one that is recommended is thicker, and says so."""

    y: str
    lines: tuple[RungLine, ...]
    is_chosen: bool


@dataclass(frozen=True)
class LadderPicture:
    """Where everything in the drawing stands."""

    rungs: tuple[DrawnRung, ...]
    rails: tuple[str, str]
    height: str
    words_from: str
    origin: str  # where the ladder stands across the page
    direction: str
    description: str


def ladder_picture(rungs: Sequence[Rung], direction: str, chosen: Rung | None = None) -> LadderPicture:
    """Return the drawing of the trust's rungs, given from the least say to the most."""
    sign = -1 if direction == "rtl" else 1
    pen = _Pen()
    drawn = tuple(pen.rung(rung, rung == chosen) for rung in reversed(rungs))
    return LadderPicture(
        rungs=drawn,
        rails=(_ems(sign * RAILS[0]), _ems(sign * RAILS[1])),
        height=_ems(pen.y),
        words_from=_ems(sign * WORDS_FROM),
        origin="100%" if direction == "rtl" else "0",
        direction=direction,
        description=_described(rungs, chosen),
    )


class _Pen:
    """Goes down the ladder and remembers how far it has come."""

    def __init__(self) -> None:
        self.y = 0.5

    def rung(self, rung: Rung, is_chosen: bool) -> DrawnRung:
        start = self.y
        lines = tuple(self._lines(rung.name, is_chosen))
        middle = start + (self.y - start) / 2
        self.y += BETWEEN
        return DrawnRung(_ems(middle), lines, is_chosen)

    def _lines(self, name: str, is_chosen: bool) -> Iterator[RungLine]:
        words = _("%(rung)s (yours)") % {"rung": name} if is_chosen else name
        for line in wrap(words, LETTERS_A_LINE):
            yield RungLine(line, _ems(self.y + 1))
            self.y += LINE


def _described(rungs: Sequence[Rung], chosen: Rung | None) -> str:
    names = ", ".join(rung.name for rung in rungs)
    words = _("A ladder. From the lowest rung, with the least say, to the highest: %(names)s.") % {"names": names}
    if chosen is None:
        return words
    return words + " " + _("Marked: %(rung)s.") % {"rung": chosen.name}


def _ems(length: float) -> str:
    return f"{round(length, 2):g}em"
