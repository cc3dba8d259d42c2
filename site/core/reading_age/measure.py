"""The reading age of a text by the Flesch-Kincaid grade.

Of the formulas in use this one looks at both things that writers can change: how long sentences are, and how long words
are. It gives a school grade of the United States, where children of grade 1 are six years old: five years more are the
age. FORCAST and Coleman-Liau leave one of the two out, and SMOG is not made for texts as plain as ours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .syllables import syllables_in

YEARS_BEFORE_GRADE_1 = 5
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")  # nobody reads these word by word
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class ReadingAge:
    """What was counted, and the age in years that follows."""

    sentences: int
    words: int
    syllables: int

    @property
    def years(self) -> float:
        """Return the age to one decimal place; 0 where there is nothing to read."""
        if not self.words:
            return 0.0
        grade = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return round(max(grade + YEARS_BEFORE_GRADE_1, 0.0), 1)


def reading_age(sentences: Iterable[str]) -> ReadingAge:
    """Return how old somebody must be to read these sentences with ease; below a hundred words it says little."""
    words = [found for sentence in sentences if (found := _WORD.findall(_ADDRESS.sub(" ", sentence)))]
    flat = [word for sentence in words for word in sentence]
    return ReadingAge(len(words), len(flat), sum(syllables_in(word) for word in flat))
