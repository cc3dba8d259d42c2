"""Writing to the outbox: the one way in which mail comes about. Delivery is people.post.delivery."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from people.models import GuardianAgreement, OutboxMessage, Person, SignUp
from people.tasks import deliver_outbox_message


def write_message(
    key: str,
    template: str,
    *,
    person: Person | None = None,
    sign_up: SignUp | None = None,
    guardian: GuardianAgreement | None = None,
    team_address: str = "",
    kind: str = OutboxMessage.Kind.SERVICE,
    subscription: str = "",
) -> None:
    """Owe one mail, in the transaction of whatever it tells about, and ask the queue to deliver it once that holds.

    The same key a second time owes nothing more. One statement, so that two requests at one moment cannot both win.
    `template` is the name of a mail in people.post.mails; `subscription` is what one click in it would end.
    """
    message = OutboxMessage(
        key=key,
        template=template,
        person=person,
        sign_up=sign_up,
        guardian=guardian,
        team_address=team_address,
        kind=kind,
        subscription=subscription,
    )
    OutboxMessage.objects.bulk_create([message], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    # Robust: where the queue cannot be reached the timer delivers, and the person's own request has not failed.
    transaction.on_commit(partial(deliver_outbox_message.enqueue, message.pk), robust=True)


def release_held(person: Person) -> int:
    """Let the mail go that waited for the end of somebody's break; returns how many letters that are."""
    now = timezone.now()
    held = OutboxMessage.objects.filter(person=person, state=OutboxMessage.State.HELD)
    return held.update(state=OutboxMessage.State.WAITING, due_at=now, owed_since=now)
