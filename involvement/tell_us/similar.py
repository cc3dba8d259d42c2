"""Which messages may be about the same thing: by the words they share, as advice to whoever puts them together."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from involvement.models import TellUsMessage
from involvement.tell_us.waiting import in_queue

LOOKED_BACK = timedelta(days=180)
MOST_COMPARED, MOST_SHOWN = 300, 5
ALIKE = 0.18  # of all words of both, the part that stands in both
SHORTEST_WORD = 4  # letters: “the”, “and” and their like in other languages are shared by everything
STEM = 6  # letters, so that “waiting” and “waited” come near each other
State = TellUsMessage.State


@dataclass(frozen=True)
class Similar:
    """Another message, and how much of the words both have, in percent."""

    message: TellUsMessage
    percent: int


def similar_to(message: TellUsMessage) -> list[Similar]:
    """Return the messages most like this one with which it can be put together; one query."""
    own = stems_of(message.words)
    others = _others(message).order_by("-came_at", "-pk")[:MOST_COMPARED]
    rated = [(_likeness(own, stems_of(other.words)), other) for other in others]
    near = sorted((pair for pair in rated if pair[0] >= ALIKE), key=lambda pair: (-pair[0], -pair[1].pk))
    return [Similar(other, round(likeness * 100)) for likeness, other in near[:MOST_SHOWN]]


def can_be_put_together(goes: TellUsMessage, stays: TellUsMessage) -> bool:
    """Tell whether one message can be put together with another: neither is spam nor part of another."""
    never = (State.SET_ASIDE, State.SPAM, State.MERGED)
    may_go = goes.state not in (*never, State.ESCALATED) and goes.story_id is None
    return goes.pk != stays.pk and may_go and stays.state not in never


def stems_of(words: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    found = re.findall(r"\w+", words.casefold())
    return frozenset(word[:STEM] for word in found if len(word) >= SHORTEST_WORD)


def _others(message: TellUsMessage) -> QuerySet[TellUsMessage]:
    since = message.came_at - LOOKED_BACK
    return in_queue().exclude(pk=message.pk).exclude(state=State.MERGED).filter(came_at__gte=since)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
