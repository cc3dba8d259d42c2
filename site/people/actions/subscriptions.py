"""Switching subscriptions on and off: once, however often it is asked, and with the mail that was on its way."""

from django.db import transaction
from django.utils import timezone

from people.actions.consent import record_consent
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person
from people.subscriptions import Press, kind_of, subscription_of, subscriptions_of

WAITING = (OutboxMessage.State.WAITING, OutboxMessage.State.HELD)


def end_subscription(person: Person, name: str, *, channel: str = ConsentEvent.Channel.WEB) -> bool:
    """Switch one subscription off and take back its mail that has not gone yet; returns whether it was on."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None:  # erased a moment ago
            return False
        was_on = _switch(locked, Press(name, is_on=False, channel=channel))
        waiting = OutboxMessage.objects.filter(person=locked, subscription=name, state__in=WAITING)
        waiting.update(state=OutboxMessage.State.CANCELLED)
    return was_on


def end_every_subscription(person: Person, *, channel: str = ConsentEvent.Channel.WEB) -> int:
    """Switch everything off that somebody gets by mail because they asked for it; returns how much was on."""
    names = [subscription.name for subscription in subscriptions_of(person) if subscription.is_on]
    return sum(end_subscription(person, name, channel=channel) for name in names)


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
        return locked is not None and _switch(locked, Press(name, is_on=True, channel=channel, wording=wording))


def confirm_subscription(person: Person, name: str, *, wording: ConsentWording | None = None) -> bool:
    """Switch on what the link in a mail was about; returns whether it was off. The mail has proved the address too."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk, email__isnull=False).first()
        if locked is None:
            return False
        if locked.email_confirmed_at is None:
            locked.email_confirmed_at = timezone.now()
            locked.save(update_fields=["email_confirmed_at"])
        return _switch(locked, Press(name, is_on=True, channel=ConsentEvent.Channel.MAIL, wording=wording))


def _switch(person: Person, press: Press) -> bool:
    kind, now = kind_of(press.name), subscription_of(person, press.name)
    if kind is None or now is None or now.is_on == press.is_on:
        return False
    if press.is_on and people_who_wait_for_a_guardian().filter(pk=person.pk).exists():
        return False
    if kind.switch:
        return kind.switch(person, press)
    about = press.wording or now.wording
    if about is None:
        return False
    decision = ConsentEvent.Decision.GIVEN if press.is_on else ConsentEvent.Decision.WITHDRAWN
    record_consent(person, about, decision, channel=press.channel)
    return True
