"""What a visitor sees of an element, line by line, without any recursion."""

import re
from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, Tag

UNSEEN = set("script style template head title meta link noscript base param source track rp".split())
NOT_ENTERED = {"iframe", "frame", "embed", "video", "audio", "canvas"}  # browsers show something else instead
BLOCKS = set(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt embed fieldset "
    "figcaption figure footer form frame h1 h2 h3 h4 h5 h6 header hgroup hr iframe img input label legend li main menu "
    "nav object ol optgroup option p pre search section select summary svg table tbody td textarea tfoot th thead tr "
    "ul video audio".split()
)
_SPACE = re.compile(r"[\s\u00a0\u200b]+")


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one text, empty where it is missing."""
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def is_typed_mark(tag: Tag) -> bool:
    """Tell whether Word wrote this only to draw the mark of a list."""
    return "mso-list" in (style := attribute(tag, "style").lower()) and "ignore" in style


def is_seen_text(node: object) -> bool:
    """Tell whether the node is text, and not a comment, a declaration or anything else that is never shown."""
    return type(node) is NavigableString


def squeezed(text: str) -> str:
    """Return a text with single spaces."""
    return _SPACE.sub(" ", text).strip()


def lines_of(*roots: Tag) -> Iterator[str]:
    """Yield each line of text that stands by itself, in the order of the page."""
    words: list[str] = []
    stack: list[PageElement | None] = list(reversed(roots))
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name in UNSEEN or is_typed_mark(node):
                continue
            inside = [] if node.name in NOT_ENTERED else reversed(node.contents)
            stack.extend([*([None] if node.name in BLOCKS else []), *inside])
        elif node is not None and is_seen_text(node):
            words.append(str(node))
            continue
        if (node is None or (isinstance(node, Tag) and node.name in BLOCKS)) and words:
            if line := squeezed("".join(words)):
                yield line
            words.clear()
    if line := squeezed("".join(words)):
        yield line


def words_of(*roots: Tag) -> str:
    """Return all the text in one line."""
    return " ".join(lines_of(*roots))
