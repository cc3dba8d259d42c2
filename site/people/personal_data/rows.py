"""Stores that are plain rows of a table: which belong to a person, what they say in words, and deleting them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from people.models import Person
from people.registry import PersonalStore, Turn

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# People read "email" on this site, whatever staff's forms call the field.
EMAIL_HEADINGS = {
    "email": _("Email"),
    "email_confirmed_at": _("Email confirmed"),
    "new_email": _("New email, not confirmed yet"),
}


def rows_of_person(
    name: str,
    label: "StrOrPromise",
    model: type[Model],
    *,
    path: str = "person",
    related: tuple[str, ...] = (),
    describe: Callable[[Any], dict[str, Any] | None],
    turn: Turn = Turn.DETAILS,
    join: Callable[[Person, Person], None] | None = None,
) -> PersonalStore:
    """Return a store of the rows of `model` whose `path` leads to the person; erasing deletes them."""

    def rows(person: Person) -> QuerySet[Any]:
        return model._default_manager.filter(**{path: person.pk}).select_related(*related).order_by("pk")

    def erase(person: Person) -> int:
        deleted: dict[str, int] = model._default_manager.filter(**{path: person.pk}).delete()[1]
        return deleted.get(model._meta.label, 0)

    return PersonalStore(
        name=name, label=label, rows=rows, describe=describe, erase=erase, models=(model,), turn=turn, join=join
    )


def fields_in_words(row: Model, *names: str) -> dict[str, Any]:
    """Return these fields of a row: the field's own heading -> what it says."""
    return {heading_of(row, name): _value_of(row, name) for name in names}


def heading_of(row: Model, name: str) -> str:
    """Return what a field is called."""
    return str(EMAIL_HEADINGS.get(name) or capfirst(str(row._meta.get_field(name).verbose_name)))  # type: ignore[union-attr]


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: dates and times as ISO 8601 in London, nothing for None."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _value_of(row: Model, name: str) -> Any:
    chosen = getattr(row, f"get_{name}_display", None)
    return str(chosen()) if chosen else plain(getattr(row, name))
