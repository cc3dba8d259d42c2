"""What happens by the clock to members who grow too old: they are told in good time, and later their place ends."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from people.actions.leaving import end_place
from people.actions.sign_up_letters import tell_person, tell_team
from people.guardianship import lacks_agreement
from people.models import SignUp
from youngpeople.growing_up import MEMBERS, days_of, members_to_look_at
from youngpeople.models import MovingOn, YoungPeoplesForumPage

logger = logging.getLogger(__name__)
Act = Callable[[YoungPeoplesForumPage, SignUp, date], bool]


def invite_to_move_on() -> int:
    """Tell each member who is soon too old what they can join next and until when they may stay; returns how many.

    Once, unless the day on which the membership ends becomes a later one.
    """
    return _each_in_turn(_invite)


def let_members_move_on() -> int:
    """End the places of those whose day has come and who were told of that day; returns how many."""
    return _each_in_turn(_end)


def _invite(page: YoungPeoplesForumPage, sign_up: SignUp, today: date) -> bool:
    days = days_of(page, sign_up.person.born_on)
    if days is None or today < days.told_from:
        return False
    told = MovingOn.objects.filter(sign_up=sign_up).first()
    if told and told.ends_on >= days.ends_on:
        return False
    now, ends_on = timezone.now(), max(days.ends_on, today + timedelta(days=page.notice_days))
    MovingOn.objects.update_or_create(sign_up=sign_up, defaults={"told_at": now, "ends_on": ends_on})
    tell_person(sign_up, "moving_on", now)
    if not sign_up.person.email:
        tell_team(sign_up, "team_moving_on", now)
    return True


def _end(page: YoungPeoplesForumPage, sign_up: SignUp, today: date) -> bool:
    days = days_of(page, sign_up.person.born_on)
    told = MovingOn.objects.filter(sign_up=sign_up).first()
    if days is None or told is None or today < max(told.ends_on, days.ends_on):
        return False
    return end_place(sign_up, "moved_on")


def _each_in_turn(act: Act) -> int:
    """Act on each member in a transaction of its own, as things stand then; returns how often that did something."""
    today, done = timezone.localdate(), 0
    for page, number in members_to_look_at(today):
        try:
            with transaction.atomic():
                sign_up = _held(number)
                done += bool(sign_up and act(page, sign_up, today))
        except Exception:  # whatever is wrong with one, the others must not wait for ever
            logger.exception("A member who grows too old could not be seen to (sign-up %s)", number)
    return done


def _held(number: int) -> SignUp | None:
    """Return a member's sign-up, locked; None where they are none any more, or a guardian has yet to agree."""
    whole = SignUp.objects.select_for_update(of=("self",)).select_related("person", "page")
    sign_up = whole.filter(pk=number, state__in=MEMBERS).first()
    return None if sign_up is None or lacks_agreement(sign_up) else sign_up
