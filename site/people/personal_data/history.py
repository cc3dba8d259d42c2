"""The site's history: lines about a person keep what was done and lose who it was."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry

from people.models import Person
from people.personal_data.rows import plain
from people.personal_data.things import kinds_of_people, pointing_at, things_of
from people.registry import PersonalStore, Turn
from people.traces import Traces

Entry: TypeAlias = Any  # a ModelLogEntry or a PageLogEntry; the library has no types


def _own_lines(person: Person) -> QuerySet[ModelLogEntry]:
    return ModelLogEntry.objects.filter(pointing_at(things_of(person))).order_by("timestamp", "pk")


def _told(entry: Entry) -> dict[str, Any]:
    """Return what was done and when; which member of staff did it is their own personal data."""
    return {str(_("When")): plain(entry.timestamp), str(_("What was done")): str(entry.message)}


def _forget(person: Person) -> int:
    """Make lines about the person neutral, and take their address out of every other line."""
    traces, things = Traces.of(person), things_of(person)
    own = pointing_at(things)
    changed = sum(_neutralise(entry, traces) for entry in ModelLogEntry.objects.filter(own))
    kinds = Q(content_type__in=kinds_of_people(things))
    for entries, pattern in (
        (ModelLogEntry.objects.filter(kinds), traces.every),  # of somebody else, or of a record that was joined
        (ModelLogEntry.objects.exclude(kinds), traces.certain),  # a name may be a word of any page's title
        (PageLogEntry.objects.all(), traces.certain),
    ):
        only_certain = pattern == traces.certain
        changed += sum(_mask(entry, traces, only_certain=only_certain) for entry in _that_match(entries, pattern))
    return changed


def _that_match(entries: Any, pattern: str) -> Iterator[Entry]:
    as_text = entries.annotate(told=Cast("data", TextField()))
    yield from as_text.filter(Q(label__iregex=pattern) | Q(told__iregex=pattern)).order_by()


def _neutralise(entry: Entry, traces: Traces) -> bool:
    kind = entry.content_type.model_class() if entry.content_type else None
    name = capfirst(str(kind._meta.verbose_name)) if kind else ""
    return _write(entry, f"{name} {entry.object_id}".strip(), traces.masked(entry.data))


def _mask(entry: Entry, traces: Traces, *, only_certain: bool) -> bool:
    def without(value: Any) -> Any:
        return traces.masked(value, only_certain=only_certain)

    return _write(entry, without(entry.label), without(entry.data))


def _write(entry: Entry, label: str, data: Any) -> bool:
    if (entry.label, entry.data) == (label, data):
        return False
    type(entry)._base_manager.filter(pk=entry.pk).update(label=label, data=data)
    return True


HISTORY = PersonalStore(
    name="history",
    label=_("What staff did with your details"),
    rows=_own_lines,
    describe=_told,
    erase=_forget,
    models=(ModelLogEntry, PageLogEntry),
    turn=Turn.TRACES,
)
