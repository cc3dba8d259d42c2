"""Delivers what the outbox holds: claims a message so that only one worker has it, sends it, or tries again later."""

import logging
import time
from datetime import timedelta

from django.db import Error as DatabaseProblem
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from people.models import OutboxMessage
from people.post.letters import build_letter
from people.post.sending import is_refused_for_good, kind_of_error, send
from people.selectors import messages_due

logger = logging.getLogger(__name__)

State = OutboxMessage.State
RESCUED_AFTER = timedelta(minutes=10)  # much longer than EMAIL_TIMEOUT lets a living worker hold a message
GIVEN_UP_AFTER = timedelta(hours=48)
LONGEST_PAUSE = 60  # minutes between two attempts
A_ROUND = 200  # messages
A_ROUND_TAKES = 120  # seconds, so that other timers get their turn
WRITTEN_DOWN_AGAIN_AFTER = (0, 1, 2, 5, 10, 20, 40, 60)  # seconds; together much less than RESCUED_AFTER
STOPS_AFTER = 3  # failures one after the other: the mail server is away, the next round tries again


def deliver_message(message_pk: int) -> bool:
    """Send one message if it is owed and due; returns whether it went out. Never raises what a mail server did."""
    now = timezone.now()
    owed = OutboxMessage.objects.filter(pk=message_pk, state=State.WAITING, due_at__lte=now)
    if not owed.update(state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return False
    whole = OutboxMessage.objects.select_related("person", "sign_up__person", "sign_up__page")
    message = whole.filter(pk=message_pk).first()
    if message is None:  # erased with its person a moment ago
        return False
    try:
        letter = build_letter(message)
        if letter is None:
            _close(message, State.CANCELLED)
            return False
        send(letter, message)
    except Exception as error:  # noqa: BLE001  whatever a mail backend raises may hold an address: keep its kind only
        _failed(message, error)
        return False
    _write_down_as_sent(message)
    return True


def deliver_due_messages() -> int:
    """Send what is due and what a killed worker left behind; returns how many went out."""
    rescue_abandoned_messages()
    started, sent, failures = time.monotonic(), 0, 0
    for pk in list(messages_due(timezone.now()).values_list("pk", flat=True)[:A_ROUND]):
        if deliver_message(pk):
            sent, failures = sent + 1, 0
        elif OutboxMessage.objects.filter(pk=pk).exclude(last_error="").exists():
            failures += 1
        if failures >= STOPS_AFTER or time.monotonic() - started > A_ROUND_TAKES:
            break
    return sent


def rescue_abandoned_messages() -> int:
    """Put back what was claimed so long ago that whoever claimed it must be dead."""
    abandoned = OutboxMessage.objects.filter(state=State.SENDING, claimed_at__lt=timezone.now() - RESCUED_AFTER)
    return abandoned.update(state=State.WAITING, claimed_at=None)


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
    _ours(message).update(state=state, sent_at=timezone.now() if state == State.SENT else None, last_error="")


def _failed(message: OutboxMessage, error: Exception) -> None:
    now = timezone.now()
    is_over = now - message.created_at > GIVEN_UP_AFTER or is_refused_for_good(error)
    _ours(message).update(
        state=State.FAILED if is_over else State.WAITING,
        claimed_at=None,
        due_at=now + _pause(message.attempts),
        last_error=kind_of_error(error),
    )
    logger.warning("A mail could not be sent: %s (message %s)", kind_of_error(error), message.pk)


def _ours(message: OutboxMessage) -> QuerySet[OutboxMessage]:
    # Only while our claim stands: a message that was rescued from us belongs to somebody else.
    return OutboxMessage.objects.filter(pk=message.pk, state=State.SENDING, claimed_at=message.claimed_at)


def _pause(attempts: int) -> timedelta:
    return timedelta(minutes=min(2 ** min(attempts - 1, 10), LONGEST_PAUSE))
