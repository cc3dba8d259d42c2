"""The site stands while Redis is away, and does not wait for it again and again."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from core import caches
from home.models import HomePage

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def no_redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A cache whose server does not exist."""
    monkeypatch.setattr(caches, "_away_until", {})
    with override_settings(CACHES={"default": {"BACKEND": "core.caches.ForgivingRedisCache", "LOCATION": NOWHERE}}):
        yield


def test_every_question_has_a_harmless_answer(no_redis: None) -> None:
    assert cache.get("a", "otherwise") == "otherwise"
    assert cache.get_or_set("a", lambda: 1) == 1
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1) is False
    assert cache.touch("a") is False
    assert cache.delete("a") is False
    assert "a" not in cache
    cache.clear()
    cache.set("a", 1)
    cache.set_many({"a": 1})
    cache.delete_many(["a"])
    with pytest.raises(ValueError, match="cannot be counted"):
        cache.incr("a")


def test_the_log_says_it_once_in_a_while(no_redis: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="core.caches"):
        cache.get("a")
        cache.set("a", 1)
        assert len(caplog.records) == 1
        caches._away_until.clear()  # as after five seconds
        cache.get("a")
        assert len(caplog.records) == 2


def test_pages_are_served_without_it(no_redis: None, client: Client, home_page: HomePage) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/healthz").status_code == 200
