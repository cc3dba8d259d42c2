"""The one function that changes the state of a sign-up, and the changes that make sense."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from core.models import User
from people.actions.guardian_letters import tell_guardian_of_leaving
from people.models import GuardianAgreement, SignUp, SignUpEvent

S = SignUp.State
TAKING_PART = (S.AWAITING_TEAM, S.WAITING_LIST, S.OFFERED, S.ACTIVE)
KEEPS_PLACE = (S.ACTIVE, S.PAUSED, S.OFFERED, S.AWAITING_GUARDIAN)  # the database lets no other state hold one
_STAYS = {S.PAUSED, S.LEFT, S.DECLINED}  # from any state of someone who has confirmed
_ASKS = {S.AWAITING_GUARDIAN}  # changed details, or changed ages of the page, can make an agreement necessary

ALLOWED: dict[str, set[str]] = {
    S.UNCONFIRMED: {S.CONFIRMED, S.EXPIRED, S.DECLINED},
    S.EXPIRED: {S.UNCONFIRMED, S.CONFIRMED},
    S.CONFIRMED: {S.AWAITING_GUARDIAN, S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, *_STAYS},
    S.AWAITING_GUARDIAN: {S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, S.EXPIRED, *_STAYS},
    S.AWAITING_TEAM: {S.WAITING_LIST, S.OFFERED, S.ACTIVE, *_STAYS, *_ASKS},
    S.WAITING_LIST: {S.AWAITING_TEAM, S.OFFERED, S.ACTIVE, *_STAYS, *_ASKS},
    S.OFFERED: {S.WAITING_LIST, S.AWAITING_TEAM, S.ACTIVE, *_STAYS, *_ASKS},
    S.ACTIVE: {S.WAITING_LIST, *_STAYS, *_ASKS},
    S.PAUSED: {S.ACTIVE, S.AWAITING_TEAM, S.WAITING_LIST, S.LEFT, S.DECLINED, *_ASKS},
    S.LEFT: {S.CONFIRMED},
    S.DECLINED: {S.CONFIRMED, S.AWAITING_TEAM, S.ACTIVE, *_ASKS},
}
# From here the way on may lead past a guardian who has not agreed.
_MAY_LACK_AGREEMENT = (S.AWAITING_GUARDIAN, S.PAUSED, S.DECLINED)


class ImpossibleChange(ValueError):
    """A sign-up cannot go from the state it is in to the state that was asked for."""


@dataclass(frozen=True)
class Place:
    """One of the counted places of a thing; `thing` is the key that a page and its translations share."""

    number: int
    thing: UUID


def change_state(
    sign_up: SignUp,
    to_state: str,
    *,
    by: User | None = None,
    place: Place | None = None,
    offer_ends_at: datetime | None = None,
) -> None:
    """Move a sign-up to another state and log it; staying where it is changes and logs nothing.

    `place` is what they get with the new state; one they hold is kept or given back as the state asks. An offer needs
    `offer_ends_at`; somebody who leaves with it has not answered in time. A guardian who was asked hears of it when
    somebody leaves by themselves. Raises ImpossibleChange where the two states do not follow each other, where a
    guardian who was asked has not agreed, and for an offer without an end; IntegrityError where the place is taken.
    """
    from_state = sign_up.state
    if from_state == to_state:
        return
    if to_state not in ALLOWED[from_state] or _leads_past_guardian(sign_up, to_state):
        raise ImpossibleChange(f"A sign-up cannot go from {from_state} to {to_state}.")
    if to_state == S.OFFERED and offer_ends_at is None:
        raise ImpossibleChange("A place is offered until some moment.")
    fields = _fields(sign_up, to_state, place) | {"offer_ends_at": offer_ends_at}
    SignUp.objects.filter(pk=sign_up.pk).update(**fields)
    for name, value in fields.items():  # only now: where the place is taken, the sign-up stays what it was
        setattr(sign_up, name, value)
    SignUpEvent.objects.create(sign_up=sign_up, from_state=from_state, to_state=to_state, by=by)
    if to_state == S.LEFT and by is None and offer_ends_at is None:
        tell_guardian_of_leaving(sign_up)


def _fields(sign_up: SignUp, to_state: str, place: Place | None) -> dict[str, Any]:
    """Return all that changes with the state, so that one statement writes it."""
    fields: dict[str, Any] = {"state": to_state}
    if to_state not in KEEPS_PLACE:
        fields |= {"place": None, "place_in": None}
    elif place:
        fields |= {"place": place.number, "place_in": place.thing}
    if to_state == S.WAITING_LIST:
        fields["waiting_since"] = timezone.now()
    elif to_state != S.OFFERED:
        fields["waiting_since"] = None
    if to_state != S.DECLINED:
        fields["kind_words"] = ""
    return fields


def _leads_past_guardian(sign_up: SignUp, to_state: str) -> bool:
    if sign_up.state not in _MAY_LACK_AGREEMENT or to_state not in TAKING_PART:
        return False
    asked = GuardianAgreement.objects.filter(sign_up=sign_up)
    return asked.exclude(state=GuardianAgreement.State.AGREED).exists()
