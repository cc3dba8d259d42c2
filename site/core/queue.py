"""Watches the queue of background tasks and mends what a killed worker leaves behind."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger(__name__)

RUNNING_LIMIT = timedelta(minutes=15)  # no task of ours takes longer; one that seems to lost its worker
MOST_ATTEMPTS = 3
KEPT_FOR = timedelta(days=14)


class TaskAbandonedError(Exception):
    """A task was started several times and its worker died each time."""


@dataclass(frozen=True)
class QueueState:
    """How long the oldest task has waited, how many run suspiciously long, how many failed in the last day."""

    oldest_wait: timedelta
    stuck: int
    failed: int


def queue_state() -> QueueState:
    """Return what readiness is judged by."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready()
    # A task without a planned time carries the greatest date there is.
    at_once = waiting.filter(run_after=get_date_max()).aggregate(since=Min("enqueued_at"))["since"]
    planned = waiting.filter(run_after__lte=now).aggregate(since=Min("run_after"))["since"]
    since = min((moment for moment in (at_once, planned) if moment), default=now)
    return QueueState(
        oldest_wait=max(now - since, timedelta()),
        stuck=_stuck_since(now).count(),
        failed=DBTaskResult.objects.failed().filter(finished_at__gte=now - timedelta(days=1)).count(),
    )


def _stuck_since(now: datetime) -> "QuerySet[DBTaskResult]":
    return DBTaskResult.objects.running().filter(started_at__lt=now - RUNNING_LIMIT)


def rescue_stuck_tasks() -> int:
    """Put tasks whose worker was killed back into the queue, or give up on one that has killed several workers.

    Each row is changed only if it is still as it was read: a worker that finishes in the same moment wins.
    """
    now = timezone.now()
    rescued = 0
    for stuck in list(_stuck_since(now)):
        unchanged = DBTaskResult.objects.filter(
            pk=stuck.pk, status=TaskResultStatus.RUNNING, started_at=stuck.started_at
        )
        if len(stuck.worker_ids) >= MOST_ATTEMPTS:
            rescued += unchanged.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=f"{__name__}.{TaskAbandonedError.__name__}",
                traceback=f"Started {len(stuck.worker_ids)} times; each time its worker was gone before the end.",
            )
            logger.error("A task was given up", extra={"task": stuck.task_path})
        else:
            rescued += unchanged.update(status=TaskResultStatus.READY, run_after=now)
            logger.warning("A task was put back into the queue", extra={"task": stuck.task_path})
    return rescued


def prune_finished_tasks() -> int:
    """Delete the results of tasks that ended a while ago."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[0]
