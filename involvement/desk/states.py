"""Which opportunities are in which state, said to the database: the same rules as involvement.states, for lists."""

from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from involvement.models import OpportunityPage, OpportunitySession
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.owing import without_words
from involvement.states import OpportunityState as State
from people.models import SignUp


def pages_in_state(
    pages: OpportunityQuerySet, state: str, moment: datetime, closing_soon_days: int
) -> QuerySet[OpportunityPage]:
    """Return those in this state at this moment; an unknown word changes nothing."""
    if state == State.DRAFT:
        return pages.not_live()
    live = pages.live()
    if state == State.CANCELLED:
        return live.filter(cancelled_at__isnull=False)
    if state in (State.CLOSED, State.AWAITING_OUTCOME, State.OUTCOME_GIVEN):
        return _after_closing(live, state, moment)
    if state == State.UPCOMING:
        return live.filter(opens_at__gt=moment, closes_at__gt=moment, cancelled_at__isnull=True)
    if state in (State.OPEN, State.CLOSING_SOON, State.FULL):
        return _open(live, state, moment, closing_soon_days)
    return pages


def pages_that_owe_an_answer(pages: OpportunityQuerySet, moment: datetime) -> QuerySet[OpportunityPage]:
    """Return those for which involvement.owing.outcome_owed has an answer that is owed."""
    closed = pages.live().filter(closes_at__lte=moment, cancelled_at__isnull=True)
    return closed.filter(without_words(), outcome_page__isnull=True)


def _after_closing(live: OpportunityQuerySet, state: str, moment: datetime) -> QuerySet[OpportunityPage]:
    closed = live.filter(Q(closes_at__isnull=True) | Q(closes_at__lte=moment), cancelled_at__isnull=True)
    silent = Q(outcome_page__isnull=True) & without_words()
    if state == State.OUTCOME_GIVEN:
        return closed.exclude(silent)
    ahead = Exists(OpportunitySession.objects.filter(page=OuterRef("pk"), ends_at__gt=moment))
    return closed.filter(silent, ahead if state == State.CLOSED else ~ahead)


def _open(live: OpportunityQuerySet, state: str, moment: datetime, days: int) -> QuerySet[OpportunityPage]:
    held = SignUp.objects.filter(place_in=OuterRef("translation_key")).order_by().values("place_in")
    taken = Coalesce(held.annotate(number=Count("pk")).values("number"), 0)
    is_full = Q(capacity__isnull=False, capacity__lte=F("places_held"))
    opened = live.open_at(moment).annotate(places_held=taken)
    if state == State.FULL:
        return opened.filter(is_full)
    soon = live.closing_soon_at(moment, days).values("pk")
    with_places = opened.exclude(is_full)
    return with_places.filter(pk__in=soon) if state == State.CLOSING_SOON else with_places.exclude(pk__in=soon)
