"""What members said of a meeting, shown so that nobody can be found in it, and only once it cannot change any more.

Each number is published in one place, its meeting, and no totals with it: the three questions are answered by the same
people, so that a total of one would tell what another one hides. What a group shows is worked out from what its
meetings show (people.disclosure.sum_of), and tells nothing that they do not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from network.asking.questions import Answer, Question, closes_on
from network.models import MeetingAnswerCount, MeetingPage
from people.disclosure import Figure, figure, sum_of
from people.monitoring import monitoring_settings

Numbers = dict[tuple[str, str], list[int]]  # by question and answer


@dataclass(frozen=True)
class Line:
    """One question with a figure for each answer, in the order of Answer."""

    question: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Report:
    """What may be shown of one meeting, or from which day on."""

    lines: tuple[Line, ...]
    shown_from: date | None  # where it is not over yet


def report_on(meeting: MeetingPage, answer_days: int, now: datetime) -> Report | None:
    """Return what members said of a meeting; None where nobody was asked."""
    telling = getattr(meeting, "telling", None)
    last = closes_on(meeting, answer_days)
    if telling is None or telling.asked_at is None or last is None:
        return None
    if timezone.localdate(now) <= last:
        return Report((), last)
    return Report(_lines([meeting]), None)


def report_of_group(meetings: Iterable[MeetingPage], answer_days: int, now: datetime) -> tuple[Line, ...]:
    """Return what members said of all these meetings that may be shown; nothing where there is none."""
    today = timezone.localdate(now)
    over = [each for each in meetings if (last := closes_on(each, answer_days)) and today > last]
    return _lines(over)


def reports_on(meetings: Iterable[MeetingPage], answer_days: int, now: datetime) -> dict[int, tuple[Line, ...]]:
    """Return what may be shown of each of these meetings by its number; two queries, however many there are."""
    today = timezone.localdate(now)
    over = [each.pk for each in meetings if (last := closes_on(each, answer_days)) and today > last]
    counted: dict[int, Numbers] = defaultdict(lambda: defaultdict(list))
    rows = MeetingAnswerCount.objects.filter(meeting__in=over).values_list("meeting", "question", "answer", "number")
    for meeting, question, answer, number in rows:
        counted[meeting][question, answer].append(number)
    smallest = monitoring_settings().smallest_number_shown
    return {meeting: _as_lines(numbers, smallest) for meeting, numbers in counted.items()}


def _lines(meetings: list[MeetingPage]) -> tuple[Line, ...]:
    rows = MeetingAnswerCount.objects.filter(meeting__in=meetings).order_by("meeting")
    numbers: Numbers = defaultdict(list)
    for question, answer, number in rows.values_list("question", "answer", "number"):
        numbers[question, answer].append(number)
    return _as_lines(numbers, monitoring_settings().smallest_number_shown)


def _as_lines(numbers: Numbers, smallest: int) -> tuple[Line, ...]:
    return tuple(
        Line(str(question.label), tuple(_figure(numbers[question, answer], smallest) for answer in Answer))
        for question in Question
        if numbers[question, Answer.YES]  # all rows of a question are made at once
    )


def _figure(numbers: list[int], smallest: int) -> Figure:
    figures = [figure(number, smallest) for number in numbers]
    return figures[0] if len(figures) == 1 else sum_of(figures, smallest)
