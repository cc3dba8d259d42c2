"""Delivers what the outbox holds: claims a message so that only one worker has it, sends it, or tries again later."""

import logging
import time
from datetime import timedelta
from enum import Enum
from typing import Any

from django.db import Error as DatabaseProblem
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from people.models import OutboxMessage
from people.post.clearance import clearance
from people.post.letters import build_letter
from people.post.sending import is_refused_for_good, kind_of_error, send
from people.selectors import messages_due

logger = logging.getLogger(__name__)

State = OutboxMessage.State
RESCUED_AFTER = timedelta(minutes=10)  # much longer than EMAIL_TIMEOUT lets a living worker hold a message
GIVEN_UP_AFTER = timedelta(hours=48)
FEWEST_ATTEMPTS = 10  # before anything is given up: a site that was down for days has not tried yet
LONGEST_PAUSE = 60  # minutes between two attempts
A_ROUND = 200  # messages
A_ROUND_TAKES = 120  # seconds, so that other timers get their turn
WRITTEN_DOWN_AGAIN_AFTER = (0, 1, 2, 5, 10, 20, 40, 60)  # seconds; together much less than RESCUED_AFTER
STOPS_AFTER = 3  # failures one after the other: the mail server is away, the next round tries again
ENDED_MIDWAY = "the worker ended midway, again and again"


class Outcome(Enum):
    """How one attempt went."""

    SENT = "sent"
    FAILED = "failed"
    PASSED = "passed"  # nothing was tried: not owed, not due, not needed, not allowed, or not now


def deliver_message(message_pk: int) -> bool:
    """Send one message if it is owed and due; returns whether it went out. Never raises what a mail server did."""
    return _attempt(message_pk) is Outcome.SENT


def deliver_due_messages() -> int:
    """Send what is due, what waited for the end of a break, and what a killed worker left; returns how many went."""
    rescue_abandoned_messages()
    release_after_breaks()
    started, sent, failures = time.monotonic(), 0, 0
    for pk in list(messages_due(timezone.now()).values_list("pk", flat=True)[:A_ROUND]):
        outcome = _attempt(pk)
        if outcome is Outcome.SENT:
            sent, failures = sent + 1, 0
        failures += outcome is Outcome.FAILED
        if failures >= STOPS_AFTER or time.monotonic() - started > A_ROUND_TAKES:
            break
    return sent


def rescue_abandoned_messages() -> int:
    """Put back what was claimed so long ago that whoever claimed it must be dead; returns how many messages.

    One over which workers died for two days is given up: it may be what kills them.
    """
    now = timezone.now()
    abandoned = OutboxMessage.objects.filter(state=State.SENDING, claimed_at__lt=now - RESCUED_AFTER)
    hopeless = abandoned.filter(attempts__gte=FEWEST_ATTEMPTS, owed_since__lt=now - GIVEN_UP_AFTER)
    hopeless.update(claimed_at=None, last_error=ENDED_MIDWAY, **_closed(State.FAILED))
    return abandoned.update(state=State.WAITING, claimed_at=None)


def release_after_breaks() -> int:
    """Let mail go whose reader is on no break any more; returns how many messages.

    Ending a break releases it at once; this finds what was put aside in the same moment.
    """
    now = timezone.now()
    over = OutboxMessage.objects.filter(state=State.HELD, person__paused_at__isnull=True)
    return over.update(state=State.WAITING, due_at=now, owed_since=now)


def _attempt(message_pk: int) -> Outcome:
    message = _claimed(message_pk)
    if message is None:
        return Outcome.PASSED
    try:
        ruling = clearance(message)
        letter = None if ruling.state else build_letter(message)
        if letter is None:
            _put_aside(message, ruling.state or State.CANCELLED, ruling.error)
            return Outcome.PASSED
    except Exception as error:  # noqa: BLE001  one mail that cannot be made says nothing of the mail server
        _failed(message, error)
        return Outcome.PASSED
    try:
        send(letter, message)
    except Exception as error:  # noqa: BLE001  whatever a mail backend raises may hold an address: keep its kind only
        _failed(message, error)
        return Outcome.FAILED
    _write_down_as_sent(message)
    return Outcome.SENT


def _claimed(message_pk: int) -> OutboxMessage | None:
    """Return the message with all that is asked about it, now ours; None where it is not owed, not due, or gone."""
    now = timezone.now()
    owed = OutboxMessage.objects.filter(pk=message_pk, state=State.WAITING, due_at__lte=now)
    if not owed.update(state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return None
    whole = OutboxMessage.objects.select_related(
        "person", "sign_up__person", "sign_up__page", "guardian__sign_up__person", "guardian__sign_up__page", "mailing"
    )
    return whole.filter(pk=message_pk).first()


def _write_down_as_sent(message: OutboxMessage) -> None:
    """Hold on to the one fact that must not be lost: a mail that has gone out and is not written down goes out again.

    A database that is restarted while a mail is under way is back within this time.
    """
    for pause in WRITTEN_DOWN_AGAIN_AFTER:
        try:
            return _close(message, State.SENT)
        except DatabaseProblem:
            if connection.in_atomic_block:
                raise
            logger.exception("A mail went out and could not be written down yet (message %s)", message.pk)
            connection.close()
            time.sleep(pause)
    return _close(message, State.SENT)


def _close(message: OutboxMessage, state: str) -> None:
    sent_at = timezone.now() if state == State.SENT else None
    _ours(message).update(sent_at=sent_at, last_error="", **_closed(state))


def _put_aside(message: OutboxMessage, state: str, error: str) -> None:
    if state == State.HELD:  # to be tried afresh one day
        _ours(message).update(state=state, claimed_at=None, attempts=0, last_error="")
    else:
        _ours(message).update(last_error=error, **_closed(state))


def _failed(message: OutboxMessage, error: Exception) -> None:
    now = timezone.now()
    is_late = now - message.owed_since > GIVEN_UP_AFTER and message.attempts >= FEWEST_ATTEMPTS
    is_to_team = message.person_id is None and message.guardian_id is None and not message.receipt_address
    is_over = is_late or (is_refused_for_good(error) and not is_to_team)  # the team mends its own mailbox
    _ours(message).update(
        claimed_at=None,
        due_at=now + _pause(message.attempts),
        last_error=kind_of_error(error),
        **(_closed(State.FAILED) if is_over else {"state": State.WAITING}),
    )
    logger.warning("A mail could not be sent: %s (message %s)", kind_of_error(error), message.pk)


def _closed(state: str) -> dict[str, Any]:
    """Return what is written into a message that is tried no more: nobody is written to there again."""
    return {"state": state, "receipt_address": "", "receipt_language": "", "test_words": {}}


def _ours(message: OutboxMessage) -> QuerySet[OutboxMessage]:
    # Only while our claim stands: a message that was rescued from us belongs to somebody else.
    return OutboxMessage.objects.filter(pk=message.pk, state=State.SENDING, claimed_at=message.claimed_at)


def _pause(attempts: int) -> timedelta:
    return timedelta(minutes=min(2 ** min(attempts - 1, 10), LONGEST_PAUSE))
