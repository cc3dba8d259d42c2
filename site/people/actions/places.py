"""Who gets a place: what follows once nothing stands between somebody and taking part."""

from datetime import datetime

from core.models import User
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import change_state
from people.models import SignUp
from people.subjects import SignUpBriefing


def give_place(sign_up: SignUp, briefing: SignUpBriefing, letter: str, *, by: User | None, now: datetime) -> None:
    """Give a place, a place on the waiting list or a place before the team, and tell the person and the team.

    The caller holds the row of the page, so that of two people who come at one moment one gets the last place.
    """
    change_state(sign_up, _next_state(sign_up, briefing), by=by)
    tell_person(sign_up, letter, now)
    tell_team(sign_up, "team_new", now)


def _next_state(sign_up: SignUp, briefing: SignUpBriefing) -> str:
    if briefing.decided_by_team:
        return SignUp.State.AWAITING_TEAM
    if briefing.capacity is not None:
        taken = SignUp.objects.filter(page_id=sign_up.page_id, state=SignUp.State.ACTIVE).count()
        if taken >= briefing.capacity:
            return SignUp.State.WAITING_LIST
    return SignUp.State.ACTIVE
