"""Pages that editors chose in a field of their own, outside of all text: a button, a related page, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, ForeignKey, Model, Value
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from .homes import kinds_of_rows, number_of_home, only_public


@dataclass(frozen=True)
class Choice:
    """One page that was chosen: on what, in which row and field, and its number."""

    home: type[Model]
    home_number: int
    words: str
    number: int


def chosen_pages() -> Iterator[Choice]:
    """Yield every page that something public points to by a field, all of them from one query."""
    fields = list(fields_that_choose())
    rows = [
        model._default_manager.filter(**only_public(home, way), **{f"{field.name}__isnull": False})
        .order_by()
        .annotate(which=Value(which), chosen=F(field.attname))
        .values_list("which", number_of_home(way), "chosen")
        for which, (model, home, way, field) in enumerate(fields)
    ]
    for which, home_number, chosen in rows[0].union(*rows[1:], all=True) if rows else []:
        model, home, way, field = fields[which]
        words = f"{model._meta.verbose_name}: {field.verbose_name}" if way else str(field.verbose_name)
        yield Choice(home, home_number, words, chosen)


def fields_that_choose() -> Iterator[tuple[type[Model], type[Model], str, ForeignKey[Any, Any]]]:
    """Yield each field by which an editor chooses a page, with the kind of its row and what that belongs to."""
    for model, home, way in kinds_of_rows():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and _is_a_choice(field):
                yield model, home, way, field


def _is_a_choice(field: ForeignKey[Any, Any]) -> bool:
    belongs = isinstance(field, ParentalKey) or getattr(field.remote_field, "parent_link", False)
    return field.editable and not belongs and issubclass(field.related_model, Page)
