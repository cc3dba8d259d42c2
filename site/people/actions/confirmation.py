"""Confirming: what a form said becomes part of the person's record, in one transaction, with consent and post."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.deadlocks import again_after_deadlock
from core.models import User
from people.actions.consent import record_consent
from people.actions.equality import count_asked
from people.actions.guardians import ask_guardian, forget_question
from people.actions.needs import record_need
from people.actions.places import give_place, lock_thing
from people.actions.sign_up_letters import tell_team
from people.actions.sign_ups import NOT_TAKING_PART
from people.actions.states import change_state
from people.guardianship import birth_to_keep, is_agreed, lacks_answers, needs_guardian
from people.models import ConsentEvent, ConsentWording, Person, SignUp
from people.subjects import SignUpSubject
from people.submissions import Submission, fingerprint


def confirm(sign_up: SignUp, *, seen: str = "") -> bool:
    """Confirm by the person's own link; returns False where there was nothing left to confirm.

    `seen` is the fingerprint of what they were shown: another form that arrived meanwhile is not what they agreed to.
    """
    return _confirm(sign_up, channel=ConsentEvent.Channel.WEB, by=None, seen=seen)


def confirm_by_staff(sign_up: SignUp, *, channel: str, by: User, seen: str = "") -> bool:
    """Write down that the person confirmed by phone or on paper; says nothing about an e-mail address of theirs."""
    if channel not in (ConsentEvent.Channel.PHONE, ConsentEvent.Channel.PAPER):
        raise ValueError("Staff write down what was said by phone or on paper only.")
    return _confirm(sign_up, channel=channel, by=by, seen=seen)


@again_after_deadlock
def _confirm(sign_up: SignUp, *, channel: str, by: User | None, seen: str) -> bool:
    now = timezone.now()
    with transaction.atomic():
        # The page first: of two people who confirm at one moment, one gets the last place.
        page = lock_thing(sign_up.page_id)
        locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up.pk).first()
        if page is None or locked is None or not locked.pending:  # deleted or confirmed a moment ago
            return False
        if seen and seen != fingerprint(locked.pending):
            return False
        subject: SignUpSubject = page.specific
        rule, submission = subject.sign_up_ages(), Submission.from_json(locked.pending)
        if lacks_answers(locked, submission, rule, by_staff=by is not None):
            return False
        _write_person(locked.person, submission, channel=channel, now=now)
        _write_sign_up(locked, submission, now)
        waits = needs_guardian(rule, locked.person.born_on) and not is_agreed(locked)
        held = _write_consent(locked.person, submission, channel=channel, by=by, now=now, holds_news=waits)
        if locked.state in NOT_TAKING_PART:
            change_state(locked, SignUp.State.CONFIRMED, by=by)
            count_asked(now=now)
        if waits:
            ask_guardian(locked, submission, held, by=by, now=now)
        else:
            _move_on(locked, subject, by, now)
    return True


def _write_person(person: Person, submission: Submission, *, channel: str, now: datetime) -> None:
    is_web = channel == ConsentEvent.Channel.WEB
    person.name = submission.name
    person.channel = submission.reach_by
    person.language = submission.language
    person.phone = submission.phone or person.phone
    person.address = submission.address or person.address
    person.born_on = birth_to_keep(person.born_on, submission.birth_date, by_staff=not is_web)
    if is_web and person.email:
        person.email_confirmed_at = now
    person.save()
    record_need(person, submission.access_needs, now=now)


def _write_sign_up(sign_up: SignUp, submission: Submission, now: datetime) -> None:
    sign_up.answers = list(submission.answers)
    sign_up.how_heard = submission.how_heard
    sign_up.language = submission.language
    sign_up.confirmed_at = now
    sign_up.pending = {}
    sign_up.save(update_fields=["answers", "how_heard", "language", "confirmed_at", "pending"])


def _write_consent(
    person: Person, submission: Submission, *, channel: str, by: User | None, now: datetime, holds_news: bool
) -> list[int]:
    """Write down what was agreed to; returns the wordings that are held back until a guardian has agreed."""
    held: list[int] = []
    for wording in ConsentWording.objects.filter(pk__in=submission.wordings):
        if holds_news and wording.purpose == ConsentWording.Purpose.NEWS:
            held.append(wording.pk)
            continue
        record_consent(person, wording, ConsentEvent.Decision.GIVEN, channel=channel, recorded_by=by, happened_at=now)
    return held


def _move_on(sign_up: SignUp, page: SignUpSubject, by: User | None, now: datetime) -> None:
    """Change the state and tell whom it concerns; changed details of somebody who takes part already tell the team."""
    if sign_up.state not in (SignUp.State.CONFIRMED, SignUp.State.AWAITING_GUARDIAN):
        tell_team(sign_up, "team_changed", now)
        return
    forget_question(sign_up)
    give_place(sign_up, page.sign_up_briefing(), "confirmed", by=by, now=now)
