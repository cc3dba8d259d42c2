"""How somebody stands with one thing they signed up for: in words for them, and whether there is anything to leave."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from people.models import Person, SignUp
from people.sign_up_words import words_for

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

S = SignUp.State
WITHOUT_PLACE = (S.UNCONFIRMED, S.EXPIRED, S.LEFT, S.DECLINED)  # nobody holds a place for them or looks at them

_WORDS: "dict[str, StrOrPromise]" = {
    S.UNCONFIRMED: _("You have not confirmed this yet. Open the link in our email and press the button."),
    S.CONFIRMED: _("You have confirmed. We look at it soon."),
    S.AWAITING_GUARDIAN: _("We wait until your parent or guardian agrees."),
    S.WAITING_LIST: _("You are on the waiting list. We tell you if a place becomes free."),
    S.OFFERED: _("There is a place for you. We wait for your answer."),
    S.PAUSED: _("You take a break from this. Your place is kept."),
    S.LEFT: _("You have left."),
    S.DECLINED: _("There was no place for you this time."),
    S.EXPIRED: _("This was not confirmed, so you are not signed up."),
}
_TOO_LATE = _("We offered you a place and did not hear from you in time. It went to the next person.")
_WE_COME_TO_THEM = _("We ring you or write to you first. Then you are signed up.")


def place_in_words(sign_up: SignUp) -> "StrOrPromise":
    """Return how things stand, as the person themselves reads it."""
    is_rung = sign_up.pending.get("reach_by", Person.Channel.EMAIL) != Person.Channel.EMAIL
    if sign_up.state == S.UNCONFIRMED and is_rung:
        return _WE_COME_TO_THEM
    if sign_up.state == S.LEFT and sign_up.offer_ends_at:
        return _TOO_LATE
    if sign_up.state == S.ACTIVE:
        return words_for(sign_up.page).takes_part
    if sign_up.state == S.AWAITING_TEAM:
        return words_for(sign_up.page).waits_for_team
    return _WORDS.get(sign_up.state, sign_up.get_state_display())


def has_place(sign_up: SignUp) -> bool:
    """Tell whether somebody takes part, or waits to hear whether they can."""
    return sign_up.state not in WITHOUT_PLACE


def can_leave(sign_up: SignUp) -> bool:
    """Tell whether there is anything left to leave: a place, a wait, or a form that nobody has confirmed yet."""
    return has_place(sign_up) or sign_up.state == S.UNCONFIRMED or bool(sign_up.pending)
