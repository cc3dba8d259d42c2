"""What a moderator does with a message: takes it up, words it, passes it on, lets it in, or leaves it out."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.selectors import organisation
from involvement.actions.tell_us import welcome
from involvement.actions.tell_us_log import CHANGED, ESCALATED, write_down, write_entry
from involvement.models import TellUsEntry, TellUsMessage
from involvement.tell_us.moves import may_move
from involvement.tell_us.told import Told
from people.actions.post import write_message

PASSED_ON = "tell_us_passed_on"
Kind, State = TellUsEntry.Kind, TellUsMessage.State


def lock(message: TellUsMessage) -> TellUsMessage | None:
    """Return the message as it is stored now, held until the transaction ends; None where it has gone."""
    return TellUsMessage.objects.select_for_update(of=("self",)).filter(pk=message.pk).first()


def move(message: TellUsMessage, state: str, *, by: User, note: str = "") -> bool:
    """Put a message into another state; returns False where it cannot go there from where it is now."""
    with transaction.atomic():
        locked = lock(message)
        if locked is None or not may_move(locked.state, state):
            return False
        was_left_out = locked.state in (State.SET_ASIDE, State.SPAM)
        change_state(locked, state, Kind.MOVED, by=by, note=note)
        if was_left_out and state == State.NEW:
            _let_through(locked)
    return True


def change_state(message: TellUsMessage, state: str, kind: str, *, by: User, note: str = "") -> None:
    """Write down another state of a message that is held; must run in a transaction."""
    write_entry(message, kind, by=by, from_state=message.state, to_state=state, note=note)
    write_down(CHANGED, message, by=by, to=state)
    if message.state == State.MERGED:  # it stands by itself again
        message.merged_into = message.story = None
    message.state, message.moved_at = state, timezone.now()
    message.save(update_fields=["state", "moved_at", "merged_into", "story"])


def write_our_words(message: TellUsMessage, words: str, *, by: User, seen: str) -> bool:
    """Keep the message in our own words; returns False where somebody has changed them since `seen` was shown."""
    with transaction.atomic():
        locked = lock(message)
        if locked is None or locked.our_words != seen:
            return False
        if words != locked.our_words:
            write_entry(locked, Kind.WORDS, by=by, before=locked.our_words or locked.words, after=words)
            write_down(CHANGED, locked, by=by, what="words")
            locked.our_words = words
            locked.save(update_fields=["our_words"])
    return True


def note(message: TellUsMessage, words: str, *, by: User) -> None:
    """Leave a note to colleagues."""
    write_entry(message, Kind.NOTE, by=by, note=words)


def pass_on(message: TellUsMessage, why: str, *, by: User) -> bool:
    """Pass a worry on to PALS: who, when and why is written down, and the mail holds nothing but a way to it.

    Returns False where PALS has no address in the settings: then somebody has to ring.
    """
    address = organisation().pals_email
    with transaction.atomic():
        locked = lock(message)
        if locked is None or not address:
            return False
        from_state, locked.state, locked.moved_at = locked.state, State.ESCALATED, timezone.now()
        locked.save(update_fields=["state", "moved_at"])
        states = {"from_state": from_state, "to_state": str(State.ESCALATED)}
        entry = write_entry(locked, Kind.ESCALATED, by=by, note=why, **states)
        write_down(ESCALATED, locked, by=by)
        write_message(f"{PASSED_ON}-{locked.pk}-{entry.pk}", PASSED_ON, team_address=address)
    return True


def _let_through(message: TellUsMessage) -> None:
    """Treat what was set aside as if it had come just now; the same words are trusted from now on."""
    TellUsMessage.objects.filter(pk=message.pk).update(let_through_at=timezone.now())
    told = Told(words=message.words, stamp="", reach_by=message.reach_by, language=message.language, **message.pending)
    if message.pending:
        welcome(message, told)
