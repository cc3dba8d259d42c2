"""Confirming: what a form said becomes part of the person's record, in one transaction, with consent and post."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from people.actions.consent import record_consent
from people.actions.post import write_message
from people.actions.sign_ups import NOT_TAKING_PART
from people.actions.states import change_state
from people.models import AccessNeed, ConsentEvent, ConsentWording, Person, SignUp
from people.subjects import SignUpSubject
from people.submissions import Submission, fingerprint

ACCESS_NEEDS_REVIEWED_AFTER = timedelta(days=365)


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


def _confirm(sign_up: SignUp, *, channel: str, by: User | None, seen: str) -> bool:
    now = timezone.now()
    with transaction.atomic():
        # The page first: of two people who confirm at one moment, one gets the last place.
        page = Page.objects.select_for_update(no_key=True).filter(pk=sign_up.page_id).first()
        locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up.pk).first()
        if page is None or locked is None or not locked.pending:  # deleted or confirmed a moment ago
            return False
        if seen and seen != fingerprint(locked.pending):
            return False
        submission = Submission.from_json(locked.pending)
        _write_person(locked.person, submission, proves_email=channel == ConsentEvent.Channel.WEB, now=now)
        _write_sign_up(locked, submission, now)
        for wording in ConsentWording.objects.filter(pk__in=submission.wordings):
            record_consent(
                locked.person,
                wording,
                ConsentEvent.Decision.GIVEN,
                channel=channel,
                recorded_by=by,
                happened_at=now,
            )
        _move_on(locked, page.specific, by, now)
    return True


def _write_person(person: Person, submission: Submission, *, proves_email: bool, now: datetime) -> None:
    person.name = submission.name
    person.channel = submission.reach_by
    person.language = submission.language
    person.phone = submission.phone or person.phone
    person.address = submission.address or person.address
    if proves_email and person.email:
        person.email_confirmed_at = now
    person.save()
    if submission.access_needs:  # an empty box is not "I need nothing any more"
        AccessNeed.objects.update_or_create(
            person=person,
            defaults={
                "text": submission.access_needs,
                "recorded_at": now,
                "review_due": (now + ACCESS_NEEDS_REVIEWED_AFTER).date(),
            },
        )


def _write_sign_up(sign_up: SignUp, submission: Submission, now: datetime) -> None:
    sign_up.answers = list(submission.answers)
    sign_up.how_heard = submission.how_heard
    sign_up.language = submission.language
    sign_up.confirmed_at = now
    sign_up.pending = {}
    sign_up.save(update_fields=["answers", "how_heard", "language", "confirmed_at", "pending"])


def _move_on(sign_up: SignUp, page: SignUpSubject, by: User | None, now: datetime) -> None:
    """Change the state and tell whom it concerns; changed details of somebody who takes part already tell the team."""
    number = f"{sign_up.pk}-{now:%Y%m%d%H%M%S%f}"
    if sign_up.state not in NOT_TAKING_PART:
        write_message(f"team-changed-{number}", "team_changed", sign_up=sign_up)
        return
    change_state(sign_up, SignUp.State.CONFIRMED, by=by)
    change_state(sign_up, _next_state(sign_up, page), by=by)
    if sign_up.person.email:
        write_message(f"confirmed-{number}", "confirmed", person=sign_up.person, sign_up=sign_up)
    write_message(f"team-new-{number}", "team_new", sign_up=sign_up)


def _next_state(sign_up: SignUp, page: SignUpSubject) -> str:
    briefing = page.sign_up_briefing()
    if briefing.decided_by_team:
        return SignUp.State.AWAITING_TEAM
    if briefing.capacity is not None:
        taken = SignUp.objects.filter(page_id=sign_up.page_id, state=SignUp.State.ACTIVE).count()
        if taken >= briefing.capacity:
            return SignUp.State.WAITING_LIST
    return SignUp.State.ACTIVE
