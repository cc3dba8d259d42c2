"""How an example opportunity is written down: what it says, and its dates as days from the day of loading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Session:
    """One meeting, so many days after loading, at an hour of the day."""

    day: int
    start: time
    minutes: int
    note: str = ""

    def ends_at(self, today: date) -> datetime:
        """Return when it is over."""
        return moment_after(today, self.day, self.start) + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class ExampleOpportunity:
    """One invented opportunity; the fields of the page that are not dates or lists are in `values`."""

    slug: str
    title: str
    summary: str
    drawing: str
    values: Mapping[str, Any]
    closes: int | None
    outcome: int | None
    opens: int | None = None
    cancelled: int | None = None
    is_draft: bool = False
    rung: str = ""
    stage: str = ""
    area: str = ""
    directorate: str = ""
    audiences: Sequence[str] = ()
    themes: Sequence[str] = ()
    sessions: Sequence[Session] = ()
    questions: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    pay_rate: str = ""  # by its name
    related: Sequence[str] = ()  # addresses of pages of the starter site


def day_after(today: date, days: int) -> date:
    """Return the date so many days after the day of loading."""
    return today + timedelta(days=days)


def moment_after(today: date, days: int, at: time = time(17, 0)) -> datetime:
    """Return an hour on the clock here, so many days after the day of loading, in winter and in summer."""
    return timezone.make_aware(datetime.combine(day_after(today, days), at))
