"""Writes of the lowest floor."""

from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

from core.selectors import GENERATION_KEY


def forget_chrome() -> None:
    """Let the next page gather its menu, banners and organisation facts anew, in every process."""
    _begin_generation()
    if transaction.get_connection().in_atomic_block:  # others may have read the old rows until this commits
        transaction.on_commit(_begin_generation)


def _begin_generation() -> None:
    cache.set(GENERATION_KEY, uuid4().hex, None)
