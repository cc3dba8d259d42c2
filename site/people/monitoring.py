"""What every count of people shares: the settings, and the quarters and years in which it is counted."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from people.models import PrivacySettings


def monitoring_settings() -> PrivacySettings:
    """Return the settings, or the defaults; makes no row, because opening a form changes nothing."""
    return PrivacySettings.objects.first() or PrivacySettings()


def quarter_of(moment: datetime) -> str:
    """Return the quarter of the year in which this moment lies in London, such as "2026-Q4"."""
    day = timezone.localdate(moment)
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_bounds(quarter: str) -> tuple[date, date]:
    """Return the first day of a quarter and the first day after it."""
    year, number = int(quarter[:4]), int(quarter[-1])
    after = date(year + 1, 1, 1) if number == 4 else date(year, number * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), after


def reporting_year_of(quarter: str) -> int:
    """Return the year, named by the one in which it begins: the NHS reports from April to March."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return year if number > 1 else year - 1


def quarter_in_words(first_day: date) -> str:
    """Return a quarter as people read it: "October to December 2026"."""
    named = {"first": MONTHS[first_day.month], "last": MONTHS[first_day.month + 2], "year": first_day.year}
    return _("%(first)s to %(last)s %(year)d") % named
