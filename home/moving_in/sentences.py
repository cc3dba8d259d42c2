"""Proves that every sentence a visitor could read arrived, or is named in the report."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from bs4 import Tag

from .seeing import lines_of

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_STANDING = re.compile(r"</?(?:p|li|br|h2|h3|ul|ol)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")


def sentences_of(root: Tag) -> list[str]:
    """Return the sentences of the content as a visitor sees them."""
    return [sentence for line in lines_of(root) for sentence in _END.split(line) if _words(sentence)]


def missing(sentences: Iterable[str], built: str, named: str) -> Iterator[str]:
    """Yield each sentence whose words stand neither on the page, one after the other, nor in the report."""
    on_page, in_report = f" {_words(built)} ", f" {_words(named)} "
    position = 0
    for sentence in sentences:
        words = f" {_words(sentence)} "
        # Most come in order, so that looking on from the last one is quick.
        found = on_page.find(words, position)
        if found >= 0:
            position = found
        elif words not in on_page and words not in in_report:
            yield sentence


def text_of(name: str, value: Any) -> str:
    """Return every word that a block of this name would show."""
    return " ".join(_texts(value, is_html=name == "rich_text"))


def _texts(value: Any, *, is_html: bool) -> Iterator[str]:
    if isinstance(value, str):
        yield _plain(value) if is_html else value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, is_html=name == "text")
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, is_html=False)


def _plain(html: str) -> str:
    """Return the words of a text that is clean already: a tree of three megabytes would take minutes here."""
    return unescape(_TAG.sub("", _STANDING.sub(" ", html)))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
