"""The words that the trust does not want to read, each with what to write instead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

_SAME = str.maketrans({"’": "'", "‑": "-", "\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True)
class WordToAvoid:
    """A word or a phrase, and what to write instead; nothing where it can simply go."""

    words: str
    instead: str = ""


def words_to_avoid(page: WrittenPage, avoided: Iterable[WordToAvoid]) -> Iterator[Finding]:
    """Yield each word of the list, where it first stands; large and small letters are the same."""
    known = {_plain(word.words): word for word in avoided if word.words.strip()}
    if not known:
        return
    longest_first = sorted(known, key=len, reverse=True)
    any_of_them = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    seen: set[str] = set()
    for text in page.texts:
        for found in any_of_them.findall(_plain(text)):
            if found not in seen:
                seen.add(found)
                yield Finding(_advice(known[found]), shortened(text))


def _advice(word: WordToAvoid) -> str:
    if word.instead:
        return _("Not “%(words)s”. Write: %(instead)s") % {"words": word.words, "instead": word.instead}
    return _("Leave out “%(words)s”.") % {"words": word.words}


def _plain(text: str) -> str:
    return " ".join(text.translate(_SAME).lower().split())
