"""Working days, as promises count them: Monday to Friday."""

from datetime import date, timedelta

SATURDAY = 5


def after_working_days(start: date, number: int) -> date:
    """Return the day that is so many working days after `start`; days at the weekend do not count."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
