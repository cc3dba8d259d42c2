"""What the machinery may have kept: results of the queue, sessions and drafts of staff, indexes of rows."""

import json
from collections.abc import Iterator
from typing import Any

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import ReferenceIndex
from wagtail.search.models import IndexEntry

from people.models import Person
from people.personal_data.things import pointing_at, things_of
from people.registry import PersonalStore, Turn
from people.traces import Traces


def _shown_as_nothing(_row: Any) -> None:
    """Leave it out of a person's own record: nothing is stored here about them on purpose."""


def _task_results(person: Person) -> "QuerySet[DBTaskResult]":
    """Return finished tasks whose texts show the person; what still has to be done holds numbers only."""
    pattern = Traces.of(person).every
    texts = {"given": Cast("args_kwargs", TextField()), "came_back": Cast("return_value", TextField())}
    shows = Q(traceback__iregex=pattern) | Q(given__iregex=pattern) | Q(came_back__iregex=pattern)
    return DBTaskResult.objects.finished().annotate(**texts).filter(shows).order_by()


def _sessions(person: Person) -> Iterator[Session]:
    traces = Traces.of(person)
    for session in Session.objects.iterator():
        if traces.are_in(json.dumps(session.get_decoded(), default=str, ensure_ascii=False)):
            yield session


def _erase_sessions(person: Person) -> int:
    """End the sessions of staff that show the person: they sign in again."""
    keys = [session.pk for session in _sessions(person)]
    return Session.objects.filter(pk__in=keys).delete()[0]


def _sign_in_attempts(person: Person) -> "QuerySet[AccessAttempt]":
    """Return failed attempts to sign in to the admin with the person's address: somebody took the wrong door."""
    return AccessAttempt.objects.filter(username__iregex=Traces.of(person).certain).order_by()


def _drafts(person: Person) -> "QuerySet[FormState]":
    shows = Q(data__iregex=Traces.of(person).every)
    return FormState.objects.filter(pointing_at(things_of(person)) | shows).order_by()


def _open_forms(person: Person) -> "QuerySet[EditingSession]":
    return EditingSession.objects.filter(pointing_at(things_of(person)))


def _indexed(person: Person) -> "QuerySet[IndexEntry]":
    return IndexEntry.objects.filter(pointing_at(things_of(person)))


def _references(person: Person) -> "QuerySet[ReferenceIndex]":
    things = things_of(person)
    return ReferenceIndex.objects.filter(pointing_at(things) | pointing_at(things, "to_content_type", "to_object_id"))


def _store(name: str, label: Any, model: type[Model], rows: Any, erase: Any = None) -> PersonalStore:
    def delete(person: Person) -> int:
        return int(rows(person).delete()[1].get(model._meta.label, 0))

    return PersonalStore(
        name=name,
        label=label,
        rows=rows,
        describe=_shown_as_nothing,
        erase=erase or delete,
        models=(model,),
        turn=Turn.TRACES,
    )


TASK_RESULTS = _store("task_results", _("Results of the queue"), DBTaskResult, _task_results)
SIGN_IN_ATTEMPTS = _store("sign_in_attempts", _("Failed attempts to sign in"), AccessAttempt, _sign_in_attempts)
SESSIONS = _store("sessions", _("Sessions of staff"), Session, _sessions, _erase_sessions)
DRAFTS = _store("drafts", _("Forms of staff, not saved"), FormState, _drafts)
OPEN_FORMS = _store("open_forms", _("Forms that staff have open"), EditingSession, _open_forms)
SEARCH_INDEX = _store("search_index", _("Search index"), IndexEntry, _indexed)
REFERENCES = _store("references", _("Index of what points where"), ReferenceIndex, _references)
