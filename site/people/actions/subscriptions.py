"""Switching subscriptions on and off: once, however often it is asked, and with the mail that was on its way."""

from django.db import transaction

from people.actions.consent import record_consent
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person
from people.subscriptions import kind_of, subscription_of

WAITING = (OutboxMessage.State.WAITING, OutboxMessage.State.HELD)


def end_subscription(person: Person, name: str, *, channel: str = ConsentEvent.Channel.WEB) -> bool:
    """Switch one subscription off and take back its mail that has not gone yet; returns whether it was on."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None:  # erased a moment ago
            return False
        was_on = _switch(locked, name, is_on=False, channel=channel, wording=None)
        waiting = OutboxMessage.objects.filter(person=locked, subscription=name, state__in=WAITING)
        waiting.update(state=OutboxMessage.State.CANCELLED)
    return was_on


def start_subscription(
    person: Person,
    name: str,
    *,
    channel: str = ConsentEvent.Channel.WEB,
    wording: ConsentWording | None = None,
) -> bool:
    """Switch one subscription on; returns whether it was off. `wording`: the words they read, where newer may exist.

    Who waits for a guardian switches nothing on: whatever became of the question, nobody would have agreed to it.
    """
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        return locked is not None and _switch(locked, name, is_on=True, channel=channel, wording=wording)


def _switch(person: Person, name: str, *, is_on: bool, channel: str, wording: ConsentWording | None) -> bool:
    kind, now = kind_of(name), subscription_of(person, name)
    if kind is None or now is None or now.is_on == is_on:
        return False
    if kind.switch:
        return kind.switch(person, name, is_on)
    about = wording or now.wording
    if about is None or (is_on and people_who_wait_for_a_guardian().filter(pk=person.pk).exists()):
        return False
    decision = ConsentEvent.Decision.GIVEN if is_on else ConsentEvent.Decision.WITHDRAWN
    record_consent(person, about, decision, channel=channel)
    return True
