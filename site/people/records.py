"""Everything held about one person, in words they can read."""

from typing import Any

from django.template.loader import render_to_string

from people.models import Person
from people.registry import PersonalStore, stores_to_read

Record = dict[str, list[dict[str, Any]]]


def record_of(person: Person) -> dict[str, Any]:
    """Return everything held about a person: heading -> list of rows, each heading -> value; ready for JSON.

    A value is a text, a number, or a list of rows of its own; times are ISO 8601. Empty stores and values are left out.
    """
    held = {str(store.label): _rows(store, person) for store in stores_to_read()}
    return {label: rows for label, rows in held.items() if rows}


def record_page(record: dict[str, Any]) -> str:
    """Return a record as a page of its own that needs nothing else, to read and to print."""
    return render_to_string("people/record_page.html", {"record": record})


def counts_of(person: Person) -> dict[str, int]:
    """Return how many rows each store holds, by the store's label; what holds nothing is left out."""
    counted = {str(store.label): sum(1 for _row in store.rows(person)) for store in stores_to_read()}
    return {label: count for label, count in counted.items() if count}


def _rows(store: PersonalStore, person: Person) -> list[dict[str, Any]]:
    described = (store.describe(row) for row in store.rows(person))
    shown = (
        {str(heading): value for heading, value in row.items() if value not in ("", None, [])}
        for row in described
        if row
    )
    return [row for row in shown if row]
