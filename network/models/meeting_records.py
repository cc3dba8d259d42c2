"""What the site remembers about a meeting: what members were told of it, and how many said how it was."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .meetings import MeetingPage


class MeetingTelling(models.Model):
    """What members know of a meeting, and when they were first sent papers and asked how it was."""

    meeting = models.OneToOneField(MeetingPage, on_delete=models.CASCADE, related_name="telling")
    facts = models.JSONField(default=dict)  # see network.telling.facts
    changed_at = models.DateTimeField(default=timezone.now)
    papers_told_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("what members were told")
        verbose_name_plural = _("what members were told")

    def __str__(self) -> str:
        return str(self.meeting_id)


class MeetingAnswerCount(models.Model):
    """How many members gave one answer to one question about a meeting. No row is about a person."""

    meeting = models.ForeignKey(MeetingPage, on_delete=models.CASCADE, related_name="answer_counts")
    question = models.CharField(_("question"), max_length=20)  # a value of network.asking.questions.Question
    answer = models.CharField(_("answer"), max_length=10)
    number = models.PositiveIntegerField(_("number"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answers about a meeting")
        verbose_name_plural = _("answers about a meeting")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "question", "answer"], name="network_answer_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.question} · {self.answer}"


class MeetingAnswerGiven(models.Model):
    """That somebody has answered a question, so that they cannot twice: a keyed digest, without a time or an answer.

    Deleted as soon as nobody can answer any more.
    """

    meeting = models.ForeignKey(MeetingPage, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("that a question was answered")
        verbose_name_plural = _("that questions were answered")

    def __str__(self) -> str:
        return str(self.meeting_id)
