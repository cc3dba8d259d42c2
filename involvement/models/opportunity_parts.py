"""What hangs on an opportunity: its dates and the editors' extra questions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.models import TranslatedRow

from .questions import SignUpQuestion


class OpportunitySession(TranslatedRow):
    """One date with start and end."""

    page = ParentalKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For example “online, link sent beforehand”.")
    )

    panels = [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("note")]

    class Meta(TranslatedRow.Meta):
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


class OpportunityQuestion(SignUpQuestion):
    """A question of the editors' own on the sign-up form."""

    page = ParentalKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="questions")
