"""Pictures and documents, our own models from the first migration."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet

from .contributions import Contribution

GUARDED_FOLDER = "images/people"  # below the media; core.views.pictures looks at each picture before it gives one out


class PictureManager(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]  # the library has no types
    """Pictures with what those who can be seen agreed to, because every page that shows one asks for it."""

    def get_queryset(self) -> models.QuerySet["CustomImage"]:
        """Return all pictures."""
        pictures: models.QuerySet[CustomImage] = super().get_queryset().select_related("agreement")
        return pictures


class CustomImage(AbstractImage):
    """A picture with the name of who made it, and with the agreement of who can be recognised in it."""

    class People(models.TextChoices):
        NOBODY = "nobody", _("Nobody who could be recognised")
        AGREED = "agreed", _("Somebody, and everybody in it agreed")
        NOT_ASKED = "not-asked", _("Not said yet: it was here before this question")

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who drew or took this picture. Leave empty if it was made by your own team."),
    )
    shows_people = models.CharField(
        _("who can be recognised"),
        max_length=10,
        choices=People.choices,
        help_text=_("A face, a tattoo or a name badge is enough. Until this is answered, nobody sees the picture."),
    )
    agreement = models.ForeignKey(
        Contribution,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pictures",
        verbose_name=_("what they agreed to"),
        help_text=_("The record under “Words and pictures”. When they take it back, this picture is gone everywhere."),
    )

    objects: ClassVar[PictureManager] = PictureManager()

    admin_form_fields = (*Image.admin_form_fields, "credit", "shows_people", "agreement")

    @property
    def is_guarded(self) -> bool:
        """Tell whether somebody may be recognised in it, so that each request for it is looked at."""
        return self.shows_people not in (self.People.NOBODY, self.People.NOT_ASKED)

    @property
    def may_be_shown(self) -> bool:
        """Tell whether the public may see it today."""
        if not self.is_guarded:
            return True
        return self.shows_people == self.People.AGREED and bool(self.agreement and self.agreement.is_shown)


class CustomRendition(AbstractRendition):
    """A picture in one size, made on demand."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Return where the file goes: pictures of people into a folder of their own, which is guarded."""
        usual: str = super().get_upload_to(filename)
        if not self.image.is_guarded:
            return usual
        return f"{GUARDED_FOLDER}/{self.image_id}/{usual.rpartition('/')[2]}"


class CustomDocument(AbstractDocument):
    """A file to download, served by Wagtail so that private files stay private."""

    admin_form_fields = Document.admin_form_fields
