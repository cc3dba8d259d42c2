"""Letters about one sign-up, to the person and to the team."""

from datetime import datetime

from people.actions.post import write_message
from people.models import SignUp


def tell_person(sign_up: SignUp, template: str, moment: datetime) -> None:
    """Write to the person about their own sign-up, where we have an address; once for what happened at this moment."""
    if sign_up.person.email:
        write_message(_key(sign_up, template, moment), template, person=sign_up.person, sign_up=sign_up)


def tell_team(sign_up: SignUp, template: str, moment: datetime) -> None:
    """Write to the team of the page; once for what happened at this moment."""
    write_message(_key(sign_up, template, moment), template, sign_up=sign_up)


def _key(sign_up: SignUp, template: str, moment: datetime) -> str:
    return f"{template}-{sign_up.pk}-{moment:%Y%m%d%H%M%S%f}"
