"""Finds where a quotation ends, also where the mark that should open it is missing."""

from collections.abc import Iterator, Sequence

OPENING, CLOSING = "“", "”"
MOST_PARAGRAPHS = 20  # no quotation is looked for beyond this many


def paragraphs_quoted(texts: Sequence[str], announced: bool) -> int:
    """Return how many of these paragraphs, from the first on, are one quotation; 0 where they are none."""
    if not texts or not (announced or texts[0].startswith((OPENING, '"'))):
        return 0
    if texts[0].startswith((OPENING, '"')):
        return _opened(texts)
    return _unopened(texts)


def _opened(texts: Sequence[str]) -> int:
    """Count the paragraphs of a quotation that begins with its mark; each may repeat the opening mark."""
    if _closes_early(texts[0]):
        return 0
    for count, text in enumerate(texts, start=1):
        if text.endswith((CLOSING, '"')) and (count > 1 or len(text) > 1):
            return count
        if count > 1 and not text.startswith((OPENING, '"')) and CLOSING in text:
            return 0
    return 0


def _closes_early(text: str) -> bool:
    """Tell whether the mark at the beginning is closed before the end: “one” and “two” are no quotation."""
    if text.startswith('"'):
        return '"' in text[1:-1]
    return any(depth <= 0 for depth in _depths(text[:-1]))


def _unopened(texts: Sequence[str]) -> int:
    """Count the paragraphs up to the closing mark that has no opening one."""
    depth = 0
    for count, text in enumerate(texts, start=1):
        depth = list(_depths(text, depth))[-1]
        if text.endswith(CLOSING) and depth < 0:
            return count
        if text.endswith('"') and text.count('"') % 2:
            return count
    return 0


def _depths(text: str, depth: int = 0) -> Iterator[int]:
    for character in text:
        depth += (character == OPENING) - (character == CLOSING)
        yield depth
