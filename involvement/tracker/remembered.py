"""Keeps how far the strategy is ready for every page that names it, until something of it changes or the day ends."""

from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from core.caches import shape_of
from involvement.evidence import Evidence
from involvement.tracker.followed import Followed, Helped, ShownUpdate, Tracker
from involvement.tracker.reading import read_tracker

GENERATION = "involvement:tracker:generation"
KEPT_FOR = 60 * 60  # seconds; a change forgets at once and the day is part of the key
_SHAPE = shape_of(Tracker, Followed, ShownUpdate, Helped, Evidence)


def tracker_in(locale_id: int) -> Tracker:
    """Return how far the strategy is today, for readers of one language."""
    now = timezone.now()
    generation = _generation()
    if not generation:  # the cache is away
        return read_tracker(locale_id, now)
    key = ":".join(("involvement:tracker", _SHAPE, generation, str(locale_id), str(timezone.localdate(now))))
    known: Tracker | None = cache.get(key)
    if known is None:
        known = read_tracker(locale_id, now)
        cache.set(key, known, KEPT_FOR)
    return known


def forget_tracker() -> None:
    """Let the next page read it anew, in every process."""
    _begin_generation()
    if transaction.get_connection().in_atomic_block:  # others may have read the old rows until this commits
        transaction.on_commit(_begin_generation)


def _generation() -> str:
    generation = cache.get(GENERATION)
    if generation is None:
        cache.add(GENERATION, uuid4().hex, None)
        generation = cache.get(GENERATION)
    return str(generation or "")


def _begin_generation() -> None:
    cache.set(GENERATION, uuid4().hex, None)
