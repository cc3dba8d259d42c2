"""Stores the pictures and documents of old pages, each once, whichever page brings it."""

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model

from core.models import CustomImage
from home.moving_in.files import OldFile


def store_file(file: OldFile) -> int:
    """Return the number of the picture or document with this content; make it where there is none."""
    return _picture(file) if file.is_picture else _document(file)


def _picture(file: OldFile) -> int:
    known = CustomImage.objects.filter(file_hash=file.digest).order_by("pk").first()
    # Nobody has said yet who can be recognised in it: until an editor does, the public does not see it.
    picture = known or CustomImage.objects.create(
        title=file.title,
        file=ImageFile(ContentFile(file.content).file, name=file.name),
        file_hash=file.digest,
        file_size=len(file.content),
        shows_people="",
    )
    return int(picture.pk)


def _document(file: OldFile) -> int:
    documents = get_document_model().objects
    known = documents.filter(file_hash=file.digest).order_by("pk").first()
    document = known or documents.create(
        title=file.title,
        file=ContentFile(file.content, name=file.name),
        file_hash=file.digest,
        file_size=len(file.content),
    )
    return int(document.pk)
