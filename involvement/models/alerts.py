"""Alerts: somebody asked to be told about new opportunities that fit what they looked for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import ConsentWording, Person


class OpportunityAlert(models.Model):
    """One question to the list, kept for one person; only the database knows whom it belongs to."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at-once", _("As soon as there is one")
        WEEKLY = "weekly", _("Once a week")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="opportunity_alerts")
    index_page = models.ForeignKey(
        "involvement.OpportunityIndexPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("list")
    )
    query = models.CharField(_("filters"), max_length=900, blank=True)  # as in the list's own address
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    is_on = models.BooleanField(_("on"), default=False)  # off until they open the link in our mail and press the button
    on_since = models.DateTimeField(_("on since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)  # when we last looked for something new

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(fields=["person", "index_page", "query"], name="involvement_same_alert_once")
        ]
        indexes = [models.Index(fields=["is_on", "looked_at"], name="involvement_alerts_due")]

    def __str__(self) -> str:
        return f"alert {self.pk}"


class AlertedOpportunity(models.Model):
    """That a person has been told of an opportunity: never twice, whichever of their alerts it fits."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="+")
    alert = models.ForeignKey(OpportunityAlert, on_delete=models.SET_NULL, null=True, related_name="opportunities")
    letter = models.CharField(max_length=120, db_index=True)  # OutboxMessage.key of the mail that names it
    told_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("opportunity somebody was told of")
        verbose_name_plural = _("opportunities somebody was told of")
        constraints = [
            models.UniqueConstraint(fields=["person", "page"], name="involvement_told_of_an_opportunity_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)
