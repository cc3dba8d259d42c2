"""On which day a story got its answer, read from its public history, with corrections taken into account.

A correction takes the place of the entry that it corrects. Its status counts. Its day counts where it names one of its
own; where it was only written down on the day it gives, the day of the corrected entry stays: putting a word right
years later does not make an answer late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from involvement.story_statuses import ANSWERED


@dataclass(frozen=True)
class HistoryEntry:
    """What of one entry matters here."""

    pk: int
    status: str
    happened_at: datetime
    recorded_at: datetime
    corrects: int | None = None


def answer_day(entries: Iterable[HistoryEntry]) -> date | None:
    """Return the first day on which the history says that the story has its answer, or None."""
    known = {entry.pk: entry for entry in sorted(entries, key=lambda entry: entry.pk)}
    corrected_by = {entry.corrects: entry for entry in known.values() if entry.corrects}  # the last one counts
    days = (_day_if_answered(entry, corrected_by) for entry in known.values() if entry.corrects not in known)
    return min((day for day in days if day), default=None)


def _day_if_answered(entry: HistoryEntry, corrected_by: dict[int, HistoryEntry]) -> date | None:
    day = timezone.localdate(entry.happened_at)
    while entry.pk in corrected_by and corrected_by[entry.pk].pk > entry.pk:  # an entry corrects an earlier one
        entry = corrected_by[entry.pk]
        happened = timezone.localdate(entry.happened_at)
        day = happened if happened != timezone.localdate(entry.recorded_at) else day
    return day if entry.status in ANSWERED else None
