"""Whether we may contact somebody about what they told us: confirmed by their own button, or by staff who rang them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.models import User
from involvement.actions.tell_us_log import write_entry
from involvement.models import TellUsEntry, TellUsMessage
from involvement.tell_us.naming import number_in
from people.actions.consent import record_consent
from people.models import ConsentEvent, ConsentWording, Person
from people.subscriptions import Press

Given, Withdrawn = ConsentEvent.Decision.GIVEN, ConsentEvent.Decision.WITHDRAWN


def switch_telling(person: Person, press: Press) -> bool:
    """Switch on or off that we may contact somebody about one message; runs while the person's row is held."""
    number = number_in(press.name)
    message = TellUsMessage.objects.filter(pk=number, person=person).first() if number else None
    if message is None or message.contact_wording is None:
        return False
    if not press.is_on:
        _stop(person, message, press.channel)
    elif message.confirmed_at:
        TellUsMessage.objects.filter(pk=message.pk).update(may_contact=True)
        record_consent(person, press.wording or message.contact_wording, Given, channel=press.channel)
    else:
        _confirm(message, person, press.channel, by=None)
    return True


def confirm_contact_by_staff(message: TellUsMessage, *, channel: str, by: User, seen: dict[str, str]) -> bool:
    """Write down that somebody said by phone or on paper that we may contact them; False where that was done before.

    `seen` is what staff read out; what arrived meanwhile is not what was agreed to.
    """
    if channel not in (ConsentEvent.Channel.PHONE, ConsentEvent.Channel.PAPER):
        raise ValueError("Staff write down what was said by phone or on paper only.")
    with transaction.atomic():
        person = Person.objects.select_for_update(no_key=True).filter(tellings=message.pk).first()
        locked = TellUsMessage.objects.select_for_update(of=("self",)).filter(pk=message.pk).first()
        if person is None or locked is None or not locked.pending or locked.pending != seen:
            return False
        _confirm(locked, person, channel, by=by)
        write_entry(locked, TellUsEntry.Kind.CONTACT, by=by)
    return True


def take_back_publishing(message: TellUsMessage, *, by: User) -> bool:
    """Write down that whoever told us this does not want it published any more; False where they never did."""
    with transaction.atomic():
        locked = TellUsMessage.objects.select_for_update(of=("self",)).filter(pk=message.pk, may_publish=True).first()
        if locked is None:
            return False
        locked.may_publish = False
        locked.save(update_fields=["may_publish"])
        write_entry(locked, TellUsEntry.Kind.PRIVATE, by=by)
        if locked.person and locked.publish_wording and locked.confirmed_at:
            told_by = ConsentEvent.Channel.PHONE
            record_consent(locked.person, locked.publish_wording, Withdrawn, channel=told_by, recorded_by=by)
    return True


def forget_contact(messages: list[int]) -> int:
    """Forget how to reach whoever told us these, which nobody has confirmed; the words stay, and are anonymous now."""
    unconfirmed = TellUsMessage.objects.filter(pk__in=messages, confirmed_at__isnull=True)
    return unconfirmed.update(person=None, pending={}, reach_by="", contact_wording=None)


def _confirm(message: TellUsMessage, person: Person, channel: str, by: User | None) -> None:
    now = timezone.now()
    _write_person(person, message, now)
    message.pending, message.confirmed_at, message.may_contact = {}, now, True
    message.save(update_fields=["pending", "confirmed_at", "may_contact"])
    for wording in (message.contact_wording, message.publish_wording):
        if wording:
            record_consent(person, wording, Given, channel=channel, recorded_by=by, happened_at=now)


def _write_person(person: Person, message: TellUsMessage, now: datetime) -> None:
    """Write what was typed where nothing stands yet: a message changes nothing of somebody we know already."""
    changed = []
    for field in ("name", "phone", "address"):
        typed = message.pending.get(field, "")
        if typed and not getattr(person, field):
            setattr(person, field, typed)
            changed.append(field)
    if changed:
        person.save(update_fields=changed)


def _stop(person: Person, message: TellUsMessage, channel: str) -> None:
    TellUsMessage.objects.filter(pk=message.pk).update(may_contact=False)
    others = TellUsMessage.objects.filter(person=person, may_contact=True)
    wording = message.contact_wording
    if wording and wording.purpose == ConsentWording.Purpose.TELL_US and not others.exists():
        record_consent(person, wording, Withdrawn, channel=channel)
