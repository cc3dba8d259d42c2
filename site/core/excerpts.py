"""Pieces of text around the words somebody searched for, with those words marked; safe to print."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Letters, digits and the marks that belong to them (accents, Arabic vowel signs), which \w leaves out.
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])+")
LOOKED_AT = 20_000  # characters of a page: nobody waits for the end of a book
LENGTH = 240


def folded(word: str) -> str:
    """Return the word without accents and in one case, so that “Café” and “cafe” are the same."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def holds(text: str, stems: Iterable[str]) -> bool:
    """Tell whether a word of the text begins with one of the stems."""
    return next(_hits(text, tuple(stems)), None) is not None


def marked(text: str, stems: Iterable[str]) -> SafeString:
    """Return the text escaped, with every word that begins with one of the stems inside a mark element."""
    pieces: list[SafeString] = []
    end = 0
    for start, stop in _hits(text, tuple(stems)):
        pieces += [format_html("{}", text[end:start]), format_html("<mark>{}</mark>", text[start:stop])]
        end = stop
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, text[end:])))


def excerpt(text: str, stems: Iterable[str], length: int = LENGTH) -> SafeString:
    """Return the part of the text around its first hit, marked; the beginning where there is no hit."""
    text = " ".join(text[:LOOKED_AT].split())
    stems = tuple(stems)
    first = next(_hits(text, stems), (0, 0))[0]
    start, stop = _window(text, first, length)
    piece = marked(text[start:stop], stems)
    return format_html("{}{}{}", "… " if start else "", piece, " …" if stop < len(text) else "")


def _hits(text: str, stems: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    known = tuple(folded(stem) for stem in stems if folded(stem))
    if not known:
        return
    for match in WORD.finditer(text):
        if folded(match[0]).startswith(known):
            yield match.span()


def _window(text: str, hit: int, length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    start = 0 if hit < length // 2 else hit - length // 3
    if start:
        start = text.find(" ", start, hit) + 1 or start
    stop = min(len(text), start + length)
    if stop < len(text):
        stop = max(text.rfind(" ", start, stop), start) or stop
    return start, stop if stop > start else min(len(text), start + length)
