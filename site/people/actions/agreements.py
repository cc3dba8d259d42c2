"""What staff and a person have agreed on by phone or letter: the state that follows, written down; sends nothing."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from people.actions.agreement_ends import end_agreement_to_take_part
from people.actions.guardians import ask_again, stop_waiting
from people.actions.offers import fill_soon
from people.actions.places import lock_thing, take_place
from people.actions.states import ALLOWED, TAKING_PART, change_state
from people.guardianship import agreement_of, lacks_agreement
from people.models import ConsentEvent, SignUp
from people.places_taken import has_room
from people.subjects import SignUpSubject

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


def lacks_room(sign_up: SignUp, to_state: str) -> bool:
    """Tell whether somebody cannot go to this state because all places are taken and none is theirs."""
    subject = sign_up.page.specific
    if to_state != S.ACTIVE or sign_up.place or not isinstance(subject, SignUpSubject):
        return False
    return not has_room(sign_up.page.translation_key, subject.sign_up_briefing())


def write_down_agreed(sign_up: SignUp, to_state: str, *, by: User) -> bool:
    """Move a sign-up to the state that was agreed; what becomes free is offered to whoever waits.

    Returns False where the state cannot follow the one it is in, and where all places are taken.
    """
    with transaction.atomic():
        page = lock_thing(sign_up.page_id)
        locked = SignUp.objects.select_for_update().filter(pk=sign_up.pk).first()
        if page is None or locked is None or to_state not in states_to_agree_on(locked):
            return False
        if lacks_room(locked, to_state):
            return False
        if to_state == S.AWAITING_GUARDIAN:
            ask_again(locked)
        elif to_state in TAKING_PART:
            stop_waiting(locked)
        _move(locked, page, to_state, by)
        fill_soon(locked.page_id)
    return True


def _move(sign_up: SignUp, page: Page, to_state: str, by: User) -> None:
    subject = page.specific
    if to_state == S.ACTIVE:
        capacity = subject.sign_up_briefing().capacity if isinstance(subject, SignUpSubject) else None
        take_place(sign_up, to_state=to_state, capacity=capacity, by=by, now=timezone.now())
        return
    change_state(sign_up, to_state, by=by)
    if to_state == S.LEFT:
        end_agreement_to_take_part(sign_up.person, channel=ConsentEvent.Channel.PHONE, recorded_by=by)
