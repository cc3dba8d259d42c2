"""The site stands while Redis is away, and does not wait for it again and again."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from core import caches, selectors
from core.chrome import Banner, Link
from core.models import OrganisationSettings
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


def test_a_release_that_changes_the_shape_of_cached_objects_does_not_meet_the_old_ones() -> None:
    @dataclass(frozen=True)
    class Grown(Link):
        extra: str = ""

    Grown.__module__, Grown.__qualname__ = Link.__module__, Link.__qualname__
    shapes = {caches.shape_of(kind) for kind in (Link, Grown, Banner, OrganisationSettings)}
    assert len(shapes) == 4
    assert caches.shape_of(Link) == caches.shape_of(Link)


def test_the_furniture_is_kept_under_its_shape(monkeypatch: pytest.MonkeyPatch, home_page: HomePage) -> None:
    selectors.chrome("en")
    assert selectors.remembered_chrome("en")
    monkeypatch.setattr(selectors, "SHAPE", "of-the-next-release")
    assert selectors.remembered_chrome("en") is None
