"""What hangs on a story: its evidence, and its history, to which the database lets nobody do anything but add."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from core.look.words import when_in_words
from core.models import CustomDocument
from involvement.story_statuses import StoryStatus


class StoryEvidence(TranslatableMixin, Orderable):
    """How one can see what changed: something that was measured before and after, or a document."""

    class Kind(models.TextChoices):
        MEASURE = "measure", _("Something measured")
        DOCUMENT = "document", _("A document")

    page = ParentalKey("involvement.StoryPage", on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.MEASURE)
    what = models.CharField(
        _("what it shows"), max_length=200, help_text=_("In plain words, for example “days people wait for a letter”.")
    )
    before = models.CharField(_("before"), max_length=80, blank=True)
    after = models.CharField(_("after"), max_length=80, blank=True)
    measured_by = models.CharField(
        _("where the figures come from"), max_length=200, blank=True, help_text=_("Who counted, and when.")
    )
    document = models.ForeignKey(
        CustomDocument, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("document")
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("before"), FieldPanel("after")]),
        FieldPanel("measured_by"),
        FieldPanel("document"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """Raise ValidationError by the field where a measure or a document is not all there."""
        super().clean()
        needed = ("before", "after", "measured_by") if self.kind == self.Kind.MEASURE else ("document",)
        missing = {name: _("Fill this in.") for name in needed if not getattr(self, name)}
        if missing:
            raise ValidationError(missing)


class StoryChange(models.Model):
    """One entry of a story's public history; written once, never changed: the database itself refuses."""

    page = models.ForeignKey("involvement.StoryPage", on_delete=models.CASCADE, related_name="changes")
    status = models.CharField(_("status"), max_length=12, choices=StoryStatus.choices)
    words = models.TextField(_("words"), max_length=600, blank=True)
    happened_at = models.DateTimeField(_("happened"), default=timezone.now)
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)
    corrects = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("corrects")
    )

    class Meta:
        verbose_name = _("change of a story")
        verbose_name_plural = _("changes of stories")
        ordering = ["happened_at", "pk"]
        indexes = [models.Index(fields=["page", "happened_at"], name="involvement_story_history")]

    def __str__(self) -> str:
        return f"{when_in_words(timezone.localdate(self.happened_at))}: {StoryStatus(self.status).label}"
