"""What mail providers report: addresses that no mail may go to any more, and reports that were already heard."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import Person


class Suppression(models.Model):
    """Mail to this person's address came back or was called unwanted: nothing is sent, and somebody should ring.

    It counts for one address only, kept as a keyed digest: with a new address the person gets mail again.
    """

    class Reason(models.TextChoices):
        BOUNCED = "bounced", _("Mail came back")
        COMPLAINED = "complained", _("Marked as unwanted")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="suppressions")
    address_digest = models.CharField(max_length=64, editable=False)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    happened_at = models.DateTimeField(_("since"), default=timezone.now)
    lifted_at = models.DateTimeField(_("settled"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("address that cannot be reached")
        verbose_name_plural = _("addresses that cannot be reached")
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "address_digest"],
                condition=models.Q(lifted_at__isnull=True),
                name="people_suppressed_once",
            )
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class DeliveryReport(models.Model):
    """A report of a mail provider that has been heard, so that the same report again changes nothing."""

    event_digest = models.CharField(max_length=64, unique=True, editable=False)  # of provider and event id
    kind = models.CharField(_("kind"), max_length=30)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    heard_at = models.DateTimeField(_("heard"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery report")
        verbose_name_plural = _("delivery reports")

    def __str__(self) -> str:
        return self.kind
