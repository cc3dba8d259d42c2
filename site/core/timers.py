"""What happens by the clock: functions register themselves, and `manage.py tick` runs those that are due, once."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import Heartbeat
from core.queue import prune_finished_tasks, rescue_stuck_tasks
from core.scheduled import publish_what_is_due

logger = logging.getLogger(__name__)

TICK = "tick"  # the heartbeat of the whole round; readiness watches it
RUNNING = "tick is running"  # stands while a round runs, so that two machines never run one at the same time
FORGOTTEN_AFTER = timedelta(minutes=10)  # a round that was killed does not stop later rounds for longer

TimerFunction = Callable[[], int]


@dataclass(frozen=True)
class Timer:
    """A named function that does what is due and returns how many things it did; `every` spares costly ones."""

    name: str
    function: TimerFunction
    every: timedelta


@dataclass(frozen=True)
class Outcome:
    """How one timer went: how many things it did, or the kind of error that stopped it."""

    name: str
    done: int = 0
    error: str = ""


_timers: dict[str, Timer] = {}


def timer(name: str, every: timedelta = timedelta(0)) -> Callable[[TimerFunction], TimerFunction]:
    """Register the decorated function to run at each tick, or at most once in the time that `every` names."""

    def register(function: TimerFunction) -> TimerFunction:
        if name in (TICK, RUNNING) or name in _timers:
            raise ImproperlyConfigured(f"There is already a timer named {name!r}.")
        _timers[name] = Timer(name, function, every)
        return function

    return register


def registered_timers() -> list[Timer]:
    """Return all timers in the order in which they were registered."""
    return list(_timers.values())


def run_due_timers() -> list[Outcome] | None:
    """Run every timer that is due; one that fails does not stop the others. None where another round is running."""
    with _alone() as is_alone:
        if not is_alone:
            return None
        beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
        now = timezone.now()
        due = [each for each in registered_timers() if each.name not in beats or beats[each.name] + each.every <= now]
        outcomes = [_run(each) for each in due]
        _beat(TICK)
        return outcomes


def _run(each: Timer) -> Outcome:
    try:
        done = each.function()
    except Exception as error:  # whatever one room's timer raises, the other rooms' timers must run
        logger.exception("A timer failed", extra={"timer": each.name})
        return Outcome(each.name, error=type(error).__name__)
    _beat(each.name)
    return Outcome(each.name, done)


def _beat(name: str) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})


@contextmanager
def _alone() -> Iterator[bool]:
    """Claim the round; yields False where somebody else holds it."""
    is_ours = _claim()
    try:
        yield is_ours
    finally:
        if is_ours:
            Heartbeat.objects.filter(name=RUNNING).delete()


def _claim() -> bool:
    now = timezone.now()
    try:
        with transaction.atomic():
            Heartbeat.objects.create(name=RUNNING, beat_at=now)
    except IntegrityError:
        return bool(Heartbeat.objects.filter(name=RUNNING, beat_at__lt=now - FORGOTTEN_AFTER).update(beat_at=now))
    return True


timer("publish what is scheduled")(publish_what_is_due)
timer("rescue stuck tasks")(rescue_stuck_tasks)
timer("prune finished tasks", every=timedelta(days=1))(prune_finished_tasks)
