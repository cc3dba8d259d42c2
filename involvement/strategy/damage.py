"""Finds words that copying has probably damaged: run together, one letter off, or wrongly decoded."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from .document import Note

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
# A replacement character, or UTF-8 that somebody once read as Windows-1252.
_WRONGLY_DECODED = re.compile("\ufffd|â€|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]")
# Words that stand at line ends everywhere and are hardly ever part of a longer word.
_JOINERS = re.compile(
    "and|are|been|but|from|has|have|such|that|the|their|them|these|they|this|those|use|was|were|which|who|will|with|you"
)
_SHORT_ENDINGS = re.compile("as|in|is|of|to|we")
# Real words that could be taken for two.
_ORDINARY = re.compile(
    "altogether|anyone|anywhere|beforehand|cannot|elsewhere|everyone|everywhere|feedback|forever|forthwith|forward|"
    "framework|goodwill|healthcare|here(?:in|of|with)|lifelong|nobody|overall|overuse|reuse|somewhere|"
    "there(?:in|of|to|with)|throughout|understand|website|webpage|where(?:as|in|of)|(?:how|what|when|where|who)ever|workplace|worldwide|"
    "with(?:draw|drawal|drawn|held|hold|in|out|stand)"
)
_INFLECTIONS = ("", "s", "es", "d", "ed", "ing", "ly", "’s", "'s")
_LONGEST_WORD = 40


@dataclass
class Vocabulary:
    """The words of the text: where each stands, and which stand side by side."""

    tokens: list[tuple[int, str]] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counter[str]:
        """Count every word in lower case."""
        return Counter(word.lower() for line, word in self.tokens if word[0].isalpha())

    @cached_property
    def neighbours(self) -> set[tuple[str, str]]:
        """Return every pair of words that stand side by side somewhere."""
        words = [word.lower() for line, word in self.tokens]
        return set(zip(words, words[1:], strict=False))

    def has(self, word: str) -> bool:
        """Tell whether this is a word of the text, or one that any text may have."""
        return self.counts[word] > 0 or bool(_JOINERS.fullmatch(word))


def damaged_words(texts: Iterable[tuple[int, str]]) -> list[Note]:
    """Return a note for each word that looks damaged in these (line, text) pairs; nothing is ever corrected."""
    pairs = list(texts)
    vocabulary = Vocabulary([(line, word) for line, text in pairs for word in _TOKEN.findall(text)])
    return [*_run_together(vocabulary), *_slips(vocabulary), *_wrongly_decoded(pairs)]


def _run_together(vocabulary: Vocabulary) -> Iterator[Note]:
    seen: set[str] = set()
    for line, word in vocabulary.tokens:
        lower = word.lower()
        if lower in seen or not word.isalpha() or vocabulary.counts[lower] > 2:
            continue
        if halves := _halves(lower, vocabulary):
            seen.add(lower)
            yield Note(line, word, _("perhaps “%(words)s” run together") % {"words": " ".join(halves)})


def _halves(word: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the two words this one may have been."""
    if not 6 <= len(word) <= _LONGEST_WORD or _ORDINARY.fullmatch(word):
        return None
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        if _were_two(first, second, vocabulary):
            return first, second
    return None


def _were_two(first: str, second: str, vocabulary: Vocabulary) -> bool:
    if len(first) >= 4 and _SHORT_ENDINGS.fullmatch(second):
        return vocabulary.has(first)
    if len(first) < 3 or len(second) < 3:
        return False
    if _JOINERS.fullmatch(first) or _JOINERS.fullmatch(second):
        return vocabulary.has(first) and vocabulary.has(second)
    return (first, second) in vocabulary.neighbours


def _slips(vocabulary: Vocabulary) -> Iterator[Note]:
    """Find a rare word that is one letter away from a common one which the same two words follow elsewhere."""
    by_context: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str, str], int] = {}
    words = [(line, word.lower()) for line, word in vocabulary.tokens]
    for (line, word), (_line, second), (_line2, third) in zip(words, words[1:], words[2:], strict=False):
        if not (second.isalpha() and third.isalpha()):
            continue
        by_context[second, third][word] += 1
        places.setdefault((word, second, third), line)
    for (second, third), found in by_context.items():
        for rare, common in _slipped_pairs(found, vocabulary.counts):
            line = places[rare, second, third]
            phrase = {"words": f"{common} {second} {third}"}
            yield Note(line, f"{rare} {second} {third}", _("elsewhere “%(words)s”") % phrase)


def _slipped_pairs(found: Counter[str], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    usual = [word for word, times in found.items() if times >= 2 and counts[word] >= 3]
    unusual = [word for word in found if counts[word] == 1 and len(word) >= 5] if usual else []
    for rare in unusual:
        for common in usual:
            if _is_one_letter_off(rare, common):
                yield rare, common


def _is_one_letter_off(rare: str, common: str) -> bool:
    """Tell whether one letter is missing, added or wrong, and it is no mere ending such as a plural."""
    if rare == common or abs(len(rare) - len(common)) > 1:
        return False
    if any(rare == common + end or common == rare + end for end in _INFLECTIONS):
        return False
    start = 0
    while start < min(len(rare), len(common)) and rare[start] == common[start]:
        start += 1
    longer, shorter = (rare, common) if len(rare) >= len(common) else (common, rare)
    if len(longer) == len(shorter):
        return longer[start + 1 :] == shorter[start + 1 :]
    return longer[start + 1 :] == shorter[start:]


def _wrongly_decoded(pairs: Iterable[tuple[int, str]]) -> Iterator[Note]:
    for line, text in pairs:
        for word in text.split():
            if _WRONGLY_DECODED.search(word):
                yield Note(line, word, _("characters that look wrongly decoded"))
