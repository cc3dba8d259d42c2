"""Being forgotten: a request is written down at once, the queue erases in one transaction, a receipt goes last."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from core.deadlocks import again_after_deadlock
from core.models import User
from people import audit
from people.actions.offers import fill_soon
from people.models import Erasure, OutboxMessage, Person, SignUp
from people.reaching import why_suppressed
from people.registry import stores_to_erase
from people.storage import overwrite_what_was_deleted
from people.tasks import deliver_outbox_message
from people.tokens import digest_of

RECEIPT = "erased_receipt"
A_ROUND = 20  # people a tick: other timers get their turn
State = OutboxMessage.State

logger = logging.getLogger(__name__)


@again_after_deadlock
def request_erasure(person: Person, *, cause: str, by: User | None = None) -> Erasure:
    """Write down that a person is to be erased, stop their mail, and ask the queue to do it; once, however often asked.

    Raises Person.DoesNotExist where they are gone already.
    """
    with transaction.atomic():
        erasure = _request(person, cause, by)
        # Robust: where the queue cannot be reached, the timer erases.
        transaction.on_commit(partial(erase_as_requested.enqueue, erasure.pk), robust=True)
    return erasure


@again_after_deadlock
def erase_now(person: Person, *, cause: str, by: User | None = None, with_receipt: bool = True) -> Erasure:
    """Erase a person without waiting for the queue; raises Person.DoesNotExist where they are gone already."""
    with transaction.atomic():
        erasure = _request(person, cause, by)
        erase(erasure.pk, with_receipt=with_receipt)
    erasure.refresh_from_db()
    return erasure


def _request(person: Person, cause: str, by: User | None) -> Erasure:
    list(SignUp.objects.select_for_update(of=("self",)).filter(person=person).values_list("pk"))
    locked = Person.objects.select_for_update().get(pk=person.pk)
    facts = {"person_digest": digest_of_person(locked), "cause": cause, "asked_by": by}
    erasure, _is_new = Erasure.objects.get_or_create(person=locked, defaults=facts)
    OutboxMessage.objects.filter(person=locked, state__in=(State.WAITING, State.HELD)).update(state=State.CANCELLED)
    return erasure


def digest_of_person(person: Person) -> str:
    """Return what proves later that it was this person who was erased, to whoever asks with the same address."""
    return digest_of(person.email or person.phone or person.reach_key or f"person {person.pk}")


@task()
def erase_as_requested(erasure_pk: int) -> bool:
    """Erase whom one request is about; running it twice erases once."""
    return erase(erasure_pk)


def erase_all_requested() -> int:
    """Erase those whose request the queue has lost, some at a time; returns how many that were."""
    waiting = Erasure.objects.filter(done_at__isnull=True).order_by("pk").values_list("pk", flat=True)
    return sum(_erased_if_possible(pk) for pk in list(waiting[:A_ROUND]))


def _erased_if_possible(erasure_pk: int) -> bool:
    try:
        return erase(erasure_pk)
    except Exception:  # whatever is wrong with one, the others are owed it too
        logger.exception("A person could not be erased (request %s)", erasure_pk)
        return False


@again_after_deadlock
def erase(erasure_pk: int, *, with_receipt: bool = True) -> bool:
    """Erase the person of a request from every store, in one transaction; returns False where it was done before.

    A worker that is killed meanwhile has erased nothing, and the timer begins afresh.
    """
    with transaction.atomic():
        person = _locked_person(erasure_pk)
        erasure = Erasure.objects.select_for_update(of=("self",)).filter(pk=erasure_pk, done_at__isnull=True).first()
        if erasure is None:
            return False
        to = _receipt_address(erasure, person) if person and with_receipt else ""
        places = _pages_with_a_place(person)
        erased = _erase_everywhere(person) if person else {}
        _write_down(erasure, person, erased)
        if person and to:
            _owe_receipt(erasure, to, person.language)
        for page_pk in places:
            fill_soon(page_pk)
        transaction.on_commit(overwrite_what_was_deleted, robust=True)
    return True


def _locked_person(erasure_pk: int) -> Person | None:
    """Return whom a request is about; their sign-ups are locked before them, as every other action does it."""
    pk = Erasure.objects.filter(pk=erasure_pk).values_list("person", flat=True).first() or 0
    list(SignUp.objects.select_for_update(of=("self",)).filter(person=pk).values_list("pk"))
    return Person.objects.select_for_update().filter(pk=pk).first()


def _pages_with_a_place(person: Person | None) -> list[int]:
    """Return the pages on which a place becomes free with this person."""
    held = SignUp.objects.filter(person=person, place__isnull=False) if person else SignUp.objects.none()
    return list(held.order_by("page").values_list("page", flat=True))


def _erase_everywhere(person: Person) -> dict[str, int]:
    counts = {store.name: store.erase(person) for store in stores_to_erase()}
    return {name: count for name, count in counts.items() if count}


def _write_down(erasure: Erasure, person: Person | None, erased: dict[str, int]) -> None:
    erasure.person = None
    erasure.done_at = timezone.now()
    erasure.erased = erased
    erasure.save(update_fields=["person", "done_at", "erased"])
    if person:
        audit.write_down(audit.ERASED, user=erasure.asked_by, person=person, cause=erasure.cause)


def _receipt_address(erasure: Erasure, person: Person) -> str:
    """Return where the receipt goes: nowhere where mail comes back, or where nobody is waiting for it."""
    if erasure.cause == Erasure.Cause.KEPT_LONG_ENOUGH or not person.email or why_suppressed(person.email):
        return ""
    return person.email


def _owe_receipt(erasure: Erasure, address: str, language: str) -> None:
    """Owe the last mail; its address is emptied as soon as it is sent or given up (people.post.delivery)."""
    receipt = OutboxMessage.objects.create(
        key=_receipt_key(erasure), template=RECEIPT, receipt_address=address, receipt_language=language
    )
    transaction.on_commit(partial(deliver_outbox_message.enqueue, receipt.pk), robust=True)


def receipt_of(erasure: Erasure) -> OutboxMessage | None:
    """Return the receipt of an erasure where one is owed or was sent."""
    return OutboxMessage.objects.filter(key=_receipt_key(erasure)).first()


def cancel_receipt(receipt: OutboxMessage) -> bool:
    """Give a receipt up and forget its address; returns False where a worker is sending it at this moment."""
    owed = OutboxMessage.objects.filter(pk=receipt.pk).exclude(state=State.SENDING)
    return bool(owed.update(state=State.CANCELLED, receipt_address="", receipt_language=""))


def _receipt_key(erasure: Erasure) -> str:
    return f"erased-{erasure.pk}"
