"""Leaving what somebody signed up for: no reason asked, the team told, a receipt sent, and a way back left open."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from people.actions.agreement_ends import end_agreement_to_take_part
from people.actions.offers import fill_soon
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import change_state
from people.models import SignUp
from people.places import can_leave, has_place


def leave(sign_up: SignUp) -> bool:
    """Leave; returns False where the person had left before.

    What a newer form said and nobody has confirmed is forgotten too, so that no old link brings them back.
    """
    return _leave(sign_up, can_leave)


def turn_down(sign_up: SignUp) -> bool:
    """Say no to a place that is offered; returns False where none is, so that an old page takes away nothing else."""
    return _leave(sign_up, _is_offered)


def end_place(sign_up: SignUp, letter: str) -> bool:
    """End somebody's place because their time in it is over by its own rule; returns False where it had ended before.

    `letter` is what tells the person; people without e-mail are told by the team, which is written to.
    """
    return _leave(sign_up, has_place, letter)


def _is_offered(sign_up: SignUp) -> bool:
    return sign_up.state == SignUp.State.OFFERED


def _leave(sign_up: SignUp, may: Callable[[SignUp], bool], letter: str = "left") -> bool:
    now = timezone.now()
    with transaction.atomic():
        locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up.pk).first()
        if locked is None or not may(locked):
            return False
        locked.pending = {}
        locked.save(update_fields=["pending"])
        if locked.state == SignUp.State.UNCONFIRMED:
            change_state(locked, SignUp.State.EXPIRED)
        elif has_place(locked):
            change_state(locked, SignUp.State.LEFT)
            tell_person(locked, letter, now)
            tell_team(locked, "team_left", now)
            end_agreement_to_take_part(locked.person)
            fill_soon(locked.page_id)
    return True
