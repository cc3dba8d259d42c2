"""That a member who grows too old has been told so, and by when their membership ends."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import SignUp


class MovingOn(models.Model):
    """What one member was told; a date of birth that is corrected, or new ages of the page, make it out of date."""

    sign_up = models.OneToOneField(SignUp, on_delete=models.CASCADE, related_name="moving_on")
    told_at = models.DateTimeField(_("told"), default=timezone.now)
    ends_on = models.DateField(_("membership ends on"))  # the day we named to them: never earlier than that

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member who grows too old")
        verbose_name_plural = _("members who grow too old")

    def __str__(self) -> str:
        return str(self.ends_on)
