"""The three questions about a meeting, their answers, and until when they can be answered."""

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.models import MeetingPage


class Question(models.TextChoices):
    """What members are asked, in this order."""

    PAPERS = "papers", _("Did you get the papers in time?")
    HEARD = "heard", _("Did you feel heard?")
    AGAIN = "again", _("Would you come to another meeting?")


class Answer(models.TextChoices):
    """What they can say, with one press."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


def questions_about(meeting: MeetingPage) -> tuple[Question, ...]:
    """Return the questions that make sense for a meeting."""
    return tuple(each for each in Question if not (meeting.no_papers and each == Question.PAPERS))


def closes_on(meeting: MeetingPage, answer_days: int) -> date | None:
    """Return the last day on which the questions can be answered; None before there is a date."""
    return timezone.localdate(meeting.ends_at) + timedelta(days=answer_days) if meeting.ends_at else None


def is_open(meeting: MeetingPage, answer_days: int, now: datetime) -> bool:
    """Tell whether members can say how it was: after a meeting that took place, for some days."""
    last = closes_on(meeting, answer_days)
    if last is None or meeting.cancelled_at or meeting.ends_at is None or meeting.ends_at > now:
        return False
    return timezone.localdate(now) <= last
