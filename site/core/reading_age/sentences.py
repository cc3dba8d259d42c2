"""The sentences that somebody reads on a page: running text and lists, without headings, menus and buttons."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_TEXT = ["p", "li", "dd", "td", "label", "legend", "summary", "blockquote", "figcaption"]
_NOT_READ = ["script", "style", "nav", "button", "svg", "select", "h1", "h2", "h3", "h4", "h5", "h6"]
_END = re.compile(r"(?<=[.!?:])[”’\"')]*\s+")


def sentences_in_html(html: str) -> list[str]:
    """Return the sentences of a page or a part of one; what ends without a full stop ends with its paragraph."""
    soup = BeautifulSoup(html, "html.parser")
    for unread in soup.find_all(_NOT_READ):
        unread.decompose()
    return [sentence for block in _innermost(soup) for sentence in _split(block.get_text(" "))]


def _innermost(soup: BeautifulSoup) -> Iterator[Tag]:
    """Yield each block of text once; a list item with paragraphs in it is read by its paragraphs."""
    yield from (block for block in soup.find_all(_TEXT) if not block.find(_TEXT))


def _split(text: str) -> list[str]:
    parts = _END.split(" ".join(text.split()))
    return [part for part in parts if re.search(r"[^\W\d_]", part)]
