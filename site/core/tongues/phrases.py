"""A phrase of a page: texts and the tags that stand within a line, in the order in which they are read."""

import re
from html import unescape

from django.utils.html import escape

from .directions import direction_of, site_language
from .scripts import Kind, is_latin, pieces_of

NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
EMPTY = frozenset("area br col embed hr img input link meta source track wbr".split())


def marked(phrase: list[str]) -> list[str]:
    """Return the pieces with their Latin words marked: as a whole where nothing else is said, else run by run."""
    first, last = _core(phrase)
    core = phrase[first:last]
    if not is_latin(text_of(phrase)) or not _is_balanced(core):
        return [piece if _is_tag(piece) else _marked_text(piece) for piece in phrase]
    return [*phrase[:first], _in_bdi("".join(core)), *phrase[last:]]


def _core(phrase: list[str]) -> tuple[int, int]:
    """Return where the words begin and end: without spaces and breaks around them, inside what holds them all."""
    first, last = 0, len(phrase)
    while True:
        while first < last and _is_edge(phrase[first]):
            first += 1
        while first < last and _is_edge(phrase[last - 1]):
            last -= 1
        if not _is_one_element(phrase[first:last]):
            return first, last
        first, last = first + 1, last - 1


def _is_edge(piece: str) -> bool:
    return not piece.strip() or (_is_tag(piece) and not _step(piece))


def _is_one_element(pieces: list[str]) -> bool:
    return len(pieces) > 2 and _is_balanced(pieces) and _step(pieces[0]) == 1 and _is_balanced(pieces[1:-1])


def _is_balanced(pieces: list[str]) -> bool:
    depth = 0
    for piece in pieces:
        depth += _step(piece)
        if depth < 0:
            return False
    return depth == 0


def _step(piece: str) -> int:
    """Return 1 for a tag that opens something, -1 for one that closes it, 0 for everything else."""
    name = NAME.match(piece)
    if not name or name[1].lower() in EMPTY:
        return 0
    return -1 if piece.startswith("</") else 1


def _marked_text(piece: str) -> str:
    pieces = pieces_of(unescape(piece))
    if all(kind is Kind.AROUND for kind, _words in pieces):
        return piece
    return "".join(_piece(kind, escape(words)) for kind, words in pieces)


def _piece(kind: Kind, html: str) -> str:
    if kind is Kind.ADDRESS:
        return f'<bdi dir="ltr">{html}</bdi>'
    return _in_bdi(html) if kind is Kind.WORDS else html


def _in_bdi(html: str) -> str:
    words = html.strip()
    before, after = html[: html.index(words)], html[html.index(words) + len(words) :]
    language = site_language()
    return f'{before}<bdi lang="{language}" dir="{direction_of(language)}">{words}</bdi>{after}'


def text_of(pieces: list[str]) -> str:
    """Return what is read of these pieces."""
    return "".join(unescape(piece) for piece in pieces if not _is_tag(piece))


def _is_tag(piece: str) -> bool:
    return piece.startswith("<")
