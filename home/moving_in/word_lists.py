"""Lists as Word writes them into a page: paragraphs that only look like points."""

import re

from bs4 import Tag

from .seeing import attribute, is_typed_mark

_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d{1,2})\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*\(?(?:\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)


def depth_in_word(tag: Tag) -> tuple[int, bool]:
    """Return how deep a paragraph stands in a list, 0 where it stands in none, and whether the list is numbered."""
    found = _LEVEL.search(attribute(tag, "style"))
    if not found:
        return 0, False
    mark = next((span for span in tag.find_all("span", limit=5) if is_typed_mark(span)), None)
    return int(found[1]) or 1, bool(mark and _NUMBER.match(mark.get_text()))
