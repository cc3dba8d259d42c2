"""Receiving sign-ups. What a form says stays in `pending` until the person proves that the address is theirs."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core.deadlocks import again_after_deadlock
from people.actions.people import known_or_new
from people.actions.post import write_message
from people.actions.states import change_state
from people.models import Person, SignUp
from people.selectors import sign_ups_never_confirmed
from people.subjects import SignUpSubject
from people.submissions import Submission

ASKED_AT_MOST_EVERY = timedelta(hours=1)
NOT_TAKING_PART = (SignUp.State.UNCONFIRMED, SignUp.State.EXPIRED, SignUp.State.LEFT)


@again_after_deadlock
def register_interest(page: SignUpSubject, submission: Submission) -> None:
    """Keep what the form said and ask the person to confirm it; nobody who watches can tell whether we knew them.

    The newest form wins. One person, one sign-up a page and one mail an hour, however often and however fast the same
    form arrives: the database's own constraints decide, in one statement each, so that no request can come between.
    """
    now = timezone.now()
    with transaction.atomic():
        known = _known_sign_up(page, submission)
        if known is None:
            _keep_first(page, submission, now)
        else:
            _keep_newest(known, submission, now)


def _known_sign_up(page: SignUpSubject, submission: Submission) -> SignUp | None:
    who = {"person__email": submission.email} if submission.email else {"person__reach_key": submission.reach_key}
    known = SignUp.objects.select_for_update(of=("self",)).select_related("person")
    return known.filter(page_id=page.pk, **who).first()


def _keep_first(page: SignUpSubject, submission: Submission, now: datetime) -> None:
    unique = "email" if submission.email else "reach_key"
    person = Person(
        email=submission.email or None,
        reach_key=submission.reach_key,
        channel=submission.reach_by,
        language=submission.language,
    )
    sign_up = SignUp(
        person=known_or_new(person, by=unique),
        page_id=page.pk,
        pending=submission.to_json(),
        language=submission.language,
        confirmation_asked_at=now,
    )
    SignUp.objects.bulk_create(
        [sign_up], update_conflicts=True, unique_fields=["person", "page"], update_fields=["pending", "language"]
    )
    _ask_to_confirm(sign_up, asked_before="first")


def _keep_newest(sign_up: SignUp, submission: Submission, now: datetime) -> None:
    asked = sign_up.confirmation_asked_at
    is_due = asked is None or now - asked >= ASKED_AT_MOST_EVERY or not sign_up.pending
    sign_up.pending = submission.to_json()
    sign_up.language = submission.language
    if is_due:
        sign_up.confirmation_asked_at = now
    sign_up.save(update_fields=["pending", "language", "confirmation_asked_at"])
    if sign_up.state == SignUp.State.EXPIRED:
        change_state(sign_up, SignUp.State.UNCONFIRMED)
    if is_due:
        _ask_to_confirm(sign_up, asked_before=f"{asked:%Y%m%d%H%M%S%f}" if asked else "never")


def _ask_to_confirm(sign_up: SignUp, *, asked_before: str) -> None:
    # The key tells since when the last question stands, so that two requests at one moment ask once.
    if sign_up.pending["reach_by"] != Person.Channel.EMAIL:
        write_message(f"team-contact-{sign_up.pk}-{asked_before}", "team_contact", sign_up=sign_up)
        return
    template = "confirm" if sign_up.state in NOT_TAKING_PART else "confirm_changes"
    write_message(f"confirm-{sign_up.pk}-{asked_before}", template, person=sign_up.person, sign_up=sign_up)


def ask_again_to_confirm(person: Person) -> None:
    """Send fresh links for the forms that wait to be confirmed; for when the person's earlier links have ended.

    Must run in the transaction that ends them, and that holds the sign-ups' rows.
    """
    now = timezone.now()
    by_mail = SignUp.objects.filter(person=person, pending__reach_by=Person.Channel.EMAIL)
    for sign_up in by_mail.select_related("person").order_by("pk"):
        sign_up.pending = sign_up.pending | {"email": person.email or ""}
        sign_up.confirmation_asked_at = now
        sign_up.save(update_fields=["pending", "confirmation_asked_at"])
        _ask_to_confirm(sign_up, asked_before=f"{now:%Y%m%d%H%M%S%f}")


def expire_unconfirmed() -> int:
    """Forget what was never confirmed once its link has run out; returns how many sign-ups that touched.

    People who are rung or written to do not expire by themselves: they are waiting for us.
    """
    expired = 0
    for pk in list(sign_ups_never_confirmed(timezone.now()).values_list("pk", flat=True)):
        with transaction.atomic():
            sign_up = sign_ups_never_confirmed(timezone.now()).select_for_update(of=("self",)).filter(pk=pk).first()
            if sign_up is None:  # confirmed or sent again a moment ago
                continue
            sign_up.pending = {}
            sign_up.save(update_fields=["pending"])
            if sign_up.state == SignUp.State.UNCONFIRMED:
                change_state(sign_up, SignUp.State.EXPIRED)
            expired += 1
    return expired
