"""Finds English words that stand in Arabic or Urdu without being marked as English."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

OWN_SCRIPT = ("ar", "ur")
ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
WORD = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
LETTER = re.compile("[\u0600-\u06ff]")
SPOKEN = ("alt", "aria-label", "title", "placeholder")
UNREAD = ("script", "style", "template", "textarea")
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "dd", "dt", "figcaption", "caption", "summary", "label")


def unmarked_words(html: str) -> list[str]:
    """Return each place in the document at which English words are read as if they were Arabic or Urdu."""
    body = BeautifulSoup(html, "html.parser")
    return [*_texts(body), *_attributes(body), *_torn(body)]


def _texts(body: BeautifulSoup) -> Iterator[str]:
    for text in body.find_all(string=True):
        if isinstance(text, Comment) or text.find_parent([*UNREAD, "head"]):  # a window's title takes no markup
            continue
        if isinstance(text, NavigableString) and has_words(text) and language_of(text.parent) in OWN_SCRIPT:
            yield f"{_place(text.parent)}: {' '.join(text.split())[:90]}"


def _attributes(body: BeautifulSoup) -> Iterator[str]:
    for element in body.find_all(True):
        for name in SPOKEN:
            words = str(element.get(name) or "")
            if has_words(words) and language_of(element) in OWN_SCRIPT:
                yield f"{_place(element)} @{name}: {words[:90]}"


def _torn(body: BeautifulSoup) -> Iterator[str]:
    """Yield English sentences in several marked parts, which would be placed from right to left."""
    for element in body.find_all(BLOCKS):
        text = element.get_text()
        if LETTER.search(text) or element.find(BLOCKS) or language_of(element) not in OWN_SCRIPT:
            continue
        if len(element.find_all("bdi", attrs={"lang": True})) > 1:
            yield f"{_place(element)} torn: {' '.join(text.split())[:90]}"


def has_words(text: str) -> bool:
    """Tell whether a text has Latin words; addresses are none."""
    return bool(WORD.search(ADDRESS.sub("", text)))


def language_of(element: Tag | None) -> str:
    """Return the language that an element is in."""
    while element is not None and not element.get("lang"):
        element = element.parent
    return str(element["lang"]) if element is not None else ""


def _place(element: Tag | None) -> str:
    names: list[str] = []
    while element is not None and element.name not in ("[document]", "html", "body") and len(names) < 4:
        names.append(".".join([element.name, *(element.get("class") or ())]))
        element = element.parent
    return " < ".join(names)
