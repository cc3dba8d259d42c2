"""The entries of the trust's lists that somebody may edit, as rows of a report."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.models import User


@dataclass(frozen=True)
class EntryRow:
    """One entry of a list in a report."""

    number: int
    title: str
    kind: str
    edit_url: str


def editable_entries(user: User, wanted: Iterable[tuple[type[Model], int]]) -> dict[tuple[type[Model], int], EntryRow]:
    """Return those of these entries that this member of staff may edit: one query for each list."""
    numbers: dict[type[Model], set[int]] = defaultdict(set)
    for kind, number in wanted:
        numbers[kind].add(number)
    finder = AdminURLFinder(user)
    found = (entry for kind, pks in numbers.items() for entry in kind._default_manager.filter(pk__in=pks))
    return {
        (type(entry), entry.pk): EntryRow(entry.pk, str(entry), capfirst(str(entry._meta.verbose_name)), url)
        for entry in found
        if (url := finder.get_edit_url(entry))
    }
