"""The shared cache on Redis, made so that the site stands without it: slower, never broken."""

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

import django
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

LEFT_ALONE_FOR = 5.0  # seconds after a failure; else every page would wait for the same timeout several times
_away_until: dict[str, float] = {}  # by server, for all threads of this process


def shape_of(*kinds: type[Any]) -> str:
    """Return what changes when the fields or the names of these classes do; for the keys of cached objects.

    A cache outlives a release: without this, the new code would meet objects that the old code has stored.
    """
    facts = [django.__version__]
    for kind in kinds:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else _columns_of(kind)
        facts.append(f"{kind.__module__}.{kind.__qualname__}:{','.join(names)}")
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:12]


def _columns_of(model: type[Any]) -> list[str]:
    return sorted(field.attname for field in model._meta.concrete_fields)


class ForgivingRedisCache(RedisCache):
    """Answers "not there" while Redis is away; /readyz tells the difference and the log says it once in a while.

    What should have been forgotten meanwhile may come back with Redis, until its own time limit ends.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.server = server

    def _asked(self, question: Callable[[], Any], otherwise: Any) -> Any:
        if time.monotonic() < _away_until.get(self.server, 0.0):
            return otherwise
        try:
            return question()
        except (RedisError, OSError):
            _away_until[self.server] = time.monotonic() + LEFT_ALONE_FOR
            logger.exception("Redis is away; nothing is remembered meanwhile")
            return otherwise

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Store what is not there yet; False where nothing was stored."""
        return bool(self._asked(lambda: RedisCache.add(self, *args, **kwargs), False))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is stored, or the default."""
        return self._asked(lambda: RedisCache.get(self, key, default, version), default)

    def get_many(self, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        """Return those that are stored."""
        return dict(self._asked(lambda: RedisCache.get_many(self, *args, **kwargs), {}))

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Store if possible."""
        self._asked(lambda: RedisCache.set(self, *args, **kwargs), None)

    def set_many(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Store several if possible."""
        return list(self._asked(lambda: RedisCache.set_many(self, *args, **kwargs), []))

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        """Give a stored value a new time limit."""
        return bool(self._asked(lambda: RedisCache.touch(self, *args, **kwargs), False))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Count up; raises ValueError where there is nothing to count, as for a missing key."""
        counted = self._asked(lambda: RedisCache.incr(self, key, delta, version), None)
        if counted is None:
            raise ValueError(f"Key {key!r} cannot be counted")
        return int(counted)

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        """Tell whether something is stored."""
        return bool(self._asked(lambda: RedisCache.has_key(self, *args, **kwargs), False))

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Forget one value."""
        return bool(self._asked(lambda: RedisCache.delete(self, *args, **kwargs), False))

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        """Forget several values."""
        self._asked(lambda: RedisCache.delete_many(self, *args, **kwargs), None)

    def clear(self) -> None:
        """Forget everything."""
        self._asked(lambda: RedisCache.clear(self), None)
