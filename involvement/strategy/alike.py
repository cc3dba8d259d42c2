"""How alike two sentences are: nothing but their words and letters count, and where they stand breaks a tie."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_NO_WORD = re.compile(r"[^\w]+|_+")
LONG_ENOUGH = 4  # letters: shorter words say little of what a sentence is about, and endings of longer ones as little
HELD = 0.7  # of the words of a part stand in the whole
COVERED = 0.7  # of the words of the whole stand in its parts


def bare(text: str) -> str:
    """Return the words alone: no capitals, no punctuation, one space between two words."""
    return " ".join(_NO_WORD.sub(" ", text.casefold()).split())


def likeness(one: str, other: str) -> float:
    """Return how alike two sentences are, from 0 to 1."""
    left, right = bare(one), bare(other)
    words = SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()
    letters = SequenceMatcher(None, left, right, autojunk=False).ratio()
    return (words + letters) / 2


def is_made_of(whole: str, parts: Iterable[str]) -> bool:
    """Tell whether these sentences together say what the one says."""
    everything = telling_words(whole)
    found = everything & {word for part in parts for word in telling_words(part)}
    return len(found) >= COVERED * len(everything)


def is_part_of(part: str, whole: str) -> bool:
    """Tell whether most of what this sentence says stands in another one."""
    words = telling_words(part)
    return len(words) > 1 and len(words & telling_words(whole)) >= HELD * len(words)


def telling_words(text: str) -> set[str]:
    """Return how the words begin that say what a sentence is about; all its words where it has few of those."""
    words = bare(text).split()
    long = {word[:LONG_ENOUGH] for word in words if len(word) >= LONG_ENOUGH}
    return long if len(long) > 1 else set(words)
