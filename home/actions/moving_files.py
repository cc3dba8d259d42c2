"""Stores the pictures and documents of old pages, each once, whichever page brings it."""

from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models.fields.files import FieldFile
from wagtail.documents import get_document_model

from core.models import CustomImage
from home.moving_in.files import OldFile


@dataclass
class Stored:
    """The files that one import has stored so far: a database can be rolled back, a disk or a bucket cannot."""

    files: list[FieldFile] = field(default_factory=list)

    def number_of(self, file: OldFile) -> int:
        """Return the number of the picture or document with this content; make it where there is none."""
        return self._picture(file) if file.is_picture else self._document(file)

    def take_back(self) -> None:
        """Delete what was stored; the rows that named it are not there any more."""
        for file in self.files:
            file.delete(save=False)

    def _picture(self, file: OldFile) -> int:
        known = CustomImage.objects.filter(file_hash=file.digest).order_by("pk").first()
        if known:
            return int(known.pk)
        # Nobody has said yet who can be recognised in it: until an editor does, the public does not see it.
        picture = CustomImage.objects.create(
            title=file.title,
            file=ImageFile(ContentFile(file.content).file, name=file.name),
            file_hash=file.digest,
            file_size=len(file.content),
            shows_people="",
        )
        self.files.append(picture.file)
        return int(picture.pk)

    def _document(self, file: OldFile) -> int:
        documents = get_document_model().objects
        known = documents.filter(file_hash=file.digest).order_by("pk").first()
        if known:
            return int(known.pk)
        document = documents.create(
            title=file.title,
            file=ContentFile(file.content, name=file.name),
            file_hash=file.digest,
            file_size=len(file.content),
        )
        self.files.append(document.file)
        return int(document.pk)
