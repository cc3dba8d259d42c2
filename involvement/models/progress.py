"""How far the actions of the strategy are: plans, updates that are only ever added, and pages that show it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel

from core.look.words import when_in_words
from involvement.models.evidence_links import EvidenceLink
from involvement.progress_statuses import ProgressStatus


class StrategyPromise(ClusterableModel):
    """One objective or action, the same through all editions and languages: progress and evidence hang on it.

    Code, words and edition are what the strategy said last, so that its history can be read when it says so no more.
    """

    class Kind(models.TextChoices):
        OBJECTIVE = "objective", _("Objective")
        ACTION = "action", _("Action")

    thread = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ACTION, editable=False)
    code = models.CharField(_("code"), max_length=10, editable=False)
    words = models.TextField(_("what the strategy says"), editable=False)
    edition = models.CharField(_("edition"), max_length=20, blank=True, editable=False)
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    owner_role = models.CharField(
        _("looked after by"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a person’s name. Mail goes to its address under “Owners”."),
    )
    due = models.DateField(
        _("to be done by"), null=True, blank=True, help_text=_("From the day after, it shows as late.")
    )
    next_review = models.DateField(
        _("next review"),
        null=True,
        blank=True,
        help_text=_("From the day after, everybody sees that it was not looked at in time."),
    )

    panels: ClassVar[list[Any]] = [
        HelpPanel(template="involvement/admin/promise_words.html"),
        FieldPanel("owner_role"),
        FieldRowPanel([FieldPanel("due"), FieldPanel("next_review")]),
        InlinePanel("evidence", heading=_("Pages of this site that support it"), label=_("page"), max_num=30),
    ]

    class Meta:
        verbose_name = _("action that is followed")
        verbose_name_plural = _("actions that are followed")
        ordering = ["-kind", "sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.words[:60]}"


class ActionEvidence(EvidenceLink):
    """A page that shows whether one objective or action is kept."""

    promise = ParentalKey(StrategyPromise, on_delete=models.CASCADE, related_name="evidence")
    added_at = models.DateTimeField(default=timezone.now, editable=False)


class ProgressUpdate(models.Model):
    """What was said on one day of how far it is; written once, never changed: the database itself refuses."""

    promise = models.ForeignKey(StrategyPromise, on_delete=models.CASCADE, related_name="updates")
    status = models.CharField(_("status"), max_length=12, choices=ProgressStatus.choices)
    words = models.TextField(_("words"), max_length=600, blank=True)
    code_then = models.CharField(max_length=10, blank=True)
    words_then = models.TextField(blank=True)  # what the strategy said on that day: a later wording is another promise
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        ordering = ["pk"]
        indexes = [models.Index(fields=["promise", "id"], name="involvement_progress_history")]

    def __str__(self) -> str:
        return f"{when_in_words(timezone.localdate(self.recorded_at))}: {ProgressStatus(self.status).label}"
