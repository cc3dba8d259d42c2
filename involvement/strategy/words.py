"""Proves that no word is lost on the way from the file to the page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from involvement.models import StrategyPage

from .document import Bullets, Document, Quotation, Rows
from .sections import shown_parts
from .source import Source


@dataclass(frozen=True)
class WordCount:
    """How the words of the file compare with the words that were built from it."""

    in_file: int
    skipped: int
    marks: int
    built: int
    lost: tuple[str, ...]
    in_order: bool

    @property
    def is_complete(self) -> bool:
        """Tell whether every word has arrived, in the order of the file."""
        return not self.lost and self.in_order


def compare_words(source: Source, document: Document, built: list[str]) -> WordCount:
    """Compare every word of the file, less skipped lines and list marks, with the words that were built."""
    skipped_lines = {note.line for note in document.skipped}
    in_file = skipped = 0
    expected: list[str] = []
    for number, line in enumerate(source.lines, start=1):
        words = line.split()
        in_file += len(words)
        if number in skipped_lines:
            skipped += len(words)
        else:
            expected.extend(words[1:] if number in document.marks else words)
    lost = Counter(expected) - Counter(built)
    return WordCount(
        in_file=in_file,
        skipped=skipped,
        marks=len(document.marks),
        built=len(built),
        lost=tuple(lost.elements()),
        in_order=_is_in_order(expected, built),
    )


def words_of_document(document: Document) -> list[str]:
    """Return the words of what was read, in order."""
    return [word for text in _texts(document) for word in text.split()]


def words_of_page(page: StrategyPage) -> list[str]:
    """Return the words of the page as its template shows them, without the contents list."""
    html = render_to_string("involvement/strategy_body.html", {"parts": shown_parts(page)})
    text = BeautifulSoup(html, "html.parser").get_text(" ")
    return f"{page.short_name} {page.title} {text}".split()


def _texts(document: Document) -> Iterator[str]:
    yield document.short_name
    yield document.title
    for part in document.parts:
        match part:
            case Bullets():
                yield from part.items
            case Quotation():
                yield from part.paragraphs
            case Rows():
                yield from (row.text for row in part.rows)
            case _:
                yield part.text


def _is_in_order(expected: list[str], built: list[str]) -> bool:
    """Tell whether the expected words come one after the other, whatever stands between them."""
    remaining = iter(built)
    return all(word in remaining for word in expected)
