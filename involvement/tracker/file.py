"""The actions as a file for a spreadsheet: one line for each, with the same words as the page."""

import csv
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.spreadsheets import harmless
from involvement.tracker.followed import Followed, Tracker

TYPE = "text/csv; charset=utf-8"


def actions_csv(tracker: Tracker) -> str:
    """Return the whole file."""
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    writer.writerow(_headings())
    as_at = when_in_words(tracker.as_at)
    for each in tracker.followed:
        writer.writerow([harmless(cell) for cell in (tracker.edition, *_cells(each), as_at)])
    return text.getvalue()


def _headings() -> list[str]:
    return [
        _("Edition"),
        _("Code"),
        _("What the strategy says"),
        _("Part"),
        _("Status"),
        _("Last update"),
        _("What it says"),
        _("Looked after by"),
        _("To be done by"),
        _("Next review"),
        _("Looked at in time"),
        _("Pages that support it"),
        _("As at"),
    ]


def _cells(each: Followed) -> list[str]:
    latest = each.latest
    return [
        each.code,
        each.words,
        each.group,
        str(each.status.label),
        _day(latest.day) if latest else "",
        latest.words if latest else "",
        each.owner_role,
        _day(each.due),
        _day(each.next_review),
        _("no") if each.is_review_past else _("yes"),
        " ".join(evidence.url for evidence in each.evidence),
    ]


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
