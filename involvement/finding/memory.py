"""Keeps the indexes of one kind of list ready in the shared cache and in this process, until something changes."""

from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from wagtail.models import Page

from core.caches import shape_of
from involvement.finding.keyed import KeyedIndex

KEPT_FOR = 60 * 60  # seconds; a change forgets at once, this only bounds surprises
Index = TypeVar("Index", bound=KeyedIndex)
List = TypeVar("List", bound=Page)


class IndexMemory(Generic[List, Index]):
    """Remembers what `read` returns for each list; all are forgotten together."""

    def __init__(self, prefix: str, kind: type[Index], read: Callable[[List], Index]) -> None:
        self.generation_key = f"{prefix}:generation"
        self._key = f"{prefix}:{shape_of(kind)}"
        self._read = read
        self._here: dict[int, tuple[str, Index]] = {}  # by list; what this process has read last

    def index_of(self, page: List) -> Index:
        """Return the index of a list; reads the database only where no process has done so since the last change."""
        generation = self.generation()
        if not generation:  # the cache is away
            return self._read(page)
        known = self._here.get(page.pk)
        if known and known[0] == generation:
            return known[1]
        key = f"{self._key}:{page.pk}:{generation}"
        index: Index | None = cache.get(key)
        if index is None:
            index = self._read(page)
            cache.set(key, index, KEPT_FOR)
        self._here[page.pk] = (generation, index)
        return index

    def generation(self) -> str:
        """Return what changes with every change; nothing while the cache is away."""
        generation = cache.get(self.generation_key)
        if generation is None:
            cache.add(self.generation_key, uuid4().hex, None)
            generation = cache.get(self.generation_key)
        return str(generation or "")

    def forget(self) -> None:
        """Let the next list read its index anew, in every process."""
        self._begin_generation()
        if transaction.get_connection().in_atomic_block:  # others may have read the old rows until this commits
            transaction.on_commit(self._begin_generation)

    def _begin_generation(self) -> None:
        cache.set(self.generation_key, uuid4().hex, None)
