"""What is known about translations: the English words as published, what was made from them, and who decided what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Edition(models.Model):
    """English words as they were last published; each change of words counts one up."""

    number = models.PositiveIntegerField(_("number"), default=1)
    fingerprint = models.CharField(_("fingerprint of the words"), max_length=64)
    changed_at = models.DateTimeField(_("words changed"))

    class Meta:
        abstract = True


class EnglishEdition(Edition):
    """The words of an English page."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta:
        verbose_name = _("English edition")
        verbose_name_plural = _("English editions")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.number}"


class EnglishWords(Edition):
    """English words that are no page: a name of a list, a banner, a mail, a wording of consent."""

    kind = models.CharField(_("kind"), max_length=60)  # "app.model"
    thread = models.UUIDField(_("what the languages share"))

    class Meta:
        verbose_name = _("English words")
        verbose_name_plural = _("English words")
        constraints = [models.UniqueConstraint(fields=["kind", "thread"], name="core_english_words_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.number}"


class TranslationRecord(models.Model):
    """A published translation: when it was made, since when it is behind the English, and whether a person read it."""

    made_at = models.DateTimeField(_("translation made"))
    stale_since = models.DateTimeField(_("behind the English since"), null=True, blank=True)
    stale_by = models.PositiveIntegerField(_("edition that made it stale"), null=True, blank=True)
    english_changed_at = models.DateTimeField(_("English last changed"), null=True, blank=True)
    machine_made = models.BooleanField(_("made by a machine"), default=False)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    class Meta:
        abstract = True


def _stale_by_an_edition(name: str) -> models.CheckConstraint:
    neither = Q(stale_since__isnull=True, stale_by__isnull=True)
    return models.CheckConstraint(name=name, condition=neither | Q(stale_since__isnull=False, stale_by__isnull=False))


class TranslatedPage(TranslationRecord):
    """A page in another language."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta:
        verbose_name = _("translated page")
        verbose_name_plural = _("translated pages")
        constraints = [_stale_by_an_edition("stale_by_an_edition")]

    def __str__(self) -> str:
        return str(self.page_id)


class TranslatedWords(TranslationRecord):
    """Words in another language that are no page."""

    kind = models.CharField(_("kind"), max_length=60)
    thread = models.UUIDField(_("what the languages share"))
    language = models.CharField(_("language"), max_length=10)

    class Meta:
        verbose_name = _("translated words")
        verbose_name_plural = _("translated words")
        constraints = [
            models.UniqueConstraint(fields=["kind", "thread", "language"], name="core_translated_words_once"),
            _stale_by_an_edition("core_words_stale_by_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.language}"


class TranslationDecision(models.Model):
    """What somebody decided about a translation, of a page or of other words.

    Rows are added, never changed: the database itself refuses it (migration 0017). Only whose account it was may be
    forgotten.
    """

    class Kind(models.TextChoices):
        STILL_RIGHT = "still_right", _("The translation is still right")
        TYPING_ERROR = "typing_error", _("The English change was only a typing error")
        CHECKED = "checked", _("A person has checked what the machine made")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("page"))
    words_kind = models.CharField(_("kind of words"), max_length=60, blank=True)
    words_thread = models.UUIDField(_("what the languages share"), null=True)
    words_language = models.CharField(_("language of the words"), max_length=10, blank=True)
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
        permissions = [("check_translation", _("Can say that a person has checked a translation"))]
        constraints = [
            models.CheckConstraint(
                name="core_decision_is_about_one_thing",
                condition=Q(page__isnull=False, words_thread__isnull=True)
                | Q(page__isnull=True, words_thread__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["words_thread"], name="core_decision_by_thread")]

    def __str__(self) -> str:
        return self.get_kind_display()
