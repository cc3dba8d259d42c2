"""The consent ledger: wordings have versions, events are only ever added."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.tongues.said import Said

from .people import Person


class ConsentWording(models.Model):
    """The exact words somebody agreed to. An edit makes a new version; old versions stay."""

    class Purpose(models.TextChoices):
        TAKE_PART = "take-part", _("Use my details so that I can take part")
        NEWS = "news", _("Send me news and new opportunities")
        ALERTS = "alerts", _("Tell me about new opportunities that fit what I looked for")
        TELL_US = "tell-us", _("Contact me about what I told you")
        PUBLISH = "publish", _("Publish what I told you, in the team’s own words")
        FOLLOW = "follow", _("Tell me what becomes of what I follow")
        FORMAT = "format", _("Answer what I asked for in another format")

    purpose = models.CharField(_("purpose"), max_length=30, choices=Purpose.choices)
    version = models.PositiveIntegerField(_("version"), default=1)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    text = models.TextField(_("wording"), help_text=_("What the person reads beside the box they tick."))
    created_at = models.DateTimeField(_("in use since"), default=timezone.now)

    class Meta:
        verbose_name = _("consent wording")
        verbose_name_plural = _("consent wordings")
        ordering = ["purpose", "language", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version", "language"], name="people_wording_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} · {self.version} · {self.language}"

    @property
    def words(self) -> Said:
        """Return the text with its language: where nobody has translated it, people read it in English."""
        return Said(self.text, self.language)


class ConsentEvent(models.Model):
    """One person agreed to, or withdrew from, one version of one wording, at one time, through one channel.

    The database itself refuses to change a row (migration 0002); people.actions.consent is the one place that adds one.
    """

    class Decision(models.TextChoices):
        GIVEN = "given", _("Given")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Channel(models.TextChoices):
        WEB = "web", _("On this site")
        PHONE = "phone", _("By phone")
        PAPER = "paper", _("On paper")
        MAIL = "mail", _("By a link in a mail")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consent_events")
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="events")
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    happened_at = models.DateTimeField(_("when"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent event")
        verbose_name_plural = _("consent events")
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.wording} {self.get_decision_display()}"
