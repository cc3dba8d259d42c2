"""Sentences that somebody must read twice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

MOST_WORDS = 25  # what GOV.UK and the NHS ask of their writers


def long_sentences(page: WrittenPage) -> Iterator[Finding]:
    """Yield each sentence with more words than people keep in mind."""
    for sentence in page.sentences:
        words = sum(any(map(str.isalnum, word)) for word in sentence.split())
        if words > MOST_WORDS:
            yield Finding(_("%(words)s words. Make two sentences of it.") % {"words": words}, shortened(sentence))
