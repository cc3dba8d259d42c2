"""Offers of a place: made, accepted, ended when nobody answers, and passed on to the next person in line."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from people.actions.agreement_ends import end_agreement_to_take_part
from people.actions.places import lock_thing, number_holders, take_place
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import change_state
from people.guardianship import lacks_agreement
from people.models import SignUp
from people.offers import briefing_to_offer, gets_own_links, is_open, is_past, offer_end, reads_offers
from people.places_taken import has_room, places_taken
from people.subjects import SignUpBriefing, SignUpSubject
from people.waiting import who_can_be_offered

State = SignUp.State
MAY_BE_OFFERED = (State.WAITING_LIST, State.AWAITING_TEAM)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """One sign-up with its page, both locked until the transaction ends."""

    sign_up: SignUp
    page: Page


def offer_place(sign_up: SignUp, *, by: User | None, now: datetime | None = None) -> bool:
    """Offer a free place to somebody who waits and tell them, or have the team ring them.

    Returns False where they do not wait any more, where no place is free, and where the thing is cancelled, over or
    not published. Moments are aware.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        held = _hold(sign_up.pk)
        briefing = briefing_to_offer(held.page) if held else None
        return held is not None and briefing is not None and _offer(held.sign_up, briefing, by, moment)


def accept_offer(sign_up: SignUp, *, by: User | None = None) -> bool:
    """Let somebody take the place they are offered; returns False where the offer is not theirs any more."""
    with transaction.atomic():
        held = _hold(sign_up.pk)
        now = timezone.now()  # whoever waited for the lock may have waited too long
        if held is None or is_past(held.page, now) or not is_open(held.sign_up, now):
            return False
        change_state(held.sign_up, State.ACTIVE, by=by)
        tell_person(held.sign_up, "offer_accepted", now)
        tell_team(held.sign_up, "team_offer_accepted", now)
    return True


def end_offers() -> int:
    """End every offer that nobody has answered in time, tell the person and go on to the next; returns how many."""
    run_out = SignUp.objects.filter(state=State.OFFERED, offer_ends_at__lte=timezone.now())
    return _each_in_turn(run_out.order_by("offer_ends_at", "pk").values_list("pk", flat=True), _end)


def fill_places() -> int:
    """Offer every free place of every thing for which somebody waits; returns how many offers that made."""
    waiting = SignUp.objects.filter(state=State.WAITING_LIST).order_by().values("page")
    pages = list(Page.objects.filter(pk__in=waiting).order_by("pk").specific())
    taken = places_taken({page.translation_key for page in pages})
    roomy = {page.translation_key: page.pk for page in pages if _may_have_room(page, taken)}
    return _each_in_turn(sorted(roomy.values()), _fill)


def fill_places_of(page: Page) -> int:
    """Offer every free place of a first-come thing to those who wait longest; returns how many offers that made.

    Nothing is offered of what is cancelled, not published or over. Call it where no sign-up is locked yet.
    """
    return _fill(page.pk)


def fill_soon(page_pk: int) -> None:
    """Offer what has become free once the present transaction holds; where that fails, the timer does it."""
    transaction.on_commit(partial(_fill, page_pk), robust=True)


def fill_soon_after_publishing(page: SignUpSubject) -> None:
    """Offer what may have become free with new facts; most things that are published have no sign-up at all.

    A room that looks at the people of its page while it is published leaves `has_sign_ups` on it: nobody asks again.
    """
    transaction.on_commit(partial(_fill_if_asked_for, page), robust=True)


def _hold(sign_up_pk: int) -> Held | None:
    known = SignUp.objects.filter(pk=sign_up_pk).values_list("page_id", flat=True).first()
    page = lock_thing(known) if known else None
    locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up_pk).first()
    return Held(locked, page) if page and locked else None


