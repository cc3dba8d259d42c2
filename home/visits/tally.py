"""Adds up the visits that a log tells of, and says what it left out and why."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from home.visits.addresses import Place
from home.visits.answered import Answered, answered
from home.visits.log_files import Line, Unfinished

Visited = tuple[UUID, str, date]  # a page, a language, a day
READ = (200, 304)  # answered, or still as the browser knows it
CLOCKS_DIFFER_BY = timedelta(minutes=5)


@dataclass
class Tally:
    """What the lines up to now say. Lines up to `since` were counted before; later than `latest` there are none."""

    addresses: Mapping[str, Place]
    robots: Collection[str]
    since: datetime
    latest: datetime
    until: datetime | None = None  # the last moment that some line tells of
    visits: Counter[Visited] = field(default_factory=Counter)
    lines: int = 0
    before: int = 0
    by_robots: int = 0
    unreadable: int = 0
    unfinished: int = 0

    def take(self, line: Line) -> None:
        """Count one line, or leave it out and remember why."""
        self.lines += 1
        if isinstance(line, Unfinished):
            self.unfinished += 1
            return
        found = answered(line) if line is not None else None
        if found is None or found.at > self.latest:
            self.unreadable += 1
        elif found.at <= self.since:
            self.before += 1
        else:
            self.until = max(self.until or found.at, found.at)
            self._weigh(found)

    def _weigh(self, found: Answered) -> None:
        place = self.addresses.get(found.path)
        if not place or found.method != "GET" or found.status not in READ:
            return
        if found.program is not None and self._is_robot(found.program.lower()):
            self.by_robots += 1
            return
        self.visits[(*place, timezone.localdate(found.at))] += 1

    def _is_robot(self, program: str) -> bool:
        # Every browser gives a name. Our own lines and the common format name nothing, so that nothing can be said.
        return program in ("", "-") or any(word in program for word in self.robots)

    @property
    def counted(self) -> int:
        """Return how many visits there are."""
        return self.visits.total()
