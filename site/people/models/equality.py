"""Equality monitoring: counted, never kept as anybody's answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EqualityCount(models.Model):
    """How many people gave one answer to one question in one quarter. No row is about a person, and none can become so.

    Answers are added to these counts the moment they are given, and to nothing else: not even two answers of the same
    person are held together (DESIGN 7.10).
    """

    quarter = models.CharField(_("quarter"), max_length=7)  # "2026-Q4", by the day in London
    question = models.CharField(_("question"), max_length=30)  # a name of people.equality
    answer = models.CharField(_("answer"), max_length=30)
    number = models.PositiveIntegerField(_("number"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("equality count")
        verbose_name_plural = _("equality counts")
        ordering = ["quarter", "question", "answer"]
        constraints = [
            models.UniqueConstraint(fields=["quarter", "question", "answer"], name="people_equality_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.quarter} · {self.question} · {self.answer}"
