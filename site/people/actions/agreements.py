"""What staff and a person have agreed on by phone or letter: the state that follows, written down; sends nothing."""

from django.db import transaction

from core.models import User
from people.actions.agreement_ends import end_agreement_to_take_part
from people.actions.guardians import ask_again, stop_waiting
from people.actions.states import ALLOWED, TAKING_PART, change_state
from people.guardianship import agreement_of, lacks_agreement
from people.models import ConsentEvent, SignUp

S = SignUp.State
AGREED_WITH_PEOPLE = (S.ACTIVE, S.WAITING_LIST, S.AWAITING_TEAM, S.DECLINED, S.LEFT)


def states_to_agree_on(sign_up: SignUp) -> list[SignUp.State]:
    """Return the states that can follow, none before the person has confirmed.

    None of them leads past a guardian who has not agreed: instead the guardian can be asked again.
    """
    if not sign_up.confirmed_at:
        return []
    states = [state for state in AGREED_WITH_PEOPLE if state in ALLOWED[sign_up.state]]
    if not lacks_agreement(sign_up):
        return states
    can_ask = sign_up.state in (S.PAUSED, S.DECLINED) and agreement_of(sign_up) is not None
    return [*([S.AWAITING_GUARDIAN] if can_ask else []), *(state for state in states if state not in TAKING_PART)]


def write_down_agreed(sign_up: SignUp, to_state: str, *, by: User) -> bool:
    """Move a sign-up to the state that was agreed; returns False where that cannot follow the state it is in."""
    with transaction.atomic():
        locked = SignUp.objects.select_for_update().filter(pk=sign_up.pk).first()
        if locked is None or to_state not in states_to_agree_on(locked):
            return False
        if to_state == S.AWAITING_GUARDIAN:
            ask_again(locked)
        elif to_state in TAKING_PART:
            stop_waiting(locked)
        change_state(locked, to_state, by=by)
        if to_state == S.LEFT:
            end_agreement_to_take_part(locked.person, channel=ConsentEvent.Channel.PHONE, recorded_by=by)
    return True
