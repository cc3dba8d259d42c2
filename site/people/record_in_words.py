"""Turns the record of everything held about somebody into what a page shows: times in words, rows within rows."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.look.words import when_in_words

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Entry:
    """One heading of a row with what it says: a text, or rows of its own."""

    heading: str
    text: str = ""
    rows: "tuple[Row, ...]" = ()


Row = tuple[Entry, ...]


def record_in_words(record: dict[str, Any]) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the record of people.records, each part with its heading, as a page shows it."""
    return [(heading, _rows(rows)) for heading, rows in record.items()]


def _rows(rows: list[Any]) -> tuple[Row, ...]:
    shown = (_row(row) for row in rows)
    return tuple(row for row in shown if row)


def _row(row: Any) -> Row:
    if not isinstance(row, dict):
        return (Entry(heading="", text=_in_words(row)),)
    return tuple(_entry(str(heading), value) for heading, value in row.items() if value not in ("", None, [], {}))


def _entry(heading: str, value: Any) -> Entry:
    if isinstance(value, dict):
        return Entry(heading, rows=_rows([value]))
    if isinstance(value, list | tuple):
        return Entry(heading, rows=_rows(list(value)))
    return Entry(heading, text=_in_words(value))


def _in_words(value: Any) -> str:
    text = str(value)
    try:
        if _TIME.fullmatch(text):
            return when_in_words(datetime.fromisoformat(text))
        if _DAY.fullmatch(text):
            return when_in_words(date.fromisoformat(text))
    except ValueError:  # somebody's own words that only look like a time
        return text
    return text
