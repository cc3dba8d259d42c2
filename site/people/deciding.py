"""What stands in the way when the team gives somebody a place, and in which words a no can be said."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.guardianship import lacks_agreement
from people.models import KindWords, SignUp
from people.offers import offer_end
from people.subjects import SignUpBriefing

State = SignUp.State
MAY_BE_ACCEPTED = (State.AWAITING_TEAM, State.WAITING_LIST, State.OFFERED, State.DECLINED)
MAY_BE_DECLINED = (
    *(State.AWAITING_TEAM, State.WAITING_LIST, State.OFFERED),
    *(State.ACTIVE, State.PAUSED, State.AWAITING_GUARDIAN),
)
MAY_WAIT = (State.AWAITING_TEAM, State.OFFERED)
ENGLISH = "en"


class Hindrance(models.TextChoices):
    """Why somebody is not given a place, in words for staff."""

    HAS_A_PLACE = "has-a-place", _("They take part already.")
    CANCELLED = "cancelled", _("This is cancelled.")
    GUARDIAN = "guardian", _("A parent or guardian must agree first.")
    OVER = "over", _("This is over.")
    NOT_WAITING = "not-waiting", _("They do not wait for a place any more.")
    NO_PLACE = "no-place", _("No place is free. Put them on the waiting list, or make room.")


def hindrance_to_a_place(sign_up: SignUp, briefing: SignUpBriefing | None) -> Hindrance | None:
    """Return what stands in the way apart from the number of places, None where nothing does."""
    if sign_up.state == State.ACTIVE:
        return Hindrance.HAS_A_PLACE
    if briefing is None or briefing.is_cancelled:
        return Hindrance.CANCELLED
    if sign_up.state == State.AWAITING_GUARDIAN or lacks_agreement(sign_up):
        return Hindrance.GUARDIAN
    if sign_up.state not in MAY_BE_ACCEPTED:
        return Hindrance.NOT_WAITING
    return Hindrance.OVER if offer_end(briefing, timezone.now()) is None else None


def kind_words_in(language: str) -> list[KindWords]:
    """Return the words for saying no in this language, or the English ones where the team wrote none in it."""
    found = list(KindWords.objects.filter(language__in={language, ENGLISH}))
    theirs = [words for words in found if words.language == language]
    return theirs or found
