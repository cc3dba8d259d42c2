"""What is known about translations: the English words as published, what was made from them, and who decided what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class EnglishEdition(models.Model):
    """The words of an English page as they were last published; each change of words counts one up."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    number = models.PositiveIntegerField(_("number"), default=1)
    fingerprint = models.CharField(_("fingerprint of the words"), max_length=64)
    changed_at = models.DateTimeField(_("words changed"))

    class Meta:
        verbose_name = _("English edition")
        verbose_name_plural = _("English editions")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.number}"


class TranslatedPage(models.Model):
    """A published translation: when it was made, since when it is behind the English, and whether a person read it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    made_at = models.DateTimeField(_("translation made"))
    stale_since = models.DateTimeField(_("behind the English since"), null=True, blank=True)
    stale_by = models.PositiveIntegerField(_("edition that made it stale"), null=True, blank=True)
    english_changed_at = models.DateTimeField(_("English last changed"), null=True, blank=True)
    machine_made = models.BooleanField(_("made by a machine"), default=False)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("translated page")
        verbose_name_plural = _("translated pages")
        constraints = [
            models.CheckConstraint(
                name="stale_by_an_edition",
                condition=Q(stale_since__isnull=True, stale_by__isnull=True)
                | Q(stale_since__isnull=False, stale_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.page_id)


class TranslationDecision(models.Model):
    """What somebody decided about a translation; rows are added, never changed."""

    class Kind(models.TextChoices):
        STILL_RIGHT = "still_right", _("The translation is still right")
        TYPING_ERROR = "typing_error", _("The English change was only a typing error")
        CHECKED = "checked", _("A person has checked what the machine made")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    kind = models.CharField(_("decision"), max_length=20, choices=Kind.choices)
    edition = models.PositiveIntegerField(_("number of the English edition"), default=0)
    decided_at = models.DateTimeField(_("decided"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    role = models.CharField(_("in which role"), max_length=120, blank=True)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision about a translation")
        verbose_name_plural = _("decisions about translations")

    def __str__(self) -> str:
        return self.get_kind_display()
