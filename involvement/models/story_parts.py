"""What hangs on a story: its evidence, and its history, to which the database lets nobody do anything but add."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from core.look.words import when_in_words
from core.models import Contribution, ContributionText, CustomDocument
from involvement.story_statuses import StoryStatus


class StoryEvidence(TranslatableMixin, Orderable):
    """How one can see what changed: something that was measured before and after, a document, or somebody's words."""

    class Kind(models.TextChoices):
        MEASURE = "measure", _("Something measured")
        DOCUMENT = "document", _("A document")
        QUOTATION = "quotation", _("Somebody’s words, with consent")

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
    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("somebody’s words"),
        help_text=_("From “Words and pictures”, where it says what they agreed to."),
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("before"), FieldPanel("after")]),
        FieldPanel("measured_by"),
        FieldPanel("document"),
        FieldPanel("contribution"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """Raise ValidationError by the field where a measure, a document or the words are not all there."""
        super().clean()
        missing = {name: _("Fill this in.") for name in _NEEDED.get(self.kind, ()) if not getattr(self, name)}
        if missing:
            raise ValidationError(missing)

    @property
    def said(self) -> ContributionText | None:
        """Return somebody's words as they may be shown at this moment."""
        return self.contribution.said if self.kind == self.Kind.QUOTATION and self.contribution else None

    @property
    def is_there(self) -> bool:
        """Tell whether there is anything to see: nothing is left of words that were taken back."""
        return self.kind != self.Kind.QUOTATION or self.said is not None


_NEEDED: dict[str, tuple[str, ...]] = {
    StoryEvidence.Kind.MEASURE: ("before", "after", "measured_by"),
    StoryEvidence.Kind.DOCUMENT: ("document",),
    StoryEvidence.Kind.QUOTATION: ("contribution",),
}


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
