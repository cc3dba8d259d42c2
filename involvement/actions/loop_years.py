"""Takes the numbers of people once a year is over; afterwards they stay as they are."""

from collections.abc import Iterator

from django.utils import timezone

from involvement.loop.people_counts import people_counts
from involvement.models import PeopleInYear


def take_people_counts() -> int:
    """Write down the numbers of finished years that are not written down yet; returns how many."""
    this_year = timezone.localdate().year
    known = set(PeopleInYear.objects.values_list("name", "year"))
    rows = [row for row in _finished(this_year) if (row.name, row.year) not in known]
    PeopleInYear.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _finished(this_year: int) -> Iterator[PeopleInYear]:
    """Yield a number for each finished year since the first, also where it is nought."""
    for count in people_counts():
        numbers = count.by_year()
        for year in range(min(numbers, default=this_year), this_year):
            yield PeopleInYear(name=count.name, year=year, number=numbers.get(year, 0))
