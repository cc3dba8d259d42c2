"""Being forgotten and being kept no longer than promised: requests, proofs and periods."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import Person


class Erasure(models.Model):
    """That somebody is to be, or was, erased. Once done it holds no more than a keyed digest of who that was."""

    class Cause(models.TextChoices):
        ASKED = "asked", _("They asked")
        STAFF = "staff", _("Done by staff for them")
        COMMAND = "command", _("By command")
        KEPT_LONG_ENOUGH = "purged", _("Kept long enough")

    person = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="erasure", editable=False
    )
    person_digest = models.CharField(max_length=64, editable=False)  # keyed digest of the address, or of the number
    cause = models.CharField(_("why"), max_length=10, choices=Cause.choices)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    erased = models.JSONField(_("what was erased"), default=dict, blank=True)  # store -> number of rows or files

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} · {self.asked_at:%Y-%m-%d}"


class RetentionPeriod(models.Model):
    """How long one kind of personal data is kept after it is needed no more. The kinds stand in people.retention."""

    kind = models.CharField(_("what"), max_length=60, unique=True)
    days = models.PositiveIntegerField(_("kept for"), help_text=_("In days, counted from when it is needed no more."))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("how long we keep something")
        verbose_name_plural = _("how long we keep things")
        ordering = ["kind"]

    def __str__(self) -> str:
        return self.kind
