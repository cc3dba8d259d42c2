"""The one function that changes the state of a sign-up, and the changes that make sense."""

from core.models import User
from people.actions.guardian_letters import tell_guardian_of_leaving
from people.models import GuardianAgreement, SignUp, SignUpEvent

S = SignUp.State
TAKING_PART = (S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE)
_STAYS = {S.PAUSED, S.LEFT, S.DECLINED}  # from any state of someone who has confirmed
_ASKS = {S.AWAITING_GUARDIAN}  # changed details, or changed ages of the page, can make an agreement necessary

ALLOWED: dict[str, set[str]] = {
    S.UNCONFIRMED: {S.CONFIRMED, S.EXPIRED, S.DECLINED},
    S.EXPIRED: {S.UNCONFIRMED, S.CONFIRMED},
    S.CONFIRMED: {S.AWAITING_GUARDIAN, S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, *_STAYS},
    S.AWAITING_GUARDIAN: {S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, S.EXPIRED, *_STAYS},
    S.AWAITING_TEAM: {S.WAITING_LIST, S.ACTIVE, *_STAYS, *_ASKS},
    S.WAITING_LIST: {S.AWAITING_TEAM, S.ACTIVE, *_STAYS, *_ASKS},
    S.ACTIVE: {S.WAITING_LIST, *_STAYS, *_ASKS},
    S.PAUSED: {S.ACTIVE, S.AWAITING_TEAM, S.WAITING_LIST, S.LEFT, S.DECLINED, *_ASKS},
    S.LEFT: {S.CONFIRMED},
    S.DECLINED: {S.CONFIRMED, S.AWAITING_TEAM, S.ACTIVE, *_ASKS},
}
# From here the way on may lead past a guardian who has not agreed.
_MAY_LACK_AGREEMENT = (S.AWAITING_GUARDIAN, S.PAUSED, S.DECLINED)


class ImpossibleChange(ValueError):
    """A sign-up cannot go from the state it is in to the state that was asked for."""


def change_state(sign_up: SignUp, to_state: str, *, by: User | None = None) -> None:
    """Move a sign-up to another state and log it; staying where it is changes and logs nothing.

    A guardian who was asked hears of it when somebody leaves by themselves. Raises ImpossibleChange where the two
    states do not follow each other, and where a guardian who was asked has not agreed.
    """
    from_state = sign_up.state
    if from_state == to_state:
        return
    if to_state not in ALLOWED[from_state] or _leads_past_guardian(sign_up, to_state):
        raise ImpossibleChange(f"A sign-up cannot go from {from_state} to {to_state}.")
    sign_up.state = to_state
    sign_up.save(update_fields=["state"])
    SignUpEvent.objects.create(sign_up=sign_up, from_state=from_state, to_state=to_state, by=by)
    if to_state == S.LEFT and by is None:
        tell_guardian_of_leaving(sign_up)


def _leads_past_guardian(sign_up: SignUp, to_state: str) -> bool:
    if sign_up.state not in _MAY_LACK_AGREEMENT or to_state not in TAKING_PART:
        return False
    asked = GuardianAgreement.objects.filter(sign_up=sign_up)
    return asked.exclude(state=GuardianAgreement.State.AGREED).exists()
