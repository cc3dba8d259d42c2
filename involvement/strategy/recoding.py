"""Gives the sentences of a text their codes: what goes on keeps its own for good, and no code is given twice."""

import re
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from .document import Document, Part, Row, Rows
from .matched import Matching

_PARTS = re.compile(r"([A-Z]+)([0-9]+)")


def recoded(document: Document, matchings: Iterable[Matching]) -> Document:
    """Return the document with the codes of the known sentences, and free ones for the new."""
    found = list(matchings)
    used = {known.code for matching in found for known in matching.gone}
    codes: dict[int, str] = {}
    pairs = [pair for matching in found for pair in matching.pairs]
    wanted = [
        (pair.now.row.line, pair.known.code) for pair in sorted(pairs, key=lambda pair: not pair.known.is_on_page)
    ]
    wanted += [(placed.row.line, placed.row.code) for matching in found for placed in matching.new]
    for line, code in wanted:
        codes[line] = _free(code, used)
        used.add(codes[line])
    return replace(document, parts=tuple(_part(part, codes) for part in document.parts))


def threads_of(document: Document, matchings: Iterable[Matching]) -> dict[str, UUID]:
    """Return by its code in this document what each sentence goes on from where that is not a row of the page."""
    codes = {row.line: row.code for part in document.parts if isinstance(part, Rows) for row in part.rows}
    pairs = (pair for matching in matchings for pair in matching.pairs)
    return {codes[pair.now.row.line]: pair.known.thread for pair in pairs if not pair.known.is_on_page}


def _part(part: Part, codes: dict[int, str]) -> Part:
    if not isinstance(part, Rows):
        return part
    return replace(part, rows=tuple(Row(row.line, codes.get(row.line, row.code), row.text) for row in part.rows))


def _free(wanted: str, used: set[str]) -> str:
    """Return the code that the order of the list gives, or where that is taken, the next that nobody ever had."""
    if wanted not in used:
        return wanted
    letters = _PARTS.fullmatch(wanted)
    letter = letters[1] if letters else wanted
    parsed = (_PARTS.fullmatch(code) for code in used)
    return f"{letter}{1 + max((int(each[2]) for each in parsed if each and each[1] == letter), default=0)}"
