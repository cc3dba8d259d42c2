"""People of whom nothing is left that they would want us for: they are erased like those who ask for it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from people.actions.erasure import erase_now
from people.agreements import people_who_agreed
from people.contributions import contributors_of_what_is_kept
from people.models import ConsentWording, Erasure, OutboxMessage, Person
from people.retention.kinds import ties

State = OutboxMessage.State
A_NIGHT = 200  # people: each is looked for in every text
# Agreed to about one thing, and of no meaning without it: the thing itself is what somebody is kept for.
OF_A_THING = {str(ConsentWording.Purpose[name]) for name in ("TAKE_PART", "TELL_US", "PUBLISH")}
UNSENT = (State.WAITING, State.HELD, State.SENDING)


def with_nothing_left(moment: datetime, days: int) -> QuerySet[Person]:
    """Return people with no sign-up, no words or picture with us, nothing they want by mail and no mail owed.

    Nothing was heard of them for so long. Whoever has just been sent a link is given the time to use it.
    """
    before = moment - timedelta(days=days)
    people = Person.objects.filter(sign_ups__isnull=True, erasure__isnull=True, created_at__lt=before)
    people = people.exclude(messages__state__in=UNSENT).exclude(messages__created_at__gte=before)
    people = people.exclude(consent_events__happened_at__gte=before)
    people = people.exclude(email_confirmed_at__gte=before).exclude(access_need__recorded_at__gte=before)
    people = people.exclude(pk__in=contributors_of_what_is_kept())
    for purpose in set(ConsentWording.Purpose.values) - OF_A_THING:
        people = people.exclude(pk__in=people_who_agreed(purpose).values("pk"))
    for held in ties():
        people = people.exclude(pk__in=held())
    return people.order_by("pk")


def erase_people(moment: datetime, days: int) -> int:
    """Erase each of them in a transaction of its own, unless they have signed up meanwhile; returns how many.

    The next night goes on where there are many.
    """
    due = with_nothing_left(moment, days)
    return sum(_erased(due, pk) for pk in list(due.values_list("pk", flat=True)[:A_NIGHT]))


def _erased(due: QuerySet[Person], pk: int) -> bool:
    with transaction.atomic():
        locked = Person.objects.select_for_update().filter(pk=pk).first()
        if locked is None or not due.filter(pk=pk).exists():
            return False
        erase_now(locked, cause=Erasure.Cause.KEPT_LONG_ENOUGH)
    return True
