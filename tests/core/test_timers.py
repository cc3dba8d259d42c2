"""Timers: everything due runs once, a failing one stops no other, and killed workers' tasks come back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from core import timers
from core.models import Heartbeat
from core.queue import MOST_ATTEMPTS, prune_finished_tasks, queue_state, rescue_stuck_tasks
from core.timers import Outcome, run_due_timers, timer

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def no_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty registry, so that a test knows every timer."""
    monkeypatch.setattr(timers, "_timers", {})


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    """A clock that stands at noon until it is moved."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def _tick() -> tuple[int, str]:
    said = StringIO()
    try:
        call_command("tick", stdout=said, no_color=True)
    except SystemExit as ended:
        return int(str(ended.code)), said.getvalue()
    return 0, said.getvalue()


def _task(**values: object) -> DBTaskResult:
    now = timezone.now()
    enqueued = values.pop("enqueued_at", now)
    defaults = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "somewhere", "backend_name": "default"}
    task = DBTaskResult.objects.create(**(defaults | {"run_after": get_date_max()} | values))
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=enqueued)
    return task


def test_one_failing_timer_does_not_stop_the_others(no_timers: None) -> None:
    @timer("breaks")
    def breaks() -> int:
        raise ValueError("about jo@example.org")

    @timer("works")
    def works() -> int:
        return 3

    status, said = _tick()
    assert status == 1
    assert "breaks: failed: ValueError" in said
    assert "jo@example.org" not in said
    assert "works: 3" in said
    assert "2 timers run, 1 failed." in said
    assert set(Heartbeat.objects.values_list("name", flat=True)) == {"works", "tick"}


def test_a_good_round_ends_with_zero(no_timers: None) -> None:
    timer("works")(lambda: 0)
    assert _tick() == (0, "1 timers run, 0 failed.\n")


def test_costly_timers_run_only_when_their_time_has_come(no_timers: None, noon: time_machine.Traveller) -> None:
    timer("daily", every=timedelta(days=1))(lambda: 1)
    assert run_due_timers() == [Outcome("daily", 1)]
    noon.shift(timedelta(hours=23))
    assert run_due_timers() == []
    noon.shift(timedelta(hours=1))
    assert run_due_timers() == [Outcome("daily", 1)]


def test_a_failed_timer_is_tried_again_at_the_next_tick(no_timers: None, noon: time_machine.Traveller) -> None:
    attempts: list[datetime] = []

    @timer("daily", every=timedelta(days=1))
    def daily() -> int:
        attempts.append(timezone.now())
        raise OSError

    run_due_timers()
    noon.shift(60)
    run_due_timers()
    assert len(attempts) == 2


def test_two_rounds_never_run_at_the_same_time(no_timers: None, noon: time_machine.Traveller) -> None:
    inner: list[object] = []

    @timer("asks for another round")
    def asks() -> int:
        inner.append(run_due_timers())
        return 1

    run_due_timers()
    assert inner == [None]
    assert not Heartbeat.objects.filter(name=timers.RUNNING).exists()


def test_a_killed_round_is_forgotten_after_a_while(no_timers: None, noon: time_machine.Traveller) -> None:
    Heartbeat.objects.create(name=timers.RUNNING, beat_at=NOON)
    noon.shift(timedelta(minutes=9))
    assert "Another tick is running" in _tick()[1]
    noon.shift(timedelta(minutes=2))
    assert run_due_timers() == []


def test_names_are_unique(no_timers: None) -> None:
    timer("post")(lambda: 0)
    for name in ("post", "tick"):
        with pytest.raises(ImproperlyConfigured):
            timer(name)(lambda: 0)


def test_the_house_has_its_own_housekeeping() -> None:
    names = [each.name for each in timers.registered_timers()]
    assert {"publish what is scheduled", "rescue stuck tasks", "prune finished tasks"} <= set(names)
    assert _tick()[0] == 0


def test_a_killed_workers_task_goes_back_into_the_queue(noon: time_machine.Traveller) -> None:
    lost = _task(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(minutes=16), worker_ids=["a"])
    busy = _task(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(minutes=14), worker_ids=["b"])
    assert rescue_stuck_tasks() == 1
    lost.refresh_from_db()
    busy.refresh_from_db()
    assert lost.status == TaskResultStatus.READY
    assert lost in DBTaskResult.objects.ready()
    assert busy.status == TaskResultStatus.RUNNING
    assert rescue_stuck_tasks() == 0


def test_a_task_that_kills_its_workers_is_given_up(noon: time_machine.Traveller) -> None:
    deadly = _task(
        status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(hours=1), worker_ids=["w"] * MOST_ATTEMPTS
    )
    assert rescue_stuck_tasks() == 1
    deadly.refresh_from_db()
    assert deadly.status == TaskResultStatus.FAILED
    assert deadly.finished_at == NOON


def test_old_results_are_deleted_and_nothing_else(noon: time_machine.Traveller) -> None:
    long_ago = NOON - timedelta(days=15)
    _task(status=TaskResultStatus.SUCCESSFUL, finished_at=long_ago)
    _task(status=TaskResultStatus.FAILED, finished_at=long_ago)
    kept = [_task(status=TaskResultStatus.SUCCESSFUL, finished_at=NOON), _task(enqueued_at=long_ago)]
    assert prune_finished_tasks() == 2
    assert set(DBTaskResult.objects.all()) == set(kept)


def test_queue_state_knows_how_long_the_oldest_waits(noon: time_machine.Traveller) -> None:
    assert queue_state().oldest_wait == timedelta()
    _task(run_after=NOON + timedelta(hours=1), enqueued_at=NOON - timedelta(days=1))  # planned: does not wait yet
    assert queue_state().oldest_wait == timedelta()
    _task(run_after=NOON - timedelta(minutes=5), enqueued_at=NOON - timedelta(days=1))
    assert queue_state().oldest_wait == timedelta(minutes=5)
    _task(enqueued_at=NOON - timedelta(minutes=7))
    assert queue_state().oldest_wait == timedelta(minutes=7)
