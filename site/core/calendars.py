"""What every calendar file of this site shares: the time zone of London, and the ids of sessions."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

NAME = "Europe/London"
LONDON = ZoneInfo(NAME)
GMT, BST = timedelta(0), timedelta(hours=1)


def session_uid(number: int | str) -> str:
    """Return the id under which calendar programs know a session, whatever changes about it and whoever tells them."""
    return f"session-{number}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


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
