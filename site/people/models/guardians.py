"""That a parent or guardian agrees to a young person's taking part; without it nothing becomes active."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import new_token_key
from .sign_ups import SignUp


class GuardianAgreement(models.Model):
    """One question to one guardian about one sign-up. They answer by a link of their own."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Refused")
        EXPIRED = "expired", _("No answer in time")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    sign_up = models.OneToOneField(SignUp, on_delete=models.CASCADE, related_name="guardian_agreement")
    name = models.CharField(_("guardian’s name"), max_length=120)
    email = models.CharField(_("guardian’s e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("guardian’s phone"), max_length=40, blank=True)  # without e-mail the team rings
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.ASKED)
    held_wordings = models.JSONField(  # numbers of wordings that count only once the guardian has agreed
        _("agreed to, not counted yet"), default=list, blank=True
    )
    token_key = models.CharField(max_length=32, default=new_token_key, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    # Since when nobody needs it any more, because the young person is old enough; both have been told then.
    lapsed_at = models.DateTimeField(_("not needed since"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("guardian agreement")
        verbose_name_plural = _("guardian agreements")

    def __str__(self) -> str:
        return self.get_state_display()
