"""What happens by the clock to those who wait for a guardian: a reminder, an end, or a birthday."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from people.actions import guardian_letters
from people.actions.forgetting import forget
from people.actions.guardians import Held, hold, stop_waiting
from people.actions.places import give_place
from people.guardianship import Standing, agreements_waited_for, guardian_times, needs_guardian, rule_of
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


def _waiting_without_need() -> list[int]:
    rules: dict[int, AgeRule | None] = {}  # by page, because many may wait for one
    found = []
    for agreement in agreements_waited_for():
        sign_up = agreement.sign_up
        if sign_up.page_id not in rules:
            rules[sign_up.page_id] = rule_of(sign_up)
        if not needs_guardian(rules[sign_up.page_id], sign_up.person.born_on):
            found.append(agreement.pk)
    return found


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
