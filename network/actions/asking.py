"""Asking members how a meeting was, the morning after, and counting what they say: a number rises, nothing else stays.

All rows of a meeting are made at once, and all of them are written anew with each answer, so that neither their order
nor the database's own bookkeeping tells which answer came when.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Q, QuerySet, When
from django.utils import timezone

from network.asking.digests import answer_digest, answers_left_by
from network.asking.questions import Answer, Question, is_open, questions_about
from network.meetings import leading_meetings
from network.models import MeetingAnswerCount, MeetingAnswerGiven, MeetingPage, MeetingTelling
from network.models.settings import meeting_settings
from network.telling.owed import asking, facts_of
from people.actions.notices import send_notice
from people.models import Person

MORNING = 9  # o'clock in London: nobody is asked at night
STILL_FRESH = timedelta(days=5)  # a site that was away for a week does not ask about what is long forgotten


def ask_after_meetings() -> int:
    """Ask the members of each meeting that was over by yesterday, once; returns of how many meetings."""
    now = timezone.localtime()
    if now.hour < MORNING:
        return 0
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    over = leading_meetings().filter(ends_at__lt=today, ends_at__gte=now - STILL_FRESH)
    due = over.filter(cancelled_at__isnull=True, is_example=False).filter(
        Q(telling__isnull=True) | Q(telling__asked_at__isnull=True)
    )
    return sum(_ask(meeting) for meeting in due)


def _ask(meeting: MeetingPage) -> bool:
    question = asking(meeting)
    with transaction.atomic():
        MeetingTelling.objects.get_or_create(meeting=meeting, defaults={"facts": facts_of(meeting)})
        telling = MeetingTelling.objects.select_for_update(of=("self",)).get(meeting=meeting)
        if telling.asked_at:  # another machine was quicker
            return False
        telling.asked_at = timezone.now()
        telling.save(update_fields=["asked_at"])
        send_notice(
            question.group,
            template=question.template,
            occasion=question.occasion,
            details=question.details,
            states=tuple(question.mailing().states),
            number=None,
            by=None,
        )
    return True


def count_answer(meeting: MeetingPage, person: Person, question: str, answer: str, *, now: datetime) -> bool:
    """Count one answer; returns False where it is not counted: given before, too late, or none of ours.

    That somebody has answered is kept as a digest only, and apart from the number.
    """
    known = questions_about(meeting)
    if question not in known or answer not in Answer or not is_open(meeting, meeting_settings().answer_days, now):
        return False
    try:
        with transaction.atomic():
            rows = _rows_of(meeting)
            # One after the other: two that rewrite the same rows in another order would wait for each other for ever.
            rows.select_for_update().get(question=Question.HEARD, answer=Answer.YES)
            MeetingAnswerGiven.objects.create(meeting=meeting, digest=answer_digest(meeting.pk, person.pk, question))
            given = Q(question=question, answer=answer)
            rows.update(number=F("number") + Case(When(given, then=1), default=0))
    except IntegrityError:  # pressed twice
        return False
    return True


def _rows_of(meeting: MeetingPage) -> QuerySet[MeetingAnswerCount]:
    rows = MeetingAnswerCount.objects.filter(meeting=meeting)
    known = questions_about(meeting)
    if rows.count() < len(known) * len(Answer):
        MeetingAnswerCount.objects.bulk_create(
            [MeetingAnswerCount(meeting=meeting, question=each, answer=answer) for each in known for answer in Answer],
            ignore_conflicts=True,
        )
    return rows


def forget_who_answered() -> int:
    """Delete the digests of meetings that nobody can answer about any more; returns how many."""
    last = timezone.localdate() - timedelta(days=meeting_settings().answer_days)
    closed = MeetingPage.objects.filter(ends_at__date__lt=last).values("pk")
    return MeetingAnswerGiven.objects.filter(meeting__in=closed).delete()[0]


def forget_that_they_answered(person: Person) -> int:
    """Delete the digests that somebody left behind; returns how many."""
    return answers_left_by(person).delete()[0]
