"""The equality report: who answered first, then what they answered, in finished quarters and years only.

Each true number is published in one place, its quarter. The year of an answer is a total of its quarters, and "asked
and answered" of the year is a total of those years: a tree, as people.disclosure needs it. Everything else, such as the
sum of a quarter and those of whom nothing is known, is worked out from published figures. A quarter is published when
it is over, and never changes afterwards.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from people.disclosure import SMALLEST, Figure, figure, rest_of, share, sum_of, total
from people.equality import (
    ASKED,
    DECLINED,
    NOT_KNOWN,
    PEOPLE,
    EqualityQuestion,
    equality_questions,
)
from people.models import EqualityCount
from people.monitoring import monitoring_settings, quarter_bounds, quarter_in_words, reporting_year_of

Counts = Mapping[tuple[str, str, str], int]  # (quarter, question, answer)


@dataclass(frozen=True)
class Line:
    """One line of a table: a code where there is one, words, a figure for each period, and a share of the year."""

    code: str
    words: str
    figures: tuple[Figure, ...]
    share: str = ""


@dataclass(frozen=True)
class QuestionReport:
    """One question in one year: who answered it, and what they answered."""

    name: str
    label: str
    coverage: tuple[Line, ...]
    answers: tuple[Line, ...]


@dataclass(frozen=True)
class YearReport:
    """One year from April to March, as far as its quarters are over."""

    label: str
    periods: tuple[str, ...]  # the finished quarters; then the year, once it is finished too
    is_finished: bool
    questions: tuple[QuestionReport, ...]


def equality_report(today: date) -> list[YearReport]:
    """Return the report as it may be shown on this day, the newest year first."""
    rows = EqualityCount.objects.values_list("quarter", "question", "answer", "number")
    counts = {(quarter, question, answer): number for quarter, question, answer, number in rows}
    return report_of(counts, equality_questions(), today, monitoring_settings().smallest_number_shown)


def report_of(
    counts: Counts, questions: list[EqualityQuestion], today: date, smallest: int = SMALLEST
) -> list[YearReport]:
    """Return what may be shown of these counts on this day."""
    over = sorted({quarter for quarter, _question, _answer in counts if quarter_bounds(quarter)[1] <= today})
    years = sorted({reporting_year_of(quarter) for quarter in over}, reverse=True)
    return [_year(year, counts, questions, today, smallest) for year in years]


def running_quarter(today: date) -> tuple[str, date]:
    """Return the words for the quarter that is not over yet, and the day from which its figures are shown."""
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    first, after = quarter_bounds(quarter)
    return quarter_in_words(first), after


def _year(year: int, counts: Counts, questions: list[EqualityQuestion], today: date, smallest: int) -> YearReport:
    quarters = [quarter for quarter in _quarters_of(year) if quarter_bounds(quarter)[1] <= today]
    is_finished = len(quarters) == 4
    words = _("%(first)s %(year)d to %(last)s %(next)d") % {
        "first": MONTHS[4],
        "year": year,
        "last": MONTHS[3],
        "next": year + 1,
    }
    return YearReport(
        label=words,
        periods=(
            *(quarter_in_words(quarter_bounds(quarter)[0]) for quarter in quarters),
            *([_("The whole year")] if is_finished else []),
        ),
        is_finished=is_finished,
        questions=tuple(_Counted(counts, quarters, is_finished, smallest).report(question) for question in questions),
    )


@dataclass(frozen=True)
class _Counted:
    """Makes figures from the counts of the finished quarters of one year."""

    counts: Counts
    quarters: list[str]
    is_finished: bool
    smallest: int

    def report(self, question: EqualityQuestion) -> QuestionReport:
        asked = self._figures(ASKED, PEOPLE)
        declined = self._figures(question.name, DECLINED)
        given = {code: self._figures(question.name, code) for code in self._codes(question)}
        answered = self._answered(question.name, given)
        unknown = tuple(
            rest_of(everyone, [some, others], self.smallest)
            for everyone, some, others in zip(asked, answered, declined, strict=True)
        )
        return QuestionReport(
            name=question.name,
            label=str(question.label),
            coverage=(
                Line("", _("Could answer: people whose sign-up was confirmed"), asked),
                Line("", _("Asked and answered"), answered),
                Line(DECLINED, _("Asked and declined: “prefer not to say”"), declined),
                Line(NOT_KNOWN, _("Not known: not asked, or did not answer"), unknown),
            ),
            answers=tuple(self._line(question, code, given[code], answered) for code in given),
        )

    def _figures(self, question: str, answer: str) -> tuple[Figure, ...]:
        numbers = [self.counts.get((quarter, question, answer), 0) for quarter in self.quarters]
        parts = [figure(number, self.smallest) for number in numbers]
        return (*parts, total(parts, sum(numbers), self.smallest)) if self.is_finished else tuple(parts)

    def _answered(self, question: str, given: dict[str, tuple[Figure, ...]]) -> tuple[Figure, ...]:
        by_period = list(zip(*given.values(), strict=True))
        if not self.is_finished:
            return tuple(sum_of(figures, self.smallest) for figures in by_period)
        number = sum(self.counts.get((quarter, question, code), 0) for quarter in self.quarters for code in given)
        return (
            *(sum_of(figures, self.smallest) for figures in by_period[:-1]),
            total(by_period[-1], number, self.smallest),
        )

    def _codes(self, question: EqualityQuestion) -> Iterator[str]:
        yield from question.answers
        known = {*question.codes}
        yield from sorted({answer for quarter, name, answer in self.counts if name == question.name} - known)

    def _line(
        self, question: EqualityQuestion, code: str, figures: tuple[Figure, ...], answered: tuple[Figure, ...]
    ) -> Line:
        part = share(figures[-1], answered[-1]) if self.is_finished else ""
        return Line(code, question.words_for(code), figures, part)


def _quarters_of(year: int) -> list[str]:
    return [f"{year}-Q2", f"{year}-Q3", f"{year}-Q4", f"{year + 1}-Q1"]
