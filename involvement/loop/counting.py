"""Counts facts: how many stories have their answer, wait, or are overdue; how many answers came in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from involvement.loop.facts import OpportunityFacts, StoryFacts


@dataclass(frozen=True)
class StoryCount:
    """How stories stand. Each counts once: it has its answer, or waits, or is overdue."""

    answered: int
    waiting: int
    overdue: int
    days: int | None  # half of the answers took so long or less; None where there are too few

    @property
    def everything(self) -> int:
        """Return how many stories there are."""
        return self.answered + self.waiting + self.overdue


@dataclass(frozen=True)
class OpportunityCount:
    """How opportunities that closed stand. Each counts once."""

    in_time: int
    late: int
    owed: int  # the promised day has not passed
    overdue: int

    @property
    def everything(self) -> int:
        """Return how many opportunities there are."""
        return self.in_time + self.late + self.owed + self.overdue


def count_stories(stories: Iterable[StoryFacts], today: date, fewest: int) -> StoryCount:
    """Return how these stories stand today; the days only where at least `fewest` of them are known."""
    stories = list(stories)
    answered = sum(story.is_answered for story in stories)
    overdue = sum(not story.is_answered and _is_over(story.due, today) for story in stories)
    days = [story.days for story in stories if story.days is not None]
    return StoryCount(answered, len(stories) - answered - overdue, overdue, _middle(days, fewest))


def count_opportunities(opportunities: Iterable[OpportunityFacts], today: date) -> OpportunityCount:
    """Return how these opportunities stand today."""
    opportunities = list(opportunities)
    answered = [each for each in opportunities if each.is_answered]
    in_time = sum(_came_in_time(each) for each in answered)
    overdue = sum(not each.is_answered and _is_over(each.due, today) for each in opportunities)
    owed = len(opportunities) - len(answered) - overdue
    return OpportunityCount(in_time, len(answered) - in_time, owed, overdue)


def _came_in_time(each: OpportunityFacts) -> bool:
    """Tell whether an answer came by the promised day; where the day is not known we do not flatter ourselves."""
    if each.due is None:  # nothing was promised
        return True
    return each.answered_on is not None and each.answered_on <= each.due


def _is_over(due: date | None, today: date) -> bool:
    return due is not None and due < today


def _middle(days: Sequence[int], fewest: int) -> int | None:
    # The upper of the two in the middle, so that "half of them took so long or less" is true.
    return median_high(days) if len(days) >= fewest else None
