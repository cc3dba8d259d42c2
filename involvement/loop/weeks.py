"""The weekly mail to owners: which week it is, and what each mail is called so that it is written once."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from involvement.models import LoopSettings
from people.tokens import digest_of

OWED_THIS_WEEK = "owed_this_week"  # the mail
TEAM = "team"  # in the key of the mail about roles that have no address
_KEY = re.compile(r"owed-this-week-\d{4}-W\d\d-(team|[0-9a-f]+)")


def week_of(moment: datetime) -> str:
    """Return the week in London, such as "2026-W05"."""
    year, week, _day = timezone.localtime(moment).isocalendar()
    return f"{year}-W{week:02}"


def is_time(settings: LoopSettings, moment: datetime) -> bool:
    """Tell whether the day and hour of this week's mail have come. A site that was down sends it later in the week."""
    local = timezone.localtime(moment)
    return settings.weekly_mail and (local.isoweekday(), local.hour) >= (settings.weekday, settings.hour)


@dataclass(frozen=True)
class WeeklyMail:
    """One mail of one week to one address, or to the team where the address is empty; the key holds no address."""

    week: str
    address: str

    @property
    def key(self) -> str:
        """Return the idempotency key."""
        return f"owed-this-week-{self.week}-{digest_of(self.address)[:32] if self.address else TEAM}"


def is_to_team(key: str) -> bool | None:
    """Tell whether the mail with this key is about roles without an address; None for the key of something else."""
    found = _KEY.fullmatch(key)
    return found[1] == TEAM if found else None
