"""Papers and notes of a meeting: private files, each in one format and one language."""

from pathlib import PurePath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.private_files import private_files

from .meetings import MeetingPage


def place_of_file(paper: "MeetingPaper", name: str) -> str:
    """Return where a file is kept: under a name that tells nothing of what it is."""
    return f"papers/{uuid4().hex}{PurePath(name).suffix.lower()}"


class MeetingPaper(models.Model):
    """One file that only the members of the meeting's group get; it stands in no library of documents."""

    class Kind(models.TextChoices):
        PAPER = "paper", _("Paper for the meeting")
        NOTES = "notes", _("Notes of the meeting")

    class Format(models.TextChoices):  # the same codes as people.models.Person.Format
        STANDARD = "standard", _("Ordinary print or screen")
        EASY_READ = "easy-read", _("Easy Read")
        LARGE_PRINT = "large-print", _("Large print")
        AUDIO = "audio", _("Audio")
        BSL = "bsl", _("British Sign Language")

    meeting = models.ForeignKey(MeetingPage, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices, default=Kind.PAPER)
    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("For example “Agenda”. Give other formats and languages of the same paper the same title."),
    )
    format = models.CharField(_("format"), max_length=20, choices=Format.choices, default=Format.STANDARD)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    file = models.FileField(_("file"), storage=private_files, upload_to=place_of_file, max_length=200)
    size = models.PositiveBigIntegerField(_("size"), default=0, editable=False)  # bytes
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    told_at = models.DateTimeField(_("members told"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["kind", "title", "language", "format", "pk"]
        permissions = [("read_meetingpaper", _("Can read the papers of members"))]

    def __str__(self) -> str:
        return self.title

    @property
    def ending(self) -> str:
        """Return the kind of file as people know it, such as “PDF”."""
        return PurePath(self.file.name or "").suffix.lstrip(".").upper()
