"""Writes to people about new opportunities: each opportunity once to each person, however often and how many run this.

What a letter tells and the letter itself are stored in one transaction that holds the people's rows, so that a run that
is killed has told nothing, and of two runs at one moment the second finds what the first has told.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone

from involvement.alerts.new_opportunities import OpenLists, OpenOne, new_for_each
from involvement.alerts.questions import ALERT, AlertName, alerts_due
from involvement.alerts.rounds import Round, next_round, remember_round
from involvement.models import AlertedOpportunity, OpportunityAlert
from people.actions.post import write_message
from people.models import OutboxMessage, Person
from people.permissions import reasons_why_not

LETTER = "opportunity_alert"
A_CHUNK = 500  # alerts looked through at once
SUBSCRIPTION = OutboxMessage.Kind.SUBSCRIPTION


def send_alerts() -> int:
    """Write the letters that are due at this moment; returns how many."""
    this = next_round(timezone.now())
    numbers = iter(list(this.alerts().values_list("pk", flat=True)))
    lists, letters = OpenLists(this.now), 0
    while chunk := list(islice(numbers, A_CHUNK)):
        letters += _look_through(chunk, lists, this)
    remember_round(this)
    return letters


def take_back(letter: str, pages: Iterable[int]) -> None:
    """Write down that a letter does not tell of these pages after all, because they are not open any more."""
    AlertedOpportunity.objects.filter(letter=letter, page__in=list(pages)).delete()


def _look_through(numbers: Sequence[int], lists: OpenLists, this: Round) -> int:
    """Look for something new for some alerts; those of people who may not be written to now stay to be looked at."""
    alerts = _reachable(_whole(numbers, this.now))
    found = [alert.pk for alert, _new in new_for_each(alerts, lists)]
    letters = _write_letters(found, lists, this.now) if found else 0
    if alerts:
        OpportunityAlert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(looked_at=this.now)
    return letters


def _whole(numbers: Sequence[int], now: datetime) -> list[OpportunityAlert]:
    return list(alerts_due(now).filter(pk__in=numbers).select_related("person", "index_page"))


def _reachable(alerts: list[OpportunityAlert]) -> list[OpportunityAlert]:
    people = {alert.person_id: alert.person for alert in alerts}
    unreachable = reasons_why_not(list(people.values()), SUBSCRIPTION, ALERT) if people else {}
    return [alert for alert in alerts if alert.person_id not in unreachable]


def _write_letters(numbers: Sequence[int], lists: OpenLists, now: datetime) -> int:
    with transaction.atomic():
        people = OpportunityAlert.objects.filter(pk__in=numbers).values("person")
        list(Person.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk").values_list("pk"))
        new = list(new_for_each(_whole(numbers, now), lists))  # as it stands now that nobody else can tell them
        for alert, opportunities in new:
            _write_letter(alert, opportunities, now)
    return len(new)


def _write_letter(alert: OpportunityAlert, opportunities: list[OpenOne], now: datetime) -> None:
    key = f"{ALERT}-{alert.pk}-{opportunities[0].pk}-{now:%Y%m%d%H%M%S%f}"
    rows = [
        AlertedOpportunity(person_id=alert.person_id, page_id=each.pk, alert=alert, letter=key, told_at=now)
        for each in opportunities
    ]
    AlertedOpportunity.objects.bulk_create(
        rows,  # one may stand there from a letter that was called off
        update_conflicts=True,
        unique_fields=["person", "page"],
        update_fields=["alert", "letter", "told_at"],
    )
    name = str(AlertName(alert.pk))
    write_message(key, LETTER, person=alert.person, kind=SUBSCRIPTION, subscription=name)
