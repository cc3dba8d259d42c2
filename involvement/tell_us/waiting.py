"""What people told us and nobody has answered."""

from datetime import datetime

from django.db.models import Q, QuerySet

from involvement.models import TellUsMessage
from involvement.tell_us.moves import LEFT_OUT, WAITING
from people.models import Person


def in_queue() -> QuerySet[TellUsMessage]:
    """Return what is in the main queue, whatever its state: all but what was set aside."""
    return TellUsMessage.objects.exclude(state__in=LEFT_OUT)


def left_out() -> QuerySet[TellUsMessage]:
    """Return what the site set aside, and what a moderator called spam."""
    return TellUsMessage.objects.filter(state__in=LEFT_OUT)


def unanswered_tellings(now: datetime) -> QuerySet[TellUsMessage]:
    """Return what waits for us at this moment, the oldest first.

    Who gave an email address and has not confirmed it is waited for; who is to be rung or written to waits for us.
    """
    by_mail = Q(pending__has_key="email")
    waiting = TellUsMessage.objects.filter(state__in=WAITING, came_at__lte=now)
    return waiting.exclude(by_mail).select_related("directorate", "person").order_by("came_at", "pk")


def contact_never_confirmed(before: datetime) -> QuerySet[TellUsMessage]:
    """Return messages whose contact nobody has confirmed: by mail for so long, or at all once it was settled."""
    unconfirmed = TellUsMessage.objects.filter(confirmed_at__isnull=True).exclude(reach_by="")
    by_mail = Q(reach_by=Person.Channel.EMAIL, came_at__lt=before)
    over = ~Q(state__in=(*WAITING, TellUsMessage.State.ESCALATED)) & Q(moved_at__lt=before)
    return unconfirmed.filter(by_mail | over).exclude(state__in=LEFT_OUT)
