"""What staff and a person have agreed on by phone or letter: the state that follows, written down; sends nothing."""

from django.db import transaction

from core.models import User
from people.actions.states import ALLOWED, change_state
from people.models import SignUp

S = SignUp.State
AGREED_WITH_PEOPLE = (S.ACTIVE, S.WAITING_LIST, S.AWAITING_TEAM, S.DECLINED, S.LEFT)


def states_to_agree_on(sign_up: SignUp) -> list[SignUp.State]:
    """Return the states that can follow, none before the person has confirmed."""
    if not sign_up.confirmed_at:
        return []
    return [state for state in AGREED_WITH_PEOPLE if state in ALLOWED[sign_up.state]]


def write_down_agreed(sign_up: SignUp, to_state: str, *, by: User) -> bool:
    """Move a sign-up to the state that was agreed; returns False where that cannot follow the state it is in."""
    with transaction.atomic():
        locked = SignUp.objects.select_for_update().filter(pk=sign_up.pk).first()
        if locked is None or to_state not in states_to_agree_on(locked):
            return False
        change_state(locked, to_state, by=by)
    return True
