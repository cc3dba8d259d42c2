"""Alive and ready: each thing the site needs is asked, and an answer never costs more than it tells."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django import DjangoAssertNumQueries

from core.models import Heartbeat
from core.timers import TICK

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    """A clock that stands at noon until it is moved."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def _ready(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/readyz")
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, answer.json()


def test_alive_asks_no_database(client: Client) -> None:
    """Without the database fixture any query would be an error."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_site_whose_timers_never_ran_is_not_ready_and_says_so(client: Client, db: None) -> None:
    status, body = _ready(client)
    assert status == 503
    assert body["ok"] is False
    assert body["checks"]["timers"]["ok"] is False
    assert "never run" in body["checks"]["timers"]["detail"]
    assert [body["checks"][name]["ok"] for name in ("database", "cache", "queue")] == [True, True, True]


def test_ready_after_a_tick_and_no_longer_15_minutes_later(
    client: Client, db: None, noon: time_machine.Traveller
) -> None:
    call_command("tick", verbosity=0)
    assert _ready(client)[0] == 200
    noon.shift(timedelta(minutes=15))
    assert _ready(client)[0] == 200
    noon.shift(timedelta(minutes=1))
    status, body = _ready(client)
    assert (status, body["checks"]["timers"]) == (503, {"ok": False, "detail": body["checks"]["timers"]["detail"]})
    assert "last run 16 min ago" in body["checks"]["timers"]["detail"]


def test_a_failing_timer_is_named_but_does_not_close_the_site(
    client: Client, db: None, noon: time_machine.Traveller
) -> None:
    call_command("tick", verbosity=0)
    Heartbeat.objects.filter(name="rescue stuck tasks").update(beat_at=NOON - timedelta(hours=1))
    status, body = _ready(client)
    assert status == 200
    assert body["checks"]["timers"]["detail"].endswith("failing: rescue stuck tasks")


def test_not_ready_when_a_task_has_waited_too_long(client: Client, db: None, noon: time_machine.Traveller) -> None:
    Heartbeat.objects.create(name=TICK, beat_at=NOON + timedelta(minutes=16))
    DBTaskResult.objects.create(args_kwargs={}, task_path="x", backend_name="default", run_after=get_date_max())
    assert _ready(client)[1]["checks"]["queue"]["ok"] is True
    noon.shift(timedelta(minutes=16))
    status, body = _ready(client)
    assert status == 503
    assert "oldest waits 16 min" in body["checks"]["queue"]["detail"]


def test_not_ready_when_a_task_is_stuck(client: Client, db: None, noon: time_machine.Traveller) -> None:
    DBTaskResult.objects.create(
        args_kwargs={},
        task_path="x",
        backend_name="default",
        run_after=get_date_max(),
        status="RUNNING",
        started_at=NOON - timedelta(hours=1),
    )
    assert _ready(client)[1]["checks"]["queue"]["ok"] is False


@override_settings(
    CACHES={"default": {"BACKEND": "core.caches.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
)
def test_says_that_the_cache_is_away(client: Client, db: None) -> None:
    status, body = _ready(client)
    assert status == 503
    assert body["checks"]["cache"] == {"ok": False, "detail": "forgets what it is given"}
    assert body["checks"]["database"]["ok"] is True


def test_says_that_a_table_is_missing(client: Client, db: None) -> None:
    """What cannot be asked is reported by the kind of error only; the test's transaction brings the table back."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_heartbeat RENAME TO core_heartbeat_away")
    status, body = _ready(client)
    assert status == 503
    assert body["checks"]["timers"]["detail"] in (
        "could not be asked: OperationalError",
        "could not be asked: ProgrammingError",
    )
    assert body["checks"]["cache"]["ok"] is True


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client: Client, db: None, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code in (200, 503)


def test_asks_little(client: Client, db: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(7):
        client.get("/readyz")


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_REDIRECT_EXEMPT=[r"^healthz$", r"^readyz$"])
def test_probes_are_answered_without_https(client: Client, db: None) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert client.get("/").status_code == 301
