"""Tells each owner once a week what is owed, and nobody where nothing is."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from involvement.loop.owed import everything_owed
from involvement.loop.owners import Addresses
from involvement.loop.weeks import OWED_THIS_WEEK, WeeklyMail, is_time, week_of
from involvement.models import LoopSettings, LoopWeek
from people.actions.post import write_message


def tell_owners() -> int:
    """Write this week's mails if their time has come and nobody has written them; returns how many.

    The mails and the note that the week is done come in one transaction: after a crash there is all of it or nothing.
    """
    now = timezone.now()
    settings = LoopSettings.objects.first() or LoopSettings()
    week = week_of(now)
    if not is_time(settings, now) or LoopWeek.objects.filter(week=week).exists():
        return 0
    try:
        with transaction.atomic():
            LoopWeek.objects.create(week=week, written_at=now)
            return _write(week)
    except IntegrityError:  # another machine did so in this very moment
        return 0


def _write(week: str) -> int:
    addresses = Addresses.read()
    real = (item for item in everything_owed(timezone.now()) if not item.is_example)
    mails = sorted({addresses.of(item.owner) for item in real})
    for address in mails:
        write_message(WeeklyMail(week, address).key, OWED_THIS_WEEK, team_address=address)
    return len(mails)
