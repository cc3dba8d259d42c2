"""Mail to many and joined records: whoever was two people gets one letter of each mailing."""

from django.db.models import QuerySet

from people.models import Mailing, OutboxMessage, Person

State = OutboxMessage.State
STILL_TO_GO = (State.WAITING, State.HELD)
NEVER_GOES = (State.CANCELLED, State.FAILED)


def mailings_being_written() -> QuerySet[Mailing]:
    """Return the mailings whose letters are not all in the outbox yet; to be locked while records are joined."""
    return Mailing.objects.filter(state=Mailing.State.SENDING, is_written=False).order_by("pk")


def keep_one_letter_each(stays: Person, goes: Person) -> None:
    """Cancel the second of two letters, and keep one from being written later where the other record had one already.

    Runs before the letters of the record that goes are moved.
    """
    for mailing in Mailing.objects.filter(messages__person=goes).distinct():
        own = OutboxMessage.objects.filter(mailing=mailing, person=stays)
        other = OutboxMessage.objects.filter(mailing=mailing, person=goes)
        if not own.exists():
            _close_place(mailing, stays)
        elif own.exclude(state__in=NEVER_GOES).exists():
            has_gone = other.exclude(state__in=(*STILL_TO_GO, *NEVER_GOES)).exists()
            (own if has_gone else other).filter(state__in=STILL_TO_GO).update(state=State.CANCELLED)


def _close_place(mailing: Mailing, stays: Person) -> None:
    """Take the key of the letter that would be written for the record that stays when its turn comes."""
    if mailing.is_written or mailing.last_person >= stays.pk:
        return
    OutboxMessage.objects.create(
        key=f"mailing-{mailing.pk}-{stays.pk}", template="mailing", mailing=mailing, person=stays, state=State.CANCELLED
    )
