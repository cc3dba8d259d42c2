"""On which day a story got its answer: the first entry that says so; a correction takes the place of what was wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from involvement.loop.answer_day import HistoryEntry, answer_day
from involvement.story_statuses import ANSWERED, StoryStatus

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def entry(pk: int, status: str, day: int, *, written: int | None = None, corrects: int | None = None) -> HistoryEntry:
    """Return an entry that happened on this day and was written down on the same or another one."""
    happened, recorded = (START + timedelta(days=number) for number in (day, day if written is None else written))
    return HistoryEntry(pk, status, happened, recorded, corrects)


@pytest.mark.parametrize(
    ("entries", "day"),
    [
        ([], None),
        ([entry(1, "heard", 0), entry(2, "looking", 5)], None),
        ([entry(1, "heard", 0), entry(2, "done", 5), entry(3, "done", 9)], 5),
        ([entry(1, "heard", 0), entry(2, "could-not", 7)], 7),
        # Written down late, in another order than it happened.
        ([entry(1, "done", 30), entry(2, "could-not", 10, written=31)], 10),
        # It was not done: the correction says so, and the real answer comes later.
        ([entry(1, "done", 5), entry(2, "doing", 8, corrects=1), entry(3, "done", 20)], 20),
        ([entry(1, "done", 5), entry(2, "doing", 8, corrects=1)], None),
        # It was done: only the words were wrong, and the day stays.
        ([entry(1, "done", 5), entry(2, "done", 90, corrects=1)], 5),
        # It was done on another day, which the correction names.
        ([entry(1, "done", 5), entry(2, "done", 15, written=90, corrects=1)], 15),
        # A word was wrong in an entry that was no answer; now it is one, on the day of that entry.
        ([entry(1, "doing", 5), entry(2, "done", 9, corrects=1)], 5),
        # Corrections of corrections: the last one counts.
        ([entry(1, "done", 5), entry(2, "doing", 8, corrects=1), entry(3, "done", 30, corrects=2)], 5),
        ([entry(1, "done", 5), entry(2, "doing", 8, corrects=1), entry(3, "could-not", 9, corrects=1)], 5),
        # Nonsense ends: entries that correct themselves, each other, or what is not there.
        ([entry(1, "done", 5, corrects=1)], None),
        ([entry(1, "done", 5, corrects=2), entry(2, "done", 6, corrects=1)], None),
        ([entry(1, "done", 5, corrects=99)], 5),
    ],
)
def test_the_day_of_the_answer(entries: list[HistoryEntry], day: int | None) -> None:
    expected = None if day is None else (START + timedelta(days=day)).date()
    assert answer_day(entries) == expected
    assert answer_day(reversed(entries)) == expected


def test_a_day_is_a_day_in_london() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert answer_day([HistoryEntry(1, "done", late, late)]) == date(2026, 7, 1)


@st.composite
def histories(draw: st.DrawFn) -> list[HistoryEntry]:
    """Draw a history as the site writes one: a correction names an earlier entry, and nothing is written beforehand."""
    found: list[HistoryEntry] = []
    written = 0
    for pk in range(1, draw(st.integers(1, 8)) + 1):
        written += draw(st.integers(0, 20))
        day = draw(st.sampled_from([written, max(0, written - 7), 0]))
        corrects = draw(st.one_of(st.none(), st.sampled_from(range(1, pk)) if pk > 1 else st.none()))
        found.append(entry(pk, draw(st.sampled_from(StoryStatus.values)), day, written=written, corrects=corrects))
    return found


@given(histories())
def test_it_is_what_striking_out_line_by_line_gives(entries: list[HistoryEntry]) -> None:
    """Read the history from the last entry back: what is corrected is struck out, and lends its day where needed."""
    days: dict[int, date] = {}

    def day_of(one: HistoryEntry) -> date:
        own = one.happened_at.date()
        if one.corrects is None or own != one.recorded_at.date():
            return own
        return day_of(entries[one.corrects - 1])

    valid = set(range(1, len(entries) + 1))
    for one in entries:
        if one.corrects:
            valid.discard(one.corrects)
            valid -= {other.pk for other in entries[: one.pk - 1] if other.corrects == one.corrects}
    for pk in valid:
        if entries[pk - 1].status in ANSWERED and _stands(entries, entries[pk - 1]):
            days[pk] = day_of(entries[pk - 1])
    assert answer_day(entries) == min(days.values(), default=None)


def _stands(entries: list[HistoryEntry], one: HistoryEntry) -> bool:
    """Tell whether nothing took the place of what this entry corrects, or of what that one corrects."""
    while one.corrects:
        last = [other.pk for other in entries if other.corrects == one.corrects][-1]
        if last != one.pk:
            return False
        one = entries[one.corrects - 1]
    return True
