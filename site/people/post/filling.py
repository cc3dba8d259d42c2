"""Puts pieces where their placeholders stand, and takes away what would be left of a sentence without its piece."""

import re

from people.post.parsing import Kind, Line, Part, Slot, Words
from people.post.pieces import Block, Pieces

Run = str | Block
Filled = tuple[Run, ...]  # a line: words, interrupted by blocks
_TIGHT = re.compile(r"\s|[,.;:!?)]|$")  # what may follow where a piece is missing, without a space before it


def filled_lines(part: Part, pieces: Pieces) -> list[Filled]:
    """Return the lines with their pieces; without those, and without a paragraph, whose pieces are all empty."""
    if part.kind is not Kind.LIST and _is_gone(part.names(), pieces):
        return []
    lines = (line for line in part.lines if not _is_gone(_names(line), pieces))
    return [filled for filled in (_filled(line, pieces) for line in lines) if filled]


def _names(line: Line) -> set[str]:
    return {token.name for token in line if isinstance(token, Slot)}


def _is_gone(names: set[str], pieces: Pieces) -> bool:
    return bool(names) and all(_is_empty(pieces, name) for name in names)


def _is_empty(pieces: Pieces, name: str) -> bool:
    piece = pieces[name]
    return not (str(piece) if isinstance(piece, str) else piece.as_text()).strip()


def _filled(line: Line, pieces: Pieces) -> Filled:
    runs: list[Run] = []
    words = ""
    for token in _closed_up(line, pieces):
        piece = token.text if isinstance(token, Words) else pieces[token.name]
        if isinstance(piece, str):
            words += str(piece)
        else:
            runs += [words, piece]
            words = ""
    runs.append(words)
    stripped = (run.strip() if isinstance(run, str) else run for run in runs)
    return tuple(run for run in stripped if run != "")


def _closed_up(line: Line, pieces: Pieces) -> list[Words | Slot]:
    """Return the line without its empty pieces, and without the space that would stand double there."""
    kept: list[Words | Slot] = []
    is_gap = False
    for token in line:
        if isinstance(token, Slot) and _is_empty(pieces, token.name):
            is_gap = True
            continue
        if is_gap and isinstance(token, Words):
            kept, token = _tightened(kept, token)
        kept.append(token)
        is_gap = False
    return kept


def _tightened(before: list[Words | Slot], after: Words) -> tuple[list[Words | Slot], Words]:
    if not before:
        return before, Words(after.text.lstrip())
    last = before[-1]
    if isinstance(last, Words) and _TIGHT.match(after.text):
        return [*before[:-1], Words(last.text.rstrip())], after
    return before, after
