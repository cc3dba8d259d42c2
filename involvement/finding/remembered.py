"""Keeps the index ready in the shared cache and in this process, until something that it holds changes."""

from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

from core.caches import shape_of
from involvement.finding.index import OpportunityIndex, read_index
from involvement.models import OpportunityIndexPage

GENERATION = "involvement:finding:generation"
KEPT_FOR = 60 * 60  # seconds; a change forgets at once, this only bounds surprises
_KEY = f"involvement:finding:{shape_of(OpportunityIndex)}"
_here: dict[int, tuple[str, OpportunityIndex]] = {}  # by list; what this process has read last


def opportunity_index(page: OpportunityIndexPage) -> OpportunityIndex:
    """Return the index of a list; reads the database only where no process has done so since the last change."""
    generation = index_generation()
    if not generation:  # the cache is away
        return read_index(page)
    known = _here.get(page.pk)
    if known and known[0] == generation:
        return known[1]
    key = f"{_KEY}:{page.pk}:{generation}"
    index = cache.get(key)
    if index is None:
        index = read_index(page)
        cache.set(key, index, KEPT_FOR)
    _here[page.pk] = (generation, index)
    return index


def index_generation() -> str:
    """Return what changes with every change of an opportunity; nothing while the cache is away."""
    generation = cache.get(GENERATION)
    if generation is None:
        cache.add(GENERATION, uuid4().hex, None)
        generation = cache.get(GENERATION)
    return str(generation or "")


def forget_index() -> None:
    """Let the next list read its index anew, in every process."""
    _begin_generation()
    if transaction.get_connection().in_atomic_block:  # others may have read the old rows until this commits
        transaction.on_commit(_begin_generation)


def _begin_generation() -> None:
    cache.set(GENERATION, uuid4().hex, None)
