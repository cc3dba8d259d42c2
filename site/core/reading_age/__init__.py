"""How old somebody must be to read a text with ease, measured by a named formula."""

from .measure import ReadingAge, reading_age
from .sentences import sentences_in, sentences_in_html
from .syllables import syllables_in

__all__ = ["ReadingAge", "reading_age", "sentences_in", "sentences_in_html", "syllables_in"]
