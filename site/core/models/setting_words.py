"""What the public reads of the settings, in other languages than the site's own."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SettingWords(models.Model):
    """One word or sentence of a setting in one language: a name, opening times, when to use a crisis contact."""

    thread = models.UUIDField(_("what the languages share"))  # made of the three below
    setting = models.CharField(_("setting"), max_length=100)  # "app.model", of the setting or of a row of it
    row = models.PositiveBigIntegerField(_("row"))
    column = models.CharField(_("field"), max_length=60)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(_("words"), max_length=6_000)

    class Meta:
        verbose_name = _("words of the settings")
        verbose_name_plural = _("words of the settings")
        constraints = [models.UniqueConstraint(fields=["thread", "language"], name="core_setting_words_once")]

    def __str__(self) -> str:
        return f"{self.setting}, {self.column} ({self.get_language_display()})"
