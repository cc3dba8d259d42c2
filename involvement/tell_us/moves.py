"""From which state to which a moderator may put a message, and which states make up the queue."""

from involvement.models import TellUsMessage

State = TellUsMessage.State

LEFT_OUT = (State.SET_ASIDE, State.SPAM)  # kept apart from the queue, and not for long
WAITING = (State.NEW, State.LOOKING)
SETTLED = (State.ANSWERED, State.STORY, State.MERGED, State.NOT_FOR_US)

_MOVES: dict[str, tuple[str, ...]] = {
    State.NEW: (State.LOOKING, State.ANSWERED, State.NOT_FOR_US, State.SPAM),
    State.LOOKING: (State.NEW, State.ANSWERED, State.NOT_FOR_US, State.SPAM),
    State.ESCALATED: (State.LOOKING, State.ANSWERED, State.NOT_FOR_US),
    State.ANSWERED: (State.LOOKING,),
    State.STORY: (State.LOOKING, State.ANSWERED),
    State.NOT_FOR_US: (State.LOOKING, State.SPAM),
    State.MERGED: (State.LOOKING,),
    State.SET_ASIDE: (State.NEW, State.SPAM),
    State.SPAM: (State.NEW,),
}


def moves_from(state: str) -> tuple[str, ...]:
    """Return the states into which a moderator may put a message that is in this one."""
    return _MOVES.get(state, ())


def may_move(state: str, to: str) -> bool:
    """Tell whether a message may go from one state to another."""
    return to in moves_from(state)
