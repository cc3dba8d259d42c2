"""Paragraphs that look like a wall on a phone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

MOST_WORDS = 75


def long_paragraphs(page: WrittenPage) -> Iterator[Finding]:
    """Yield each paragraph that fills a small screen."""
    for paragraph in page.main.find_all(["p", "li", "dd", "td"]):
        if paragraph.find(["p", "li"]):
            continue
        text = paragraph.get_text(" ")
        words = len(text.split())
        if words > MOST_WORDS:
            advice = _("A paragraph of %(words)s words. Divide it, or make a list of it.") % {"words": words}
            yield Finding(advice, shortened(text))
