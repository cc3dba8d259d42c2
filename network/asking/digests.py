"""How the site knows that somebody has answered a question without knowing who has: a digest that needs our key."""

from collections.abc import Iterable

from django.db.models import QuerySet

from network.asking.questions import Question, questions_about
from network.models import MeetingAnswerGiven, MeetingPage
from people.models import Person
from people.tokens import digest_of


def answer_digest(meeting_pk: int, person_pk: int, question: str) -> str:
    """Return the digest that one person leaves behind when they answer one question about one meeting."""
    return digest_of(f"network.asking-{meeting_pk}-{person_pk}-{question}")


def next_question(meeting: MeetingPage, person: Person) -> Question | None:
    """Return the first question that this person has not answered; None where they have answered all."""
    digests = {answer_digest(meeting.pk, person.pk, each): each for each in questions_about(meeting)}
    given = _given(digests)
    return next((question for digest, question in digests.items() if digest not in given), None)


def answers_left_by(person: Person) -> QuerySet[MeetingAnswerGiven]:
    """Return what this person left behind by answering, about all meetings that can still be answered."""
    meetings = MeetingAnswerGiven.objects.order_by().values_list("meeting", flat=True).distinct()
    digests = [answer_digest(meeting, person.pk, each) for meeting in meetings for each in Question]
    return MeetingAnswerGiven.objects.filter(digest__in=digests)


def _given(digests: Iterable[str]) -> set[str]:
    return set(MeetingAnswerGiven.objects.filter(digest__in=digests).values_list("digest", flat=True))
