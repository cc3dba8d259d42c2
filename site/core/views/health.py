"""Whether the site is alive and whether it is ready, for machines that watch it."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.db import Error as DatabaseProblem
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from core.models import Heartbeat
from core.queue import queue_state
from core.timers import TICK, registered_timers

PATIENCE = timedelta(minutes=15)

Finding = tuple[bool, str]
Question = Callable[[], Finding]


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can answer at all; touches no database."""
    return JsonResponse({"ok": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Say for each thing the site needs whether it works; 503 where one does not."""
    checks = {name: _asked(question) for name, question in QUESTIONS.items()}
    is_ready = all(ok for ok, _detail in checks.values())
    body = {"ok": is_ready, "checks": {name: {"ok": ok, "detail": detail} for name, (ok, detail) in checks.items()}}
    return JsonResponse(body, status=200 if is_ready else 503)


def _asked(question: Question) -> Finding:
    try:
        return question()
    except (DatabaseProblem, RedisError, OSError) as problem:
        return False, f"could not be asked: {type(problem).__name__}"


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, connection.vendor


def _cache() -> Finding:
    word = secrets.token_hex(8)
    cache.set("readiness", word, timeout=60)
    found = cache.get("readiness")
    # Two probes at once overwrite each other's word: any word that came back proves that the cache keeps things.
    return bool(found), "keeps what it is given" if found else "forgets what it is given"


def _queue() -> Finding:
    state = queue_state()
    minutes = int(state.oldest_wait.total_seconds() // 60)
    detail = f"oldest waits {minutes} min, {state.stuck} stuck, {state.failed} failed in 24 h"
    return state.oldest_wait <= PATIENCE and not state.stuck, detail


def _timers() -> Finding:
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    if TICK not in beats:
        return False, "never run: `manage.py tick` must run every minute"
    now = timezone.now()
    minutes = int((now - beats[TICK]).total_seconds() // 60)
    detail = f"last run {minutes} min ago"
    # A failing timer is reported but closes nothing: a site must not go away because one letter cannot be written.
    long_ago = now - PATIENCE * 2
    late = [each.name for each in registered_timers() if now - beats.get(each.name, long_ago) > each.every + PATIENCE]
    if late:
        detail += "; failing: " + ", ".join(late)
    return now - beats[TICK] <= PATIENCE, detail


QUESTIONS: dict[str, Question] = {
    "database": _database,
    "cache": _cache,
    "queue": _queue,
    "timers": _timers,
}


def readiness_question(name: str) -> Callable[[Question], Question]:
    """Let a room above ask something of its own: registers the decorated function; True or False, and a detail."""

    def register(question: Question) -> Question:
        QUESTIONS[name] = question
        return question

    return register
