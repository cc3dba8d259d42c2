"""What people told in order to take part: forms never confirmed, answers, sign-ups, guardians' agreements."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from people.models import GuardianAgreement, OutboxMessage, SignUp
from people.retention.ends import OVER, either, pages_over, sign_ups_over

Agreement = GuardianAgreement.State
UNSENT = (OutboxMessage.State.WAITING, OutboxMessage.State.HELD, OutboxMessage.State.SENDING)
NEVER_CAME_ABOUT = (SignUp.State.UNCONFIRMED, SignUp.State.EXPIRED)


def never_confirmed(moment: datetime, days: int) -> QuerySet[SignUp]:
    """Return sign-ups that came to nothing; who still waits to be rung is kept until the thing itself is over."""
    came_to_nothing = SignUp.objects.filter(state__in=NEVER_CAME_ABOUT)
    last_change = Coalesce(Max("events__happened_at"), "confirmation_asked_at", "created_at")
    emptied = came_to_nothing.filter(pending={}).annotate(last_change=last_change)
    old = emptied.filter(last_change__lt=moment - timedelta(days=days))
    return came_to_nothing.filter(either(Q(page__in=pages_over(came_to_nothing, moment, days)), old))


def answers(moment: datetime, days: int) -> QuerySet[SignUp]:
    """Return sign-ups with answers to a thing that is over; of one that goes on, only of those who left it."""
    told = SignUp.objects.exclude(answers=[], how_heard="", pending={}, kind_words="").exclude(
        state__in=NEVER_CAME_ABOUT
    )
    over = pages_over(told, moment, days, as_promised=True)
    return told.filter(either(Q(page__in=over), sign_ups_over(moment, days)))


def forget_answers(moment: datetime, days: int) -> int:
    """Empty the answers, and keep that somebody took part."""
    return answers(moment, days).update(answers=[], how_heard="", pending={}, kind_words="")


def ended(moment: datetime, days: int) -> QuerySet[SignUp]:
    """Return sign-ups for a thing that is over, or that the person left; mail that is still owed about one keeps it."""
    confirmed = SignUp.objects.exclude(state__in=NEVER_CAME_ABOUT)
    over = Q(page__in=pages_over(confirmed, moment, days))
    owed = OutboxMessage.objects.filter(sign_up=OuterRef("pk"), state__in=UNSENT)
    return confirmed.filter(either(over, sign_ups_over(moment, days))).exclude(Exists(owed))


def guardian_agreements(moment: datetime, days: int) -> QuerySet[GuardianAgreement]:
    """Return agreements that were refused, ran out or were withdrawn, of young people who do not take part."""
    no = (Agreement.REFUSED, Agreement.EXPIRED, Agreement.WITHDRAWN)
    answered = GuardianAgreement.objects.annotate(last_change=Coalesce(F("answered_at"), F("asked_at")))
    return answered.filter(
        state__in=no,
        sign_up__state__in=(*OVER, *NEVER_CAME_ABOUT),
        last_change__lt=moment - timedelta(days=days),
    )
