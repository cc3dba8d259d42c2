"""What staff decide about a mailing: send it now or at a time, take that back, stop it, try it on themselves."""

from enum import Enum
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from people.actions.mailing_letters import carry_on, resume_mailings
from people.mailing_audience import headcount, words_shown
from people.mailing_progress import STOPPED_BY_STAFF, letters_of
from people.models import Mailing, OutboxMessage
from people.post.notices import is_notice
from people.post.texts.mailing import TEST_LETTER
from people.tasks import deliver_outbox_message

STARTED = "people.mailing_start"
SCHEDULED = "people.mailing_schedule"
TAKEN_BACK = "people.mailing_take_back"
STOPPED = "people.mailing_stop"
LISTED = "people.mailing_list"

State = Mailing.State


class Answer(Enum):
    """What became of a decision."""

    DONE = "done"
    NOT_AS_SHOWN = "not as shown"  # the words or the number of people changed since they were shown
    NOBODY = "nobody"  # there is no one to write to
    TOO_LATE = "too late"  # the time it was planned for has passed
    NOT_NOW = "not now"  # somebody else was quicker: it is in another state


def start(mailing: Mailing, *, number: int, words: str, by: User) -> Answer:
    """Send a draft now, exactly as it was shown: to this number of people, in these words."""
    with transaction.atomic():
        draft = _locked(mailing, State.DRAFT)
        answer = _judged(draft, number, words)
        if draft and answer == Answer.DONE:
            set_going(draft, by)
    return answer


def schedule(mailing: Mailing, *, number: int, words: str, by: User) -> Answer:
    """Let a draft go at its own time; who gets it is decided then."""
    with transaction.atomic():
        draft = _locked(mailing, State.DRAFT)
        answer = _judged(draft, number, words)
        if draft is None or answer != Answer.DONE:
            return answer
        if draft.send_at is None or draft.send_at <= timezone.now():
            return Answer.TOO_LATE
        draft.state = State.SCHEDULED
        draft.save(update_fields=["state"])
        _write_down(draft, SCHEDULED, by, send_at=f"{draft.send_at:%Y-%m-%d %H:%M %Z}")
    return Answer.DONE


def take_back(mailing: Mailing, *, by: User) -> Answer:
    """Make a mailing that waits for its time a draft again."""
    with transaction.atomic():
        scheduled = _locked(mailing, State.SCHEDULED)
        if scheduled is None:
            return Answer.NOT_NOW
        scheduled.state = State.DRAFT
        scheduled.save(update_fields=["state"])
        _write_down(scheduled, TAKEN_BACK, by)
    return Answer.DONE


def stop(mailing: Mailing, *, by: User) -> Answer:
    """Let nothing more leave; what a mail server has accepted cannot be called back.

    A notice goes to its end: who heard nothing of a cancellation would travel for nothing, and it is told only once.
    """
    if is_notice(mailing):
        return Answer.NOT_NOW
    with transaction.atomic():
        sending = _locked(mailing, State.SENDING)
        if sending is None:
            return Answer.NOT_NOW
        sending.state = State.STOPPED
        sending.finished_at = timezone.now()
        sending.save(update_fields=["state", "finished_at"])
        waiting = letters_of(sending.pk).filter(state__in=(OutboxMessage.State.WAITING, OutboxMessage.State.HELD))
        number = waiting.update(state=OutboxMessage.State.CANCELLED, last_error=STOPPED_BY_STAFF)
        _write_down(sending, STOPPED, by, count=number)
    return Answer.DONE


def send_test(mailing: Mailing, *, to: User) -> None:
    """Owe one mail to a member of staff, as people would get it; at most one a minute, however often they press."""
    key = f"mailing-{mailing.pk}-test-{to.pk}-{timezone.now():%Y%m%d%H%M}"
    message = OutboxMessage(key=key, template=TEST_LETTER, mailing=mailing, team_address=to.email)
    OutboxMessage.objects.bulk_create([message], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    transaction.on_commit(partial(deliver_outbox_message.enqueue, message.pk), robust=True)


def write_down_listed(mailing: Mailing, *, by: User, count: int) -> None:
    """Write into the mailing's history that somebody read how to ring or write to this many of its people."""
    _write_down(mailing, LISTED, by, count=count)


def look_after_mailings() -> int:
    """Start what is due, go on with what was cut off, finish what is done; returns how many mailings moved on."""
    due = Mailing.objects.filter(state=State.SCHEDULED, send_at__lte=timezone.now()).order_by("send_at", "pk")
    return sum(_start_scheduled(mailing) for mailing in due) + resume_mailings()


def _start_scheduled(mailing: Mailing) -> bool:
    with transaction.atomic():
        scheduled = _locked(mailing, State.SCHEDULED)
        if scheduled:
            set_going(scheduled, by=None)
    return scheduled is not None


def set_going(mailing: Mailing, by: User | None) -> None:
    """Let the letters of a mailing be written, and write down who said so and whom it leaves out."""
    people = headcount(mailing)
    mailing.state = State.SENDING
    mailing.started_at = timezone.now()
    mailing.left_out = people.left_out
    mailing.save(update_fields=["state", "started_at", "left_out"])
    _write_down(mailing, STARTED, by, count=people.letters)
    # Robust: where the queue cannot be reached the timers write and deliver.
    transaction.on_commit(partial(carry_on.enqueue, mailing.pk), robust=True)


def _judged(draft: Mailing | None, number: int, words: str) -> Answer:
    if draft is None:
        return Answer.NOT_NOW
    letters = headcount(draft).letters
    if letters != number or words_shown(draft) != words:
        return Answer.NOT_AS_SHOWN
    return Answer.DONE if letters else Answer.NOBODY


def _locked(mailing: Mailing, state: str) -> Mailing | None:
    return Mailing.objects.select_for_update(no_key=True).filter(pk=mailing.pk, state=state).first()


def _write_down(mailing: Mailing, action: str, by: User | None, **data: object) -> None:
    title = _("Mailing %(number)s") % {"number": mailing.pk}
    log(instance=mailing, action=action, user=by, title=title, data=data or None)
