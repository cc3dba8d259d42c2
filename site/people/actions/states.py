"""The one function that changes the state of a sign-up, and the changes that make sense."""

from core.models import User
from people.models import SignUp, SignUpEvent

S = SignUp.State
_STAYS = {S.PAUSED, S.LEFT, S.DECLINED}  # from any state of someone who has confirmed

ALLOWED: dict[str, set[str]] = {
    S.UNCONFIRMED: {S.CONFIRMED, S.EXPIRED, S.DECLINED},
    S.EXPIRED: {S.UNCONFIRMED, S.CONFIRMED},
    S.CONFIRMED: {S.AWAITING_GUARDIAN, S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, *_STAYS},
    S.AWAITING_GUARDIAN: {S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, S.EXPIRED, *_STAYS},
    S.AWAITING_TEAM: {S.WAITING_LIST, S.ACTIVE, *_STAYS},
    S.WAITING_LIST: {S.AWAITING_TEAM, S.ACTIVE, *_STAYS},
    S.ACTIVE: {S.WAITING_LIST, *_STAYS},
    S.PAUSED: {S.ACTIVE, S.AWAITING_TEAM, S.WAITING_LIST, S.LEFT, S.DECLINED},
    S.LEFT: {S.CONFIRMED},
    S.DECLINED: {S.CONFIRMED, S.AWAITING_TEAM, S.ACTIVE},
}


class ImpossibleChange(ValueError):
    """A sign-up cannot go from the state it is in to the state that was asked for."""


def change_state(sign_up: SignUp, to_state: str, *, by: User | None = None) -> None:
    """Move a sign-up to another state and log it; staying where it is changes and logs nothing.

    Raises ImpossibleChange where the two states do not follow each other.
    """
    from_state = sign_up.state
    if from_state == to_state:
        return
    if to_state not in ALLOWED[from_state]:
        raise ImpossibleChange(f"A sign-up cannot go from {from_state} to {to_state}.")
    sign_up.state = to_state
    sign_up.save(update_fields=["state"])
    SignUpEvent.objects.create(sign_up=sign_up, from_state=from_state, to_state=to_state, by=by)
