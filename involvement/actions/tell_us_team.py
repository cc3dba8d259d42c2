"""Tells the team that something waits to be read: one mail for all that came since the last, and no word of it."""

from django.db import transaction

from involvement.models import TellUsMessage, TellUsSettings
from people.actions.post import write_message

WAITS = "tell_us_waits"


def tell_team_what_waits() -> int:
    """Owe the team one mail where something new came; returns how many messages it is about."""
    with transaction.atomic():
        new = TellUsMessage.objects.select_for_update().filter(state=TellUsMessage.State.NEW, is_team_told=False)
        numbers = list(new.order_by("pk").values_list("pk", flat=True))
        if numbers:
            TellUsMessage.objects.filter(pk__in=numbers).update(is_team_told=True)
            write_message(f"{WAITS}-{numbers[-1]}", WAITS, team_address=TellUsSettings.load().team_email)
    return len(numbers)
