"""How far an action of the strategy is, and what is shown of it on a day: never more than was last said."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgressStatus(models.TextChoices):
    """What an update says; the value is the word in the API and in files."""

    NOT_STARTED = "not-started", _("Not started")
    STARTED = "started", _("Started")
    ON_TRACK = "on-track", _("On track")
    LATE = "late", _("Late")
    DONE = "done", _("Done")
    CHANGED = "changed", _("Changed")


# From worst to best. “Changed” is beside the others: it is shown only where somebody said so, and why.
FROM_WORST = (
    ProgressStatus.LATE,
    ProgressStatus.NOT_STARTED,
    ProgressStatus.CHANGED,
    ProgressStatus.STARTED,
    ProgressStatus.ON_TRACK,
    ProgressStatus.DONE,
)
SETTLED = frozenset({ProgressStatus.DONE, ProgressStatus.CHANGED})  # no day can make them late any more
COLOURS = {
    ProgressStatus.LATE: "red",
    ProgressStatus.NOT_STARTED: "grey",
    ProgressStatus.CHANGED: "purple",
    ProgressStatus.STARTED: "yellow",
    ProgressStatus.ON_TRACK: "blue",
    ProgressStatus.DONE: "green",
}


def shown_status(last_said: str, due: date | None, today: date) -> ProgressStatus:
    """Return what is true on this day: the latest update, or late once its day has passed; nothing said is no start."""
    status = ProgressStatus(last_said) if last_said else ProgressStatus.NOT_STARTED
    return ProgressStatus.LATE if is_past(due, today) and status not in SETTLED else status


def is_past(day: date | None, today: date) -> bool:
    """Tell whether this day is over."""
    return day is not None and day < today
