"""Words in capital letters, which shout and are slow to read."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

LONGEST_SHORT_NAME = 5  # NHS, PALS and CAMHS are names
_RUN = re.compile(r"\b[A-Z]{2,}(?:[ ,’'-]+[A-Z]{2,})+\b")


def shouting(page: WrittenPage) -> Iterator[Finding]:
    """Yield each run of words in capital letters; one word alone, or short names side by side, are fine."""
    for text in page.texts:
        for run in _RUN.findall(text):
            if any(len(word) > LONGEST_SHORT_NAME for word in re.findall(r"[A-Z]+", run)):
                yield Finding(_("Write it in small letters."), shortened(run))
