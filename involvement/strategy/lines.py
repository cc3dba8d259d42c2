"""Puts the lines of a plain text together into paragraphs and lists, whatever the list marks and line ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .cues import Cues
from .document import Note

END_OF_SENTENCE = tuple(".,:;!…”\"'’)")
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○■–—*·-]|o(?=\t))\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_WORD = re.compile(r"[^\W_]")
WIDEST_WRAPPED_LINE = 120


@dataclass
class Line:
    """One line that holds words; `mark` is "", "bullet" or "number"."""

    number: int
    text: str
    after_gap: bool
    mark: str = ""


@dataclass
class Block:
    """A paragraph (one text) or a list (a text for each item), with the line each text begins on."""

    mark: str
    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    joined: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether the text came with list marks."""
        return bool(self.mark)


@dataclass(frozen=True)
class Layout:
    """The blocks of a text, the lines that were left out, and the lines whose first word was a list mark."""

    blocks: list[Block]
    skipped: list[Note]
    marks: frozenset[int]


def layout_of(lines: list[str], cues: Cues) -> Layout:
    """Return the paragraphs and lists of these lines in their order."""
    skipped: list[Note] = []
    kept = list(_worded_lines(lines, cues, skipped))
    _mark_numbers(kept)
    return Layout(_blocks(kept), skipped, frozenset(line.number for line in kept if line.mark))


def plain(text: str) -> str:
    """Return the text with every run of white space, non-breaking ones too, as a single space."""
    return " ".join(text.split())


def _worded_lines(lines: list[str], cues: Cues, skipped: list[Note]) -> Iterator[Line]:
    gap = True
    for number, raw in enumerate(lines, start=1):
        text = plain(raw)
        if not text:
            gap = True
            if raw.strip(" \t\r\f\v"):
                skipped.append(Note(number, "", _("an empty line held by a non-breaking space")))
        elif text.rstrip(".:").lower() in cues.decoration:
            skipped.append(Note(number, text, _("stands for a picture that carries no information")))
        elif not _WORD.search(text):
            skipped.append(Note(number, text, _("holds no words")))
        else:
            bullet = _BULLET.match(raw)
            yield Line(number, plain(raw[bullet.end() :]) if bullet else text, gap, "bullet" if bullet else "")
            gap = False


def _mark_numbers(lines: list[Line]) -> None:
    """Turn lines that count 1, 2, 3 ... into list items; a lone “1. Introduction” stays what it is."""
    run: list[Line] = []
    for line in [*lines, Line(0, "", after_gap=True)]:
        found = None if line.mark else _NUMBER.match(line.text)
        if found and int(found[1]) == len(run) + 1:
            run.append(line)
            continue
        if len(run) > 1:
            _strip_numbers(run)
        run = [line] if found and int(found[1]) == 1 else []


def _strip_numbers(run: list[Line]) -> None:
    for line in run:
        line.mark = "number"
        line.text = _NUMBER.sub("", line.text, count=1)


def _blocks(lines: list[Line]) -> list[Block]:
    """Group lines; in a text that was wrapped at a width, the lines of one paragraph are joined again."""
    width = max((len(line.text) for line in lines), default=0)
    wrapped = width <= WIDEST_WRAPPED_LINE
    blocks: list[Block] = []
    previous: Line | None = None
    for line in lines:
        last = blocks[-1] if blocks else None
        if last and line.mark and last.mark == line.mark:
            last.lines.append(line.number)
            last.texts.append(line.text)
        elif last and previous and wrapped and _continues(line, previous, width):
            last.texts[-1] = f"{last.texts[-1]} {line.text}"
            last.joined = True
        else:
            blocks.append(Block(line.mark, [line.number], [line.text]))
        previous = line
    return blocks


def _continues(line: Line, previous: Line, width: int) -> bool:
    """Tell whether this line goes on with the sentence of the line above it."""
    if line.mark or line.after_gap:
        return False
    looks_like_heading = len(previous.text) < 0.6 * width and not previous.text.endswith(END_OF_SENTENCE)
    return not (looks_like_heading and line.text[:1].isupper())
