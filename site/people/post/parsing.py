"""Reads the words of a mail: paragraphs between empty lines, "- " lists, "# " headings and {placeholders}.

Words are read before anything is filled in, so that what people typed can become neither markup nor a placeholder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from people.placeholders import PLACEHOLDER

_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[^\S\n]*\n)+")


class Kind(Enum):
    """What a part of a mail is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"


@dataclass(frozen=True)
class Words:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True)
class Slot:
    """A place that is filled in when the mail is written."""

    name: str


Line = tuple[Words | Slot, ...]


@dataclass(frozen=True)
class Part:
    """One paragraph, heading or list with its lines."""

    kind: Kind
    lines: tuple[Line, ...]

    def names(self) -> set[str]:
        """Return the names of its placeholders."""
        return {token.name for line in self.lines for token in line if isinstance(token, Slot)}


def parts_of(body: str, known: set[str]) -> list[Part]:
    """Return the parts of a mail in order; braces around anything but a known name stay as they are."""
    paragraphs = _BETWEEN_PARAGRAPHS.split("\n".join(body.splitlines()).strip())
    return [part for paragraph in paragraphs for part in _parts_within(paragraph, known)]


def crowded_slots(body: str, blocks: set[str]) -> list[str]:
    """Return which of these placeholders stand beside other words, in a heading or in a list, each once."""
    parts = parts_of(body, blocks)
    crowded = [
        part for part in parts if part.kind is not Kind.PARAGRAPH or len(part.lines) > 1 or len(part.lines[0]) > 1
    ]
    return sorted({name for part in crowded for name in part.names()})


def _parts_within(paragraph: str, known: set[str]) -> Iterator[Part]:
    """Yield the parts between two empty lines: a heading and a list may follow words without an empty line."""
    kind, lines = Kind.PARAGRAPH, list[Line]()
    for written in paragraph.split("\n"):
        new_kind, words = _kind_of(written)
        if lines and (new_kind is not kind or kind is Kind.HEADING):
            yield Part(kind, tuple(lines))
            lines = []
        kind = new_kind
        if words:
            lines.append(_tokens(words, known))
    if lines:
        yield Part(kind, tuple(lines))


def _kind_of(written: str) -> tuple[Kind, str]:
    for mark, kind in (("# ", Kind.HEADING), ("- ", Kind.LIST)):
        if written.startswith(mark):
            return kind, written.removeprefix(mark).strip()
    return Kind.PARAGRAPH, written.strip()


def _tokens(words: str, known: set[str]) -> Line:
    found: list[Words | Slot] = []
    at = 0
    for match in PLACEHOLDER.finditer(words):
        if match[1] in known:
            found += [Words(words[at : match.start()]), Slot(match[1])]
            at = match.end()
    found.append(Words(words[at:]))
    return tuple(token for token in found if token != Words(""))
