"""The outbox: every mail passes through here once, and is written only when it is sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .guardians import GuardianAgreement
from .mailings import Mailing
from .people import Person
from .sign_ups import SignUp


class OutboxMessage(models.Model):
    """A mail that is owed. Holds what it is about, never its text: the text is made when it is sent."""

    class Kind(models.TextChoices):
        SERVICE = "service", _("Service")
        SUBSCRIPTION = "subscription", _("Subscription")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        HELD = "held", _("Held until a break ends")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Not needed any more")

    key = models.CharField(_("idempotency key"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.SERVICE)
    template = models.CharField(_("mail"), max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="messages")
    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, null=True, blank=True, related_name="messages")
    guardian = models.ForeignKey(
        GuardianAgreement, on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, null=True, blank=True, related_name="messages")
    subscription = models.CharField(  # which one a reader can end with one click; a name of people.subscriptions
        _("subscription"), max_length=60, blank=True
    )
    # Only for the receipt of an erasure, whose person is gone; emptied as soon as it is sent or given up.
    receipt_address = models.CharField(max_length=254, blank=True, editable=False)
    receipt_language = models.CharField(max_length=10, blank=True, editable=False)
    team_address = models.EmailField(_("team address"), blank=True)  # only for mail to the trust's own team
    # Only for a test of words that may be saved nowhere else: mail, language, subject and body.
    test_words = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    claimed_at = models.DateTimeField(_("picked up"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)  # the kind of error, never an address
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    owed_since = models.DateTimeField(_("owed since"), default=timezone.now)  # later than written where it was held

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="people_outbox_due"),
            models.Index(fields=["mailing", "state"], name="people_outbox_mailing"),
        ]

    def __str__(self) -> str:
        return f"{self.template} ({self.get_state_display()})"
