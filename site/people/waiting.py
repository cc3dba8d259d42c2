"""The waiting list of a thing: one line for a page and its translations, who came first stands first."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from people.models import Erasure, SignUp

_SINCE = Coalesce("waiting_since", "created_at")


def line_of(thing: UUID) -> QuerySet[SignUp]:
    """Return everybody who waits for a place, in the order in which places are offered."""
    return _waiting().filter(page__translation_key=thing).order_by(_SINCE, "pk")


def who_can_be_offered(thing: UUID) -> QuerySet[SignUp]:
    """Return those of the line to whom a free place is offered now.

    Who takes a break keeps their place in the line: an offer would run out while we leave them in peace.
    """
    to_be_erased = Erasure.objects.filter(person=OuterRef("person"), done_at__isnull=True)
    return line_of(thing).filter(~Exists(to_be_erased), person__paused_at__isnull=True)


def numbers_in_line(sign_ups: Iterable[SignUp]) -> dict[int, int]:
    """Return which number in line each of these is that waits, by primary key; one query however many there are."""
    waiting = [sign_up.pk for sign_up in sign_ups if sign_up.state == SignUp.State.WAITING_LIST]
    if not waiting:
        return {}
    is_before = Q(since__lt=OuterRef("since")) | Q(since=OuterRef("since"), pk__lt=OuterRef("pk"))
    before = _waiting().filter(is_before, page__translation_key=OuterRef("page__translation_key"))
    counted = before.order_by().values("page__translation_key").annotate(number=Count("pk")).values("number")
    own = _waiting().filter(pk__in=waiting).annotate(before=Coalesce(Subquery(counted), 0))
    return {pk: number + 1 for pk, number in own.values_list("pk", "before")}


def _waiting() -> QuerySet[SignUp]:
    return SignUp.objects.filter(state=SignUp.State.WAITING_LIST).alias(since=_SINCE)
