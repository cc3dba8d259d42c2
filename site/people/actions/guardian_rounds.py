"""What happens by the clock to what guardians are asked and have agreed to: a reminder, an end, or a birthday."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from people.actions import guardian_letters
from people.actions.forgetting import forget
from people.actions.guardian_details import NOBODY
from people.actions.guardians import Held, hold, stop_waiting
from people.actions.places import give_place
from people.actions.sign_up_letters import tell_person, tell_team
from people.guardianship import (
    Standing,
    agreements_in_force,
    agreements_waited_for,
    guardian_times,
    has_outgrown,
    needs_guardian,
    rule_of,
)
from people.models import GuardianAgreement, SignUp
from people.places import has_place
from people.subjects import AgeRule

logger = logging.getLogger(__name__)


def remind_guardians() -> int:
    """Ask each guardian who has not answered once more; returns how many."""
    asked_before = timezone.now() - timedelta(days=guardian_times().guardian_reminder_days)
    due = agreements_waited_for().filter(asked_at__lte=asked_before, reminded_at__isnull=True)
    return _each_in_turn((agreement.pk for agreement in due), _remind)


def expire_unanswered() -> int:
    """Delete what was sent by those whose guardian has not answered in time, and tell them once; returns how many."""
    asked_before = timezone.now() - timedelta(days=guardian_times().guardian_days)
    due = agreements_waited_for().filter(asked_at__lt=asked_before)
    return _each_in_turn((agreement.pk for agreement in due), _expire)


def let_grown_ups_in() -> int:
    """Let those take part who have become old enough to decide themselves while they waited; returns how many."""
    return _each_in_turn(_waiting_without_need(), _let_in)


def let_agreements_lapse() -> int:
    """End the agreements that nobody needs any more, and tell both once; returns how many.

    They go on taking part. Who a guardian is, is forgotten as soon as they have been written to; one who has no email
    is rung first.
    """
    return _each_in_turn(_outgrown(), _lapse)


def _remind(held: Held) -> bool:
    if held.standing != Standing.OPEN or held.agreement.reminded_at or held.briefing.is_cancelled:
        return False
    held.agreement.reminded_at = timezone.now()
    held.agreement.save(update_fields=["reminded_at"])
    guardian_letters.remind(held.agreement)
    return True


def _expire(held: Held) -> bool:
    if held.standing != Standing.RUN_OUT:
        return False
    forget(held.sign_up, "guardian_no_answer")
    return True


def _let_in(held: Held) -> bool:
    if held.standing != Standing.NOT_NEEDED or held.briefing.is_cancelled:
        return False
    stop_waiting(held.sign_up)
    give_place(held.sign_up, held.briefing, "guardian_not_needed", by=None, now=timezone.now())
    return True


def _lapse(held: Held) -> bool:
    agreement, sign_up, now = held.agreement, held.sign_up, timezone.now()
    today = timezone.localdate(now)
    is_over = held.briefing.is_cancelled or (held.briefing.ends_on or today) < today
    is_agreed = agreement.state == GuardianAgreement.State.AGREED and not agreement.lapsed_at and has_place(sign_up)
    if not is_agreed or is_over or not has_outgrown(held.briefing.ages, sign_up.person.born_on):
        return False
    tell_person(sign_up, "guardian_outgrown", now)
    guardian_letters.thank(agreement)
    if not (sign_up.person.email and (agreement.email or not agreement.phone)):
        tell_team(sign_up, "team_outgrown", now)
    forgotten = NOBODY if agreement.email else {}
    GuardianAgreement.objects.filter(pk=agreement.pk).update(lapsed_at=now, **forgotten)
    return True


def _waiting_without_need() -> list[int]:
    rule_for = _rules()
    return [
        agreement.pk
        for agreement in agreements_waited_for()
        if not needs_guardian(rule_for(agreement.sign_up), agreement.sign_up.person.born_on)
    ]


def _outgrown() -> list[int]:
    rule_for = _rules()
    return [
        agreement.pk
        for agreement in agreements_in_force()
        if has_outgrown(rule_for(agreement.sign_up), agreement.sign_up.person.born_on)
    ]


def _rules() -> Callable[[SignUp], AgeRule | None]:
    """Return a function that finds the ages of a sign-up's page, and reads each page once: many may be for one."""
    known: dict[int, AgeRule | None] = {}

    def rule_for(sign_up: SignUp) -> AgeRule | None:
        if sign_up.page_id not in known:
            known[sign_up.page_id] = rule_of(sign_up)
        return known[sign_up.page_id]

    return rule_for


def _each_in_turn(numbers: Iterable[int], act: Callable[[Held], bool]) -> int:
    """Act on each agreement in a transaction of its own, as it stands then; returns how often that did something."""
    done = 0
    for number in list(numbers):
        try:
            with transaction.atomic():
                held = hold(number)
                done += bool(held and act(held))
        except Exception:  # whatever is wrong with one, the others must not wait for ever
            logger.exception("A guardian’s question could not be seen to (agreement %s)", number)
    return done
