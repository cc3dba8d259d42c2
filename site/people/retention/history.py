"""Traces that work itself leaves: the site's history about people, proofs of erasure, results of the queue."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from people.models import Erasure
from people.registry import Turn, stores_to_read


def history_about_people(moment: datetime, days: int) -> "QuerySet[ModelLogEntry]":
    """Return lines about what staff did with the details of people."""
    models = [model for store in stores_to_read() if store.turn != Turn.TRACES for model in store.models]
    about = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    lines = ModelLogEntry.objects.filter(Q(content_type__in=about) | Q(action__startswith="people."))
    return lines.filter(timestamp__lt=moment - timedelta(days=days))


def proofs_of_erasure(moment: datetime, days: int) -> QuerySet[Erasure]:
    """Return the lines that prove that somebody was erased."""
    return Erasure.objects.filter(done_at__lt=moment - timedelta(days=days))


def queue_results(moment: datetime, days: int) -> "QuerySet[DBTaskResult]":
    """Return the results of tasks that ended."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=moment - timedelta(days=days))
