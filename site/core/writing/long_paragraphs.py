"""Paragraphs that look like a wall on a phone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

MOST_WORDS = 75
_PARAGRAPHS = frozenset(("p", "li", "dd", "td"))
_WITHIN = frozenset(("p", "li"))


def long_paragraphs(page: WrittenPage) -> Iterator[Finding]:
    """Yield each paragraph that fills a small screen."""
    for paragraph in page.parts:
        if paragraph.name not in _PARAGRAPHS or paragraph.holds(_WITHIN):
            continue
        text = paragraph.words()
        words = len(text.split())
        if words > MOST_WORDS:
            advice = _("A paragraph of %(words)s words. Divide it, or make a list of it.") % {"words": words}
            yield Finding(advice, shortened(text))
