"""Writes about visits: adds what a log tells of to what is known, once, and forgets what is old."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from home.models import CountedLog, PageVisits
from home.visits.addresses import public_addresses
from home.visits.log_files import Line
from home.visits.tally import CLOCKS_DIFFER_BY, Tally, Visited

KEPT_FOR = timedelta(days=400)  # a year can be compared with the last one
AT_ONCE = 300  # rows


class CountedMeanwhileError(Exception):
    """Another run has counted the same log since this one began."""


def count_visits(log: str, lines: Iterable[Line]) -> Tally:
    """Count what is new in these lines of the log with this name, all of it or nothing.

    A log is counted up to the time of its last line, and the next run begins after that: so it does not matter whether
    a file has grown, was given another name, or is read twice. Raises CountedMeanwhileError where two runs meet.
    """
    now = timezone.now()
    before = CountedLog.objects.filter(name=log).values_list("counted_until", flat=True).first()
    oldest = now - KEPT_FOR
    tally = Tally(
        addresses=public_addresses(),
        robots=settings.VISITS_OF_ROBOTS,
        since=max(before or oldest, oldest),
        latest=now + CLOCKS_DIFFER_BY,
    )
    for line in lines:
        tally.take(line)
    if tally.until:
        with transaction.atomic():
            _move_on(log, before, tally.until)
            _add(tally.visits)
    return tally


def _move_on(log: str, before: datetime | None, until: datetime) -> None:
    if before is None:
        try:
            with transaction.atomic():
                CountedLog.objects.create(name=log, counted_until=until)
        except IntegrityError as error:
            raise CountedMeanwhileError from error
    elif not CountedLog.objects.filter(name=log, counted_until=before).update(counted_until=until):
        raise CountedMeanwhileError


def _add(visits: dict[Visited, int]) -> None:
    """Add in the database itself, so that two logs counted at the same time both arrive."""
    missing = [PageVisits(thread=thread, language=language, day=day) for thread, language, day in visits]
    PageVisits.objects.bulk_create(missing, batch_size=AT_ONCE, ignore_conflicts=True)
    known = PageVisits.objects.filter(day__in={day for _thread, _language, day in visits}).order_by("pk")
    rows = [row for row in known if (row.thread, row.language, row.day) in visits]
    for row in rows:
        row.number = F("number") + visits[row.thread, row.language, row.day]
    PageVisits.objects.bulk_update(rows, ["number"], batch_size=AT_ONCE)


def forget_old_visits() -> int:
    """Delete the numbers of days that are long over."""
    return PageVisits.objects.filter(day__lt=timezone.localdate() - KEPT_FOR).delete()[0]
