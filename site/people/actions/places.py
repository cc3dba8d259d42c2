"""Who gets a place: what follows once nothing stands between somebody and taking part."""

from datetime import datetime
from itertools import count
from uuid import UUID

from django.db import IntegrityError, transaction
from wagtail.models import Page

from core.models import User
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import Place, change_state
from people.models import SignUp
from people.places_taken import free_numbers
from people.subjects import SignUpBriefing
from people.waiting import who_can_be_offered

HOLDS = (SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.OFFERED)


def lock_thing(page_pk: int) -> Page | None:
    """Lock a page and its translations until the transaction ends; returns the page, None where it is gone.

    Everybody locks them first and in one order, so that each can wait for the other.
    """
    thing = Page.objects.filter(pk=page_pk).values("translation_key")
    pages = Page.objects.select_for_update(no_key=True).filter(translation_key__in=thing).order_by("pk")
    return next((page for page in list(pages) if page.pk == page_pk), None)


def take_place(
    sign_up: SignUp,
    *,
    to_state: str,
    capacity: int | None,
    by: User | None,
    now: datetime,
    offer_ends_at: datetime | None = None,
) -> bool:
    """Move a sign-up to ACTIVE or OFFERED with the lowest free place; returns False where none is free.

    Where places are not counted (`capacity` is None) everybody gets one, without a number; who holds one keeps it. The
    database itself refuses a number that somebody else has got meanwhile; then the next is tried. `offer_ends_at` is
    for OFFERED, and later than `now`. Raises ImpossibleChange where the state cannot follow.
    """
    if offer_ends_at is not None and offer_ends_at <= now:
        return False
    with transaction.atomic():
        page = lock_thing(sign_up.page_id)
        if page is None:
            return False
        if capacity is None or sign_up.place:
            change_state(sign_up, to_state, by=by, offer_ends_at=offer_ends_at)
            return True
        number_holders(page.translation_key)
        for number in free_numbers(page.translation_key, capacity):
            place = Place(number, page.translation_key)
            try:
                with transaction.atomic():
                    change_state(sign_up, to_state, by=by, place=place, offer_ends_at=offer_ends_at)
            except IntegrityError:
                continue
            return True
    return False


def number_holders(thing: UUID) -> int:
    """Number the places of those who took part before places were counted; returns how many that were.

    Nobody loses a place by it: where there are more people than places, the numbers go on. The thing must be locked.
    """
    holders = SignUp.objects.filter(page__translation_key=thing, state__in=HOLDS, place__isnull=True)
    unnumbered = list(holders.order_by("confirmed_at", "pk").values_list("pk", flat=True))
    if not unnumbered:
        return 0
    taken = set(SignUp.objects.filter(place_in=thing).values_list("place", flat=True))
    free = (number for number in count(1) if number not in taken)
    for pk, number in zip(unnumbered, free, strict=False):  # the numbers never end
        SignUp.objects.filter(pk=pk).update(place=number, place_in=thing)
    return len(unnumbered)


def give_place(sign_up: SignUp, briefing: SignUpBriefing, letter: str, *, by: User | None, now: datetime) -> None:
    """Give a place, a place on the waiting list or a place before the team, and tell the person and the team.

    The caller holds the row of the page, so that of two people who come at one moment one gets the last place.
    """
    _settle(sign_up, briefing, by, now)
    tell_person(sign_up, letter, now)
    tell_team(sign_up, "team_new", now)


def _settle(sign_up: SignUp, briefing: SignUpBriefing, by: User | None, now: datetime) -> None:
    """Move to the state that follows; a free place goes to those who wait, before it goes to somebody new."""
    if sign_up.place:  # kept for them while a guardian was asked
        change_state(sign_up, SignUp.State.ACTIVE, by=by)
    elif briefing.decided_by_team:
        change_state(sign_up, SignUp.State.AWAITING_TEAM, by=by)
    elif _others_come_first(sign_up, briefing) or not take_place(
        sign_up, to_state=SignUp.State.ACTIVE, capacity=briefing.capacity, by=by, now=now
    ):
        change_state(sign_up, SignUp.State.WAITING_LIST, by=by)


def _others_come_first(sign_up: SignUp, briefing: SignUpBriefing) -> bool:
    if briefing.capacity is None:
        return False
    return who_can_be_offered(sign_up.page.translation_key).exclude(pk=sign_up.pk).exists()
