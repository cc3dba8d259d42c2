"""An involvement plan as staff have answered it: who, how early, how much say, when, for how much, and what after."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from core.models import Area, Audience, Directorate
from involvement.models import PayRate, Rung, Stage

TO_ANSWER = timedelta(days=14)  # between the last day to say yes and the first meeting
TO_FIND_PEOPLE = timedelta(days=42)  # before the first meeting
TO_READ = timedelta(days=7)  # papers, before each meeting
TO_PAY = timedelta(days=14)  # after each meeting


class Rhythm(Enum):
    """How far meetings are apart, in days."""

    WEEK = 7
    TWO_WEEKS = 14
    MONTH = 28


@dataclass(frozen=True)
class Plan:
    """Every answer, checked."""

    what: str
    why: str
    tasks: str
    audiences: tuple[Audience, ...]
    people: int
    directorate: Directorate | None
    area: Area | None
    ways: frozenset[str]  # values of involvement.vocabulary.Way
    stage: Stage
    rung: Rung
    rung_reason: str
    starts: date
    meetings: int
    rhythm: Rhythm
    minutes: int
    preparation: int
    rate: PayRate | None
    expenses: str
    access: tuple[str, ...]  # of involvement.road_map.plan_choices.ACCESS, in that order
    told_by: date
    told_how: str

    @property
    def minutes_a_meeting(self) -> int:
        """Return what one meeting asks of one person, with preparation."""
        return self.minutes + self.preparation

    @property
    def minutes_asked(self) -> int:
        """Return what is asked of one person in all."""
        return self.meetings * self.minutes_a_meeting

    @property
    def last_meeting(self) -> date:
        """Return the day of the last meeting."""
        return last_meeting(self.starts, self.meetings, self.rhythm)

    @property
    def last_day_to_say_yes(self) -> date:
        """Return the day until which people can say that they take part."""
        return self.starts - TO_ANSWER


def last_meeting(starts: date, meetings: int, rhythm: Rhythm) -> date:
    """Return the day of the last of so many meetings."""
    return starts + timedelta(days=rhythm.value * (meetings - 1))
