"""How far a mailing has got, counted in one query; the same figures are its result once it is over."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from people.models import Mailing, OutboxMessage

LETTER = "mailing"  # the mail whose words staff write, in people.post.mails; notices have mails of their own
STOPPED_BY_STAFF = "stopped"  # in OutboxMessage.last_error: taken back before it left

State = OutboxMessage.State


@dataclass(frozen=True)
class Progress:
    """How many letters are in which place."""

    sent: int
    failed: int
    held: int  # until the end of a break
    not_needed: int  # the person did not want it any more, left, or cannot be reached by now
    stopped: int
    under_way: int

    @property
    def total(self) -> int:
        """Return how many letters there are."""
        return self.done + self.under_way

    @property
    def done(self) -> int:
        """Return how many letters nothing more will happen to for now."""
        return self.sent + self.failed + self.held + self.not_needed + self.stopped


def letters_of(mailing_pk: int) -> QuerySet[OutboxMessage]:
    """Return the letters of a mailing; a test that staff send to themselves is to no person."""
    return OutboxMessage.objects.filter(mailing=mailing_pk, person__isnull=False)


def progress_of(mailing: Mailing) -> Progress:
    """Return the figures of this moment."""
    stopped = Q(last_error=STOPPED_BY_STAFF)
    if mailing.state == Mailing.State.STOPPED and mailing.finished_at:  # failed once, and would have gone again
        stopped |= Q(claimed_at__gte=mailing.finished_at)
    counted = letters_of(mailing.pk).aggregate(
        sent=Count("pk", filter=Q(state=State.SENT)),
        failed=Count("pk", filter=Q(state=State.FAILED)),
        held=Count("pk", filter=Q(state=State.HELD)),
        cancelled=Count("pk", filter=Q(state=State.CANCELLED)),
        stopped=Count("pk", filter=Q(state=State.CANCELLED) & stopped),
        under_way=Count("pk", filter=Q(state__in=(State.WAITING, State.SENDING))),
    )
    not_needed = counted.pop("cancelled") - counted["stopped"]
    return Progress(not_needed=not_needed, **counted)
