"""Plans that staff have sent to the team: who sent one, kept apart from the draft that was made of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SentPlan(models.Model):
    """Who sent a plan, so that the team can ask back. What they plan stands in the draft; nothing of this does."""

    page = models.ForeignKey(
        "involvement.OpportunityPage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("draft"),
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("work email"), max_length=254)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    form_digest = models.CharField(max_length=64, unique=True)  # keyed, of the stamp: one form that was shown

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("plan from staff")
        verbose_name_plural = _("plans from staff")
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(_("Plan number %(number)s") % {"number": self.pk})
