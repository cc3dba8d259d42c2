"""Finds words by the database's own index of words; remembers the answer until something changes."""

import hashlib
import re

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from involvement.finding.keyed import KeyedIndex

MOST_WORDS = 12  # of a search; more make the database work without finding more
KEPT_FOR = 60  # seconds; the queue's worker writes the index of words a moment after the page has changed

Found = tuple[int, int]  # those that hold every word, and of these the ones with all of them in the title


def words_found(kind: type[Page], index: KeyedIndex, text: str, generation: str) -> Found:
    """Return the pages of this kind that hold every word of the text, and those of them with it in their title.

    `generation` is that of the index; nothing is remembered where it is empty.
    """
    words = re.findall(r"\w+", text)[:MOST_WORDS]
    if not words:
        return 0, 0
    # What people search for is nobody's business: the key holds a digest.
    digest = hashlib.sha256("\n".join([str(index.keys[:1].tolist()), *words]).encode()).hexdigest()
    minute = int(timezone.now().timestamp() // KEPT_FOR)  # by our own clock, whatever clock the cache goes by
    key = f"involvement:finding:words:{generation}:{minute}:{digest}"
    found: Found | None = cache.get(key) if generation else None
    if found is None:
        found = _ask(kind, index, words)
        if generation:
            cache.set(key, found, KEPT_FOR)
    return found


def _ask(kind: type[Page], index: KeyedIndex, words: list[str]) -> Found:
    everywhere, in_title = (index.positions_of(_keys(kind, words, fields)) for fields in (None, ["title"]))
    return everywhere, in_title & everywhere


def _keys(kind: type[Page], words: list[str], fields: list[str] | None) -> list[int]:
    # Matching only: Wagtail's relevance on SQLite scores every row once more, which takes seconds on a common word.
    found = get_search_backend().search(
        " ".join(words), kind.objects.all(), fields=fields, operator="and", order_by_relevance=False
    )
    return list(found.get_queryset().order_by().values_list("pk", flat=True))
