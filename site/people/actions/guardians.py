"""Guardians: they are asked, they agree, refuse or change their mind, each once, however many clicks arrive."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.models import User
from people.actions import guardian_letters
from people.actions.agreement_ends import end_agreement_to_take_part
from people.actions.consent import record_consent
from people.actions.forgetting import forget
from people.actions.offers import fill_soon
from people.actions.places import give_place, lock_thing
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import change_state
from people.actions.subscriptions import end_every_subscription
from people.agreements import latest_event
from people.audit import CHANGED, write_down
from people.guardianship import Standing, agreement_of, standing_of
from people.models import ConsentEvent, ConsentWording, GuardianAgreement, SignUp
from people.models.people import new_token_key
from people.subjects import SignUpBriefing, SignUpSubject
from people.submissions import Submission

State = GuardianAgreement.State


@dataclass(frozen=True)
class Held:
    """One agreement with its sign-up and its page, all of them locked until the transaction ends."""

    agreement: GuardianAgreement
    briefing: SignUpBriefing
    standing: Standing

    @property
    def sign_up(self) -> SignUp:
        """Return the sign-up it is about."""
        return self.agreement.sign_up


def hold(agreement_pk: int) -> Held | None:
    """Lock everything an answer changes, in the order in which confirming locks it; None where it is gone."""
    known = GuardianAgreement.objects.filter(pk=agreement_pk).values_list("sign_up_id", "sign_up__page_id").first()
    if known is None:
        return None
    page = lock_thing(known[1])
    sign_up = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=known[0]).first()
    agreement = GuardianAgreement.objects.filter(pk=agreement_pk).first()
    if page is None or sign_up is None or agreement is None:
        return None
    subject = page.specific
    if not isinstance(subject, SignUpSubject):  # a page whose type is gone stays a plain page
        return None
    agreement.sign_up, briefing = sign_up, subject.sign_up_briefing()
    return Held(agreement, briefing, standing_of(agreement, briefing.ages))


def ask_guardian(
    sign_up: SignUp, submission: Submission, wordings: list[int], *, by: User | None, now: datetime
) -> None:
    """Wait for the guardian whom a confirmed form names; `wordings` count once they have agreed.

    The form of somebody who is waiting already asks nobody again, unless it names somebody else. Where the team has
    said no, nobody is asked before the team has changed its mind.
    """
    agreement = agreement_of(sign_up)
    is_waiting = sign_up.state == SignUp.State.AWAITING_GUARDIAN
    if agreement and is_waiting and _is_asked_already(agreement, submission):
        agreement.held_wordings = wordings
        agreement.save(update_fields=["held_wordings"])
        return
    asked = _question(sign_up, submission, wordings, now)
    if sign_up.state == SignUp.State.DECLINED:
        tell_team(sign_up, "team_changed", now)
        return
    change_state(sign_up, SignUp.State.AWAITING_GUARDIAN, by=by)
    guardian_letters.ask(asked)
    tell_person(sign_up, "waiting_for_guardian", now)


def forget_question(sign_up: SignUp) -> None:
    """Delete a question that needs no answer any more, and with it what we know of the guardian."""
    GuardianAgreement.objects.filter(sign_up=sign_up).exclude(state=State.AGREED).delete()


def stop_waiting(sign_up: SignUp) -> None:
    """Count what was held back and forget the guardian, because nobody needs to agree any more."""
    agreement = agreement_of(sign_up)
    if agreement and agreement.state != State.AGREED:
        _count_what_was_held(sign_up, agreement)
        forget_question(sign_up)


def ask_again(sign_up: SignUp) -> None:
    """Open the question of a sign-up once more without a mail: the old link works again, the reminder follows."""
    afresh = {
        "state": State.ASKED,
        "asked_at": timezone.now(),
        "reminded_at": None,
        "answered_at": None,
        "lapsed_at": None,
    }
    GuardianAgreement.objects.filter(sign_up=sign_up).update(**afresh)


def agree(agreement: GuardianAgreement, *, by: User | None = None) -> bool:
    """Let the young person take part, as far as there is a place now; returns False where there was nothing to answer.

    `by` is the member of staff who writes down what a guardian said.
    """
    now = timezone.now()
    with transaction.atomic():
        held = hold(agreement.pk)
        if held is None or held.standing != Standing.OPEN or held.briefing.is_cancelled:
            return False
        _answer(held, State.AGREED, by, now)
        _count_what_was_held(held.sign_up, held.agreement)
        give_place(held.sign_up, held.briefing, "guardian_agreed", by=by, now=now)
    return True


def refuse(agreement: GuardianAgreement, *, by: User | None = None) -> bool:
    """Delete what was kept and tell the young person; returns False where there was nothing to answer."""
    with transaction.atomic():
        held = hold(agreement.pk)
        if held is None or held.standing != Standing.OPEN:
            return False
        if by:
            write_down(CHANGED, user=by, person=held.sign_up.person, what=f"guardian {State.REFUSED}")
        forget(held.sign_up, "guardian_refused")
    return True


def withdraw(agreement: GuardianAgreement, *, by: User | None = None) -> bool:
    """End the taking part of somebody whose guardian has changed their mind; returns False where that is not theirs."""
    now = timezone.now()
    with transaction.atomic():
        held = hold(agreement.pk)
        if held is None or held.standing != Standing.AGREED:
            return False
        _answer(held, State.WITHDRAWN, by, now)
        sign_up = held.sign_up
        sign_up.pending = {}  # so that no old link brings them back
        sign_up.save(update_fields=["pending"])
        change_state(sign_up, SignUp.State.LEFT, by=by)
        channel = ConsentEvent.Channel.PHONE if by else ConsentEvent.Channel.WEB
        end_every_subscription(sign_up.person, channel=channel)
        end_agreement_to_take_part(sign_up.person, channel=channel, recorded_by=by)
        fill_soon(sign_up.page_id)
        tell_person(sign_up, "guardian_withdrew", now)
        tell_team(sign_up, "team_guardian_withdrew", now)
    return True


def _count_what_was_held(sign_up: SignUp, agreement: GuardianAgreement) -> None:
    """Write into the ledger what the young person agreed to and what counts only from now on."""
    person = sign_up.person
    said = latest_event(person, ConsentWording.Purpose.TAKE_PART)  # how and by whom the form was confirmed
    for wording in ConsentWording.objects.filter(pk__in=agreement.held_wordings):
        latest = latest_event(person, wording.purpose)
        if latest and latest.decision == ConsentEvent.Decision.WITHDRAWN and latest.happened_at > agreement.asked_at:
            continue  # they have changed their mind while the guardian was asked
        record_consent(
            person,
            wording,
            ConsentEvent.Decision.GIVEN,
            channel=said.channel if said else ConsentEvent.Channel.WEB,
            recorded_by=said.recorded_by if said else None,
        )
    if agreement.held_wordings:
        agreement.held_wordings = []
        agreement.save(update_fields=["held_wordings"])


def _is_asked_already(agreement: GuardianAgreement, submission: Submission) -> bool:
    named = (submission.guardian_email, submission.guardian_phone)
    is_same = not submission.names_guardian or named == (agreement.email, agreement.phone)
    return agreement.state == State.ASKED and is_same


def _question(sign_up: SignUp, submission: Submission, wordings: list[int], now: datetime) -> GuardianAgreement:
    """Write down whom to ask, in place of what was asked before: an old link stops working."""
    afresh = {
        "name": submission.guardian_name,
        "email": submission.guardian_email,
        "phone": submission.guardian_phone,
        "state": State.ASKED,
        "held_wordings": wordings,
        "token_key": new_token_key(),
        "asked_at": now,
        "reminded_at": None,
        "answered_at": None,
        "lapsed_at": None,
    }
    agreement, _is_new = GuardianAgreement.objects.update_or_create(sign_up=sign_up, defaults=afresh)
    return agreement


def _answer(held: Held, state: GuardianAgreement.State, by: User | None, now: datetime) -> None:
    held.agreement.state, held.agreement.answered_at = state, now
    held.agreement.save(update_fields=["state", "answered_at"])
    if by:
        write_down(CHANGED, user=by, person=held.sign_up.person, what=f"guardian {state}")
