"""Whether staff can say yet who came to a thing."""

from datetime import datetime

from people.models import SignUp
from people.subjects import SignUpBriefing

CAN_HAVE_COME = (SignUp.State.ACTIVE, SignUp.State.PAUSED)


def has_begun(briefing: SignUpBriefing, moment: datetime) -> bool:
    """Tell whether the first session has begun; a thing without dates has begun as soon as one can sign up for it."""
    if briefing.when:
        return min(starts_at for starts_at, _ends_at in briefing.when) <= moment
    return not briefing.opens_later_than(moment)
