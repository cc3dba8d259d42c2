"""Post that is over: letters, who got which mailing, reports of mail providers."""

from datetime import datetime, timedelta

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from people.models import DeliveryReport, Mailing, OutboxMessage, Suppression

State = OutboxMessage.State
OVER = (State.SENT, State.CANCELLED, State.FAILED)


def letters(moment: datetime, days: int) -> QuerySet[OutboxMessage]:
    """Return letters to one person that were sent or given up."""
    single = OutboxMessage.objects.filter(mailing__isnull=True, state__in=OVER)
    closed = single.annotate(last_change=Coalesce(F("sent_at"), F("due_at")))
    return closed.filter(last_change__lt=moment - timedelta(days=days))


def who_got_a_mailing(moment: datetime, days: int) -> QuerySet[OutboxMessage]:
    """Return the letters of mailings that ended."""
    finished = (Mailing.State.SENT, Mailing.State.STOPPED)
    return OutboxMessage.objects.filter(
        person__isnull=False,
        state__in=OVER,
        mailing__state__in=finished,
        mailing__finished_at__lt=moment - timedelta(days=days),
    )


def forget_who_got_it(moment: datetime, days: int) -> int:
    """Keep how many letters went out, and forget to whom."""
    number = Concat(Value("purged-"), Cast(F("pk"), CharField()))
    return who_got_a_mailing(moment, days).update(person=None, sign_up=None, key=number)


def delivery_reports(moment: datetime, days: int) -> QuerySet[DeliveryReport]:
    """Return what mail providers told so long ago that they will not tell it again."""
    return DeliveryReport.objects.filter(heard_at__lt=moment - timedelta(days=days))


def settled_suppressions(moment: datetime, days: int) -> QuerySet[Suppression]:
    """Return addresses that could not be reached, and about which staff have settled something since."""
    return Suppression.objects.filter(lifted_at__lt=moment - timedelta(days=days))
