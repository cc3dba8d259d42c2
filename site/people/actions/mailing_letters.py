"""Carries a mailing out: writes its letters into the outbox, delivers them turn by turn, and notices when it is done.

Every step may be repeated, cut off and run by several workers at once. A worker that writes holds the mailing's row,
and how far it got is stored in the transaction that stores its letters; a letter's key is unique as well; and of those
who deliver the same letter only one can claim it.
"""

import logging
import time
from datetime import timedelta

from django.db import Error as DatabaseProblem
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from people.mailing_audience import recipients
from people.mailing_progress import letters_of
from people.models import Mailing, OutboxMessage
from people.post.delivery import deliver_message

logger = logging.getLogger(__name__)

A_CHUNK = 500  # letters written in one transaction
A_HANDFUL = 50  # letters delivered before looking again at what is still owed
A_TURN = timedelta(seconds=30)  # then whatever else waits in the queue gets the worker
BEHIND_OTHER_POST = -50  # priority: who signs up during a big mailing gets their mail at once
STOPS_AFTER = 3  # failures one after the other: the mail server is away, and the outbox's own timer tries again

State = OutboxMessage.State


@task(priority=BEHIND_OTHER_POST)
def carry_on(mailing_pk: int) -> bool:
    """Write what is missing, deliver for one turn, and queue up again where more can go; returns whether it did."""
    while write_letters(mailing_pk):
        pass
    can_go_on = deliver_letters(mailing_pk)
    if can_go_on:
        carry_on.enqueue(mailing_pk)
    finish(mailing_pk)
    return can_go_on


def write_letters(mailing_pk: int) -> int:
    """Write the next letters of a mailing that is being sent; returns how many, 0 once all are written."""
    with transaction.atomic():
        mailing = _locked(mailing_pk, is_written=False)
        if mailing is None:
            return 0
        people = recipients(mailing).filter(pk__gt=mailing.last_person).order_by("pk")
        chunk = list(people.values_list("pk", "sign_up_pk", "subscription")[:A_CHUNK])
        OutboxMessage.objects.bulk_create(
            [_letter(mailing, *found) for found in chunk],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["key"],
        )
        mailing.last_person = chunk[-1][0] if chunk else mailing.last_person
        mailing.is_written = len(chunk) < A_CHUNK
        mailing.save(update_fields=["last_person", "is_written"])
    return len(chunk)


def deliver_letters(mailing_pk: int) -> bool:
    """Deliver what is due for the length of one turn; returns whether more could go at once.

    Stops with the mailing, and where the mail server takes nothing.
    """
    ends_at, failures = time.monotonic() + A_TURN.total_seconds(), 0
    while handful := _due(mailing_pk):
        for pk in handful:
            if time.monotonic() > ends_at:
                return True
            failures = 0 if deliver_message(pk) else failures + _has_failed(pk)
            if failures >= STOPS_AFTER:
                return False
    return False


def finish(mailing_pk: int) -> bool:
    """Call a mailing sent when nothing of it is on its way any more; letters held for a break do not keep it open."""
    with transaction.atomic():
        mailing = _locked(mailing_pk, is_written=True)
        if mailing is None or letters_of(mailing_pk).filter(state__in=(State.WAITING, State.SENDING)).exists():
            return False
        mailing.state = Mailing.State.SENT
        mailing.finished_at = timezone.now()
        mailing.save(update_fields=["state", "finished_at"])
    return True


def resume_mailings() -> int:
    """Go on where a worker was killed while it wrote, and finish what is done; returns how many mailings moved on.

    Delivering needs no help from here: the outbox's own timer delivers whatever is due.
    """
    under_way = Mailing.objects.filter(state=Mailing.State.SENDING).order_by("pk")
    return sum(_resume(pk) for pk in list(under_way.values_list("pk", flat=True)))


def _resume(mailing_pk: int) -> bool:
    written = 0
    try:
        while chunk := write_letters(mailing_pk):
            written += chunk
        return finish(mailing_pk) or written > 0
    except DatabaseProblem as error:  # one mailing that cannot go on does not hold up the others
        logger.error("A mailing could not go on: %s (mailing %s)", type(error).__name__, mailing_pk)
        return written > 0


def _locked(mailing_pk: int, *, is_written: bool) -> Mailing | None:
    """Return the mailing, held until the transaction ends; None where it is not (or no longer) at this step."""
    under_way = Mailing.objects.select_for_update(no_key=True).filter(state=Mailing.State.SENDING)
    return under_way.filter(pk=mailing_pk, is_written=is_written).first()


def _letter(mailing: Mailing, person_pk: int, sign_up_pk: int | None, subscription: str) -> OutboxMessage:
    return OutboxMessage(
        key=f"mailing-{mailing.pk}-{person_pk}",
        template=mailing.template,
        mailing=mailing,
        person_id=person_pk,
        sign_up_id=sign_up_pk,
        kind=OutboxMessage.Kind.SUBSCRIPTION if subscription else OutboxMessage.Kind.SERVICE,
        subscription=subscription,
    )


def _due(mailing_pk: int) -> list[int]:
    """Return the next letters that may go at this moment; none once the mailing was stopped."""
    due = letters_of(mailing_pk).filter(
        mailing__state=Mailing.State.SENDING, state=State.WAITING, due_at__lte=timezone.now()
    )
    return list(due.order_by("pk").values_list("pk", flat=True)[:A_HANDFUL])


def _has_failed(message_pk: int) -> bool:
    """Tell whether a letter that did not go is to be tried again; others were not needed, or are somebody else's."""
    return OutboxMessage.objects.filter(pk=message_pk, state=State.WAITING).exists()
