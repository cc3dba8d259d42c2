"""The time zone of London for calendar files, said as a rule, as every calendar program understands it."""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

NAME = "Europe/London"
GMT, BST = timedelta(0), timedelta(hours=1)


def london() -> Timezone:
    """Return the rule that has held since 1996: summer time from the last Sunday of March to the last of October.

    Lists of single dates, which libraries make, are misread by programs that read time zones by dateutil.
    """
    zone = Timezone()
    zone.add("tzid", NAME)
    zone.add_component(_part(TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, GMT, BST))
    zone.add_component(_part(TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, BST, GMT))
    return zone


def _part(
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    first: datetime,
    month: int,
    before: timedelta,
    after: timedelta,
) -> TimezoneDaylight | TimezoneStandard:
    part.add("dtstart", first)
    part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    return part
