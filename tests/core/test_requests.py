"""Who is asking: proxies are believed only as far as they are known, and limits count without remembering."""

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from core.requests import client_address, is_rate_limited


def _request(direct: str = "192.0.2.1", forwarded: str = "") -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=direct)
    if forwarded:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    return request


@pytest.mark.parametrize(
    ("proxies", "direct", "forwarded", "address"),
    [
        (0, "192.0.2.1", "", "192.0.2.1"),
        (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "10.0.0.1", "203.0.113.9", "10.0.0.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "nonsense", "10.0.0.1"),
        (1, "10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        (1, "10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "10.0.0.1", " 2001:DB8::1 ", "2001:db8::1"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (1, "10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        (0, "", "", ""),
        (1, "", ",", ""),
    ],
)
def test_address_behind_proxies(proxies: int, direct: str, forwarded: str, address: str) -> None:
    with override_settings(TRUSTED_PROXY_COUNT=proxies):
        assert client_address(_request(direct, forwarded)) == address


def test_limit_counts_each_address_and_scope_apart() -> None:
    answers = [is_rate_limited(_request(), "form", limit=3, seconds=600) for _ in range(5)]
    assert answers == [False, False, False, True, True]
    assert not is_rate_limited(_request("192.0.2.2"), "form", limit=3, seconds=600)
    assert not is_rate_limited(_request(), "other-form", limit=3, seconds=600)


def test_limit_ends_with_its_window() -> None:
    with time_machine.travel("2026-03-04 12:00:00+00:00", tick=False) as clock:
        assert [is_rate_limited(_request(), "form", 1, 600) for _ in range(2)] == [False, True]
        clock.shift(601)
        assert not is_rate_limited(_request(), "form", 1, 600)


def test_ipv4_visitors_of_an_ipv6_server_do_not_share_one_limit() -> None:
    assert not is_rate_limited(_request("::ffff:192.0.2.1"), "form", 1, 600)
    assert not is_rate_limited(_request("::ffff:192.0.2.2"), "form", 1, 600)
    assert is_rate_limited(_request("::ffff:192.0.2.1"), "form", 1, 600)


def test_one_household_on_ipv6_counts_as_one() -> None:
    assert not is_rate_limited(_request("2001:db8:0:1::1"), "form", 1, 600)
    assert is_rate_limited(_request("2001:db8:0:1::2"), "form", 1, 600)
    assert not is_rate_limited(_request("2001:db8:0:2::1"), "form", 1, 600)


def test_unknown_address_is_not_limited() -> None:
    assert not any(is_rate_limited(_request(""), "form", 1, 600) for _ in range(3))


def test_the_address_itself_is_never_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    add = cache.add

    def noting_add(key: str, *values: object, **options: object) -> object:
        keys.append(key)
        return add(key, *values, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "add", noting_add)
    is_rate_limited(_request("192.0.2.77"), "form", 1, 600)
    assert keys
    assert not any("192.0.2.77" in key for key in keys)


@override_settings(
    CACHES={
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"},
    }
)
def test_lets_people_through_while_the_cache_is_away() -> None:
    assert not is_rate_limited(_request(), "form", 0, 600)


def test_counts_on_the_cache_of_a_single_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("cache"))
    files = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folder}}
    with override_settings(CACHES=files), time_machine.travel("2026-03-04 12:00:00+00:00", tick=False) as clock:
        assert not is_rate_limited(_request(), "form", 1, 3600)
        clock.shift(1200)  # longer than a cache keeps things unless told
        assert is_rate_limited(_request(), "form", 1, 3600)
