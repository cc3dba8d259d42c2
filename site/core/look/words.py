"""Dates, times, durations and money as the NHS writes them: 4 March 2026, 2pm to 4pm; 2 hours; £12.50."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def when_in_words(value: Any) -> str:
    """Return a date, a moment, or anything with `starts_at` and `ends_at` in words; nothing for None."""
    if value is None or value == "":
        return ""
    if hasattr(value, "starts_at"):
        return _span_in_words(value.starts_at, value.ends_at)
    if isinstance(value, datetime):
        local = _local(value)
        return _("%(date)s, %(time)s") % {"date": date_in_words(local), "time": time_in_words(local.time())}
    return date_in_words(value) if isinstance(value, date) else ""


def date_in_words(day: date) -> str:
    """Return a day as in "4 March 2026"."""
    return date_format(day, "DATE_FORMAT")


def time_in_words(moment: time) -> str:
    """Return a time of day as in "2pm", "2:30pm", "midday"; other languages than English use their own habit."""
    if not (get_language() or "en").startswith("en"):
        return time_format(moment, "TIME_FORMAT")
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def minutes_in_words(minutes: int | None) -> str:
    """Return a duration as in "2 hours 30 minutes"; nothing for None or a negative number."""
    if minutes is None or minutes < 0:
        return ""
    hours, rest = divmod(int(minutes), 60)
    parts = [ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}] if hours else []
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


def days_in_words(days: int) -> str:
    """Return a number of days as people say it: "14 days", "6 months", "2 years"."""
    years, months = round(days / 365.25), round(days / 30.44)
    if days >= 360 and abs(days - years * 365.25) <= 5:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    if days >= 59 and abs(days - months * 30.44) <= 3:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def pounds_in_words(pence: int | None) -> str:
    """Return an amount as in "£20" or "£12.50"; nothing for None."""
    if pence is None:
        return ""
    pounds, rest = divmod(abs(int(pence)), 100)
    return f"{'-' if pence < 0 else ''}£{pounds:,}" + (f".{rest:02}" if rest else "")


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _span_in_words(starts_at: datetime | None, ends_at: datetime | None) -> str:
    if starts_at is None:
        return ""
    if ends_at is None:
        return when_in_words(starts_at)
    start, end = _local(starts_at), _local(ends_at)
    if start.date() != end.date():
        return _("%(start)s to %(end)s") % {"start": when_in_words(starts_at), "end": when_in_words(ends_at)}
    words = {
        "date": date_in_words(start),
        "start": time_in_words(start.time()),
        "end": time_in_words(end.time()),
    }
    return _("%(date)s, %(start)s to %(end)s") % words
