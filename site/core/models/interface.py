"""Who has checked the words of buttons, forms and mails in each language."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


def other_languages() -> list[tuple[str, Any]]:
    """Return code and name of every language but the one the site is written in."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class InterfaceCheck(models.Model):
    """That somebody has read the site’s own words in a language; until then they count as machine-made."""

    language = models.CharField(
        _("language"),
        max_length=10,
        unique=True,
        choices=other_languages,
        help_text=_("Until a language stands here, every page in it says that a machine translated buttons and forms."),
    )
    checked_by = models.CharField(
        _("checked by"),
        max_length=120,
        help_text=_("A role, not a name: “Interpreting service”, “Polish speaking members of the forum”."),
    )
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)

    panels = [FieldPanel("language"), FieldPanel("checked_by"), FieldPanel("checked_on")]

    class Meta:
        ordering = ["language"]
        verbose_name = _("language whose words are checked")
        verbose_name_plural = _("languages whose words are checked")

    def __str__(self) -> str:
        return str(self.get_language_display())

    def clean(self) -> None:
        """Raise ValidationError for a day that is still to come."""
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day is still to come.")})
