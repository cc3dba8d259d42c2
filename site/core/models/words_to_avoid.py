"""The words that a trust does not want on its pages: data, because each trust has a list of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class AvoidedWord(models.Model):
    """A word or a short phrase, and what to write instead; advice to editors, never seen by visitors."""

    words = models.CharField(
        _("word or phrase"), max_length=80, help_text=_("Large and small letters are the same. For example “utilise”.")
    )
    instead = models.CharField(
        _("write instead"),
        max_length=200,
        blank=True,
        help_text=_("For example “use”. Leave empty if it can simply be left out."),
    )

    panels = [FieldPanel("words"), FieldPanel("instead")]

    class Meta:
        verbose_name = _("word to avoid")
        verbose_name_plural = _("words to avoid")
        ordering = ["words"]
        constraints = [models.UniqueConstraint(Lower("words"), name="core_avoided_word_once")]

    def __str__(self) -> str:
        return self.words

    def clean_fields(self, exclude: Any = None) -> None:
        """Take out spaces that nobody sees; raises ValidationError where nothing is left that could stand in a text."""
        self.words = " ".join(self.words.split())
        super().clean_fields(exclude=exclude)
        if not any(letter.isalnum() for letter in self.words):
            raise ValidationError({"words": _("Write a word.")})

    def clean(self) -> None:
        """Raise ValidationError where this word is on the list already, with large letters or small."""
        super().clean()
        if AvoidedWord.objects.filter(words__iexact=self.words).exclude(pk=self.pk).exists():
            raise ValidationError({"words": _("This word is on the list already.")})
