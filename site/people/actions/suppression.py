"""Acts once on what mail providers report, and lets staff settle it: who cannot be mailed is rung."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import User
from people.actions.subscriptions import end_subscription
from people.audit import CHANGED, write_down
from people.delivery_reports import DeliveryNotice, Meaning
from people.models import ConsentEvent, DeliveryReport, GuardianAgreement, OutboxMessage, Person, Suppression
from people.post.mails import Reader, mail_named
from people.subscriptions import NEWS
from people.tokens import digest_of
from people.unreached import CAME_BACK, TO_PEOPLE, TOLD_ANOTHER_WAY, untold_messages

Reason = Suppression.Reason
State = OutboxMessage.State


def hear(notice: DeliveryNotice) -> bool:
    """Act on one report; returns whether it changed anything.

    The same report again changes nothing, and neither does one from before staff settled the matter. A report about
    somebody we do not know leaves no trace.
    """
    with transaction.atomic():
        message = _message(notice)
        person = _person(notice, message)
        if (message is None and person is None) or not _is_new(notice, person):
            return False
        if message and notice.is_lost:
            _take_back(message)
        if person:
            _act(notice, person, message)
    return True


def settle(person: Person, *, told: Collection[int], by: User) -> bool:
    """Write down that staff reached somebody another way: mail may go again, and these messages need not.

    `told`: the numbers of the messages that were read out; one that failed meanwhile stays on the list. Returns False
    where there was nothing to settle.
    """
    with transaction.atomic():
        # Whoever it was heard of: the address is free again, or the words on the button would be untrue.
        guardians = GuardianAgreement.objects.filter(sign_up__person=person).values_list("email", flat=True)
        digests = [digest_of(address) for address in {person.email or "", *guardians} if address]
        stopped = Suppression.objects.filter(Q(person=person) | Q(address_digest__in=digests), lifted_at__isnull=True)
        lifted = stopped.update(lifted_at=timezone.now(), lifted_by=by)
        read_out = untold_messages([person]).filter(pk__in=told)
        settled = read_out.update(state=State.CANCELLED, last_error=TOLD_ANOTHER_WAY)
        if not lifted and not settled:
            return False
        write_down(CHANGED, user=by, person=person, what="reached another way")
    return True


def _message(notice: DeliveryNotice) -> OutboxMessage | None:
    whole = OutboxMessage.objects.select_related("person", "guardian__sign_up__person")
    return whole.filter(pk=notice.message_pk).first() if notice.message_pk else None


def _person(notice: DeliveryNotice, message: OutboxMessage | None) -> Person | None:
    """Return whose mail it was; where the provider does not say which mail, whose address it is now."""
    mail = mail_named(message.template) if message else None
    if message and mail and mail.reader in TO_PEOPLE:
        return message.person or (message.guardian.sign_up.person if message.guardian else None)
    return Person.objects.filter(email=notice.address).first() if notice.address else None


def _is_new(notice: DeliveryNotice, person: Person | None) -> bool:
    _report, is_new = DeliveryReport.objects.get_or_create(
        event_digest=notice.digest, defaults={"kind": notice.meaning.value, "person": person}
    )
    return is_new


def _act(notice: DeliveryNotice, person: Person, message: OutboxMessage | None) -> None:
    if notice.meaning is Meaning.WAY_OUT and not _is_to_guardian(message):
        name = (message.subscription if message else "") or NEWS
        end_subscription(person, name, channel=ConsentEvent.Channel.MAIL)
    elif notice.meaning is Meaning.ADDRESS_IS_DEAD:
        _suppress(notice, person, message, Reason.BOUNCED)
    elif notice.meaning is Meaning.COMPLAINT:
        _suppress(notice, person, message, Reason.COMPLAINED)


def _suppress(notice: DeliveryNotice, person: Person, message: OutboxMessage | None, reason: str) -> None:
    address = notice.address or _address(person, message)
    digest = digest_of(address)
    if not address or (notice.is_dated and _was_settled_since(person, digest, notice.happened_at)):
        return
    stopped, is_new = Suppression.objects.get_or_create(
        person=person,
        address_digest=digest,
        lifted_at=None,
        defaults={"reason": reason, "happened_at": notice.happened_at},
    )
    if not is_new and reason == Reason.BOUNCED != stopped.reason:  # a dead address weighs more: it stops all mail
        stopped.reason = reason
        stopped.save(update_fields=["reason"])


def _was_settled_since(person: Person, digest: str, moment: datetime) -> bool:
    return Suppression.objects.filter(person=person, address_digest=digest, lifted_at__gte=moment).exists()


def _address(person: Person, message: OutboxMessage | None) -> str:
    if message and message.guardian and _is_to_guardian(message):
        return message.guardian.email
    return person.email or ""


def _is_to_guardian(message: OutboxMessage | None) -> bool:
    mail = mail_named(message.template) if message else None
    return mail is not None and mail.reader is Reader.GUARDIAN


def _take_back(message: OutboxMessage) -> None:
    """Write down that a mail which had left did not arrive; its person has not been told."""
    OutboxMessage.objects.filter(pk=message.pk, state=State.SENT).update(state=State.FAILED, last_error=CAME_BACK)
