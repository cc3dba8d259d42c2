"""The sentences that somebody reads on a page: running text and lists, without headings, menus and buttons."""

import re

from core.html_parts import Part, innermost, tree_of

_TEXT = frozenset(("p", "li", "dd", "td", "label", "legend", "summary", "blockquote", "figcaption"))
_NOT_READ = frozenset(
    ("script", "style", "nav", "button", "svg", "select", "template", "h1", "h2", "h3", "h4", "h5", "h6")
)
_END = re.compile(r"(?<=[.!?:])[”’\"')]*\s+")
_LETTER = re.compile(r"[^\W\d_]")


def sentences_in_html(html: str) -> list[str]:
    """Return the sentences of a page or a part of one; what ends without a full stop ends with its paragraph."""
    return sentences_in(tree_of(html)[0])


def sentences_in(part: Part) -> list[str]:
    """Return the same of a part that was read already; a list item with paragraphs in it is read by its paragraphs."""
    blocks = innermost(part.inside(_NOT_READ), _TEXT, _NOT_READ)
    return [sentence for block in blocks for sentence in _split(block.words(_NOT_READ))]


def _split(text: str) -> list[str]:
    return [part for part in _END.split(text) if _LETTER.search(part)]