def _offer(sign_up: SignUp, briefing: SignUpBriefing, by: User | None, now: datetime) -> bool:
    ends_at = offer_end(briefing, now)
    if sign_up.state not in MAY_BE_OFFERED or ends_at is None or lacks_agreement(sign_up):
        return False
    is_offered = take_place(
        sign_up, to_state=State.OFFERED, capacity=briefing.capacity, by=by, now=now, offer_ends_at=ends_at
    )
    if is_offered:
        _tell_of_offer(sign_up, now)
    return is_offered


def _tell_of_offer(sign_up: SignUp, now: datetime) -> None:
    if gets_own_links(sign_up.person):
        tell_person(sign_up, "place_offered", now)
    if not reads_offers(sign_up.person):
        tell_team(sign_up, "team_offer", now)


def _end(sign_up_pk: int) -> bool:
    with transaction.atomic():
        held = _hold(sign_up_pk)
        now = timezone.now()
        if held is None or held.sign_up.state != State.OFFERED or is_open(held.sign_up, now):
            return False
        sign_up = held.sign_up
        change_state(sign_up, State.LEFT, offer_ends_at=sign_up.offer_ends_at)
        if gets_own_links(sign_up.person):
            tell_person(sign_up, "offer_over", now)
        if not reads_offers(sign_up.person):
            tell_team(sign_up, "team_offer_over", now)
        end_agreement_to_take_part(sign_up.person)
        fill_soon(sign_up.page_id)
    return True


def _fill(page_pk: int) -> int:
    offered = 0
    with transaction.atomic():
        page = lock_thing(page_pk)
        if page is None:
            return 0
        _number_holders(page)
        briefings: dict[int, SignUpBriefing | None] = {}  # by page: the people of one thing may use several languages
        line = who_can_be_offered(page.translation_key)
        for sign_up_pk, asked_on in list(line.values_list("pk", "page_id")):
            if asked_on not in briefings:
                briefings[asked_on] = _first_come(Page.objects.get(pk=asked_on))
            briefing = briefings[asked_on]
            if briefing is None:
                continue
            if not has_room(page.translation_key, briefing):
                briefings[asked_on] = None
                continue
            offered += _offer_in_turn(sign_up_pk, briefing)
    return offered


def _fill_if_asked_for(page: SignUpSubject) -> int:
    known: bool | None = getattr(page, "has_sign_ups", None)
    is_asked_for = _is_asked_for(page.pk) if known is None else known
    return _fill(page.pk) if is_asked_for else 0


def _offer_in_turn(sign_up_pk: int, briefing: SignUpBriefing) -> bool:
    locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up_pk).first()
    return locked is not None and _offer(locked, briefing, None, timezone.now())  # they may have left a moment ago


def _is_asked_for(page_pk: int) -> bool:
    """Tell whether anybody has signed up for this thing: where nobody has, nobody holds a place or waits for one."""
    thing = Page.objects.filter(pk=page_pk).values("translation_key")
    return SignUp.objects.filter(page__translation_key__in=thing).exists()


def _number_holders(page: Page) -> None:
    briefing = briefing_to_offer(page)
    if briefing and briefing.capacity is not None:
        number_holders(page.translation_key)


def _first_come(page: Page) -> SignUpBriefing | None:
    briefing = briefing_to_offer(page)
    return None if briefing is None or briefing.decided_by_team else briefing


def _may_have_room(page: Page, taken: dict[UUID, int]) -> bool:
    briefing = _first_come(page)
    if briefing is None:
        return False
    return briefing.capacity is None or taken.get(page.translation_key, 0) < briefing.capacity


def _each_in_turn(numbers: Iterable[int], act: Callable[[int], int]) -> int:
    """Act on each row in a transaction of its own, as it stands then; returns how much that did."""
    done = 0
    for number in list(numbers):
        try:
            done += act(number)
        except Exception:  # whatever is wrong with one, the others must not wait for ever
            logger.exception("An offer of a place could not be seen to (row %s)", number)
    return done
