"""What hangs on an opportunity: its dates and the editors' extra questions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class OpportunitySession(Orderable):
    """One date with start and end."""

    page = ParentalKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For example “online, link sent beforehand”.")
    )

    panels = [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="involvement_session_ends_after_it_starts",
                violation_error_message=_("A session must end after it starts."),
            )
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        """Raise ValidationError by the field where a session would end before it starts."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It must end after it starts.")})


class OpportunityRelated(Orderable):
    """Another page that belongs with an opportunity: what came of an earlier one, a case study, a story."""

    page = ParentalKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="related")
    related = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [FieldPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.related_id)


class OpportunityQuestion(Orderable):
    """A question of the editors' own on the sign-up form."""

    class Kind(models.TextChoices):
        SHORT = "short", _("A short answer")
        LONG = "long", _("A longer answer")
        YES_NO = "yes-no", _("Yes or no")
        CHOICE = "choice", _("One of a list")

    page = ParentalKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="questions")
    label = models.CharField(_("question"), max_length=200, help_text=_("Ask only what you will use."))
    help_text = models.CharField(_("hint"), max_length=200, blank=True)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices, default=Kind.SHORT)
    choices = models.TextField(_("list"), blank=True, help_text=_("One choice a line. At least two."))
    required = models.BooleanField(_("must be answered"), default=False)

    panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required")]),
        FieldPanel("choices"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def choice_list(self) -> tuple[str, ...]:
        """Return the choices, one for each line that says something."""
        return tuple(line.strip() for line in self.choices.splitlines() if line.strip())
