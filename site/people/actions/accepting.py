"""The team decides: it gives somebody a place, or puts them on the waiting list, and they are told by mail."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from people.actions.guardians import stop_waiting
from people.actions.offers import fill_soon
from people.actions.places import lock_thing, take_place
from people.actions.sign_up_letters import tell_person
from people.actions.states import change_state
from people.deciding import MAY_WAIT, hindrance_to_a_place
from people.guardianship import lacks_agreement
from people.models import SignUp
from people.offers import gets_own_links
from people.post.briefings import briefing_of
from people.subjects import SignUpBriefing


def accept(sign_up: SignUp, *, by: User) -> bool:
    """Give somebody a place and tell them; returns False where none is free or something else hinders it.

    What hinders says people.deciding. Who has proved no e-mail address is not written to: the team rings.
    """
    with transaction.atomic():
        locked = _locked(sign_up)
        briefing = briefing_of(locked)
        if locked is None or briefing is None or hindrance_to_a_place(locked, briefing):
            return False
        now = timezone.now()
        stop_waiting(locked)  # for a guardian whose yes is not needed any more
        if not take_place(locked, to_state=SignUp.State.ACTIVE, capacity=briefing.capacity, by=by, now=now):
            return False
        if gets_own_links(locked.person):
            tell_person(locked, "accepted", now)
    return True


def put_on_waiting_list(sign_up: SignUp, *, by: User) -> bool:
    """Let somebody wait for a place and tell them; returns False where they do not wait for the team's answer."""
    with transaction.atomic():
        locked = _locked(sign_up)
        briefing = briefing_of(locked)
        if locked is None or briefing is None or briefing.is_cancelled or not _may_wait(locked, briefing):
            return False
        change_state(locked, SignUp.State.WAITING_LIST, by=by)
        fill_soon(locked.page_id)
        if gets_own_links(locked.person):
            tell_person(locked, "on_waiting_list", timezone.now())
    return True


def _locked(sign_up: SignUp) -> SignUp | None:
    """Lock the thing first and then the sign-up, in which order everybody does, until the transaction ends."""
    if lock_thing(sign_up.page_id) is None:
        return None
    return SignUp.objects.select_for_update(of=("self",)).select_related("person", "page").filter(pk=sign_up.pk).first()


def _may_wait(sign_up: SignUp, briefing: SignUpBriefing) -> bool:
    """Tell whether waiting is a step for them; where the site itself offers places it would offer theirs again."""
    if sign_up.state == SignUp.State.OFFERED and not briefing.decided_by_team:
        return False
    return sign_up.state in MAY_WAIT and not lacks_agreement(sign_up)
