"""Counting equality answers: a number rises, and nothing else is kept of who gave which answers.

Neither can the rows themselves tell. All rows of a quarter are made at once, so that their order says nothing; and
every row of the quarter is written anew with each form, so that the database's own bookkeeping does not show which
answers came together.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, When
from django.utils import timezone

from people.equality import ASKED, PEOPLE, equality_questions
from people.models import EqualityCount
from people.monitoring import quarter_of


def count_answers(answers: Mapping[str, str], *, now: datetime | None = None) -> None:
    """Add one to the count of each answer; `answers` are question names with codes, and none counts nothing.

    Raises ValueError for a question or code that we do not ask.
    """
    known = _known_answers()
    if unknown := set(answers.items()) - set(known):
        raise ValueError(f"Not among our questions and answers: {len(unknown)} of {len(answers)}.")
    if not answers:
        return
    given = reduce(or_, (Q(question=question, answer=answer) for question, answer in answers.items()))
    with transaction.atomic():
        rows = _rows_of(quarter_of(now or timezone.now()), known)
        # One form after the other: two that rewrite the same rows in another order would wait for each other for ever.
        rows.select_for_update().get(question=ASKED, answer=PEOPLE)
        rows.update(number=F("number") + Case(When(given, then=1), default=0))


def count_asked(*, now: datetime | None = None) -> None:
    """Add one to those who could have answered; to be called once for each sign-up that is confirmed."""
    quarter = quarter_of(now or timezone.now())
    people = EqualityCount.objects.filter(quarter=quarter, question=ASKED, answer=PEOPLE)
    with transaction.atomic():
        if not people.update(number=F("number") + 1):  # the first of a quarter
            _rows_of(quarter, _known_answers())
            people.update(number=F("number") + 1)


def _known_answers() -> list[tuple[str, str]]:
    answers = [(question.name, code) for question in equality_questions() for code in question.codes]
    return [(ASKED, PEOPLE), *answers]


def _rows_of(quarter: str, known: list[tuple[str, str]]) -> QuerySet[EqualityCount]:
    rows = EqualityCount.objects.filter(quarter=quarter)
    present = set(rows.values_list("question", "answer"))
    missing = [
        EqualityCount(quarter=quarter, question=question, answer=answer)
        for question, answer in known
        if (question, answer) not in present
    ]
    EqualityCount.objects.bulk_create(missing, ignore_conflicts=True)
    return rows
