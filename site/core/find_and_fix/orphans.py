"""Pictures and documents that no page, list or setting uses."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from .drafts import numbers_in_drafts


@dataclass(frozen=True)
class FileRow:
    """A file that nobody uses."""

    number: int
    title: str
    since: datetime
    edit_url: str


def orphan_pictures() -> list[FileRow]:
    """Return the pictures that nothing shows, oldest first."""
    return _unused(get_image_model(), "wagtailimages:edit")


def orphan_documents() -> list[FileRow]:
    """Return the documents that nothing links to, oldest first."""
    return _unused(get_document_model(), "wagtaildocs:edit")


def _unused(model: type[Model], edit: str) -> list[FileRow]:
    in_use = ReferenceIndex.usage_count_subquery(model)
    files: QuerySet[Model] = model._default_manager.annotate(uses=in_use).filter(uses=0)
    in_drafts = numbers_in_drafts(model)
    rows = files.order_by("created_at", "pk").values_list("pk", "title", "created_at")
    return [FileRow(pk, title, at, reverse(edit, args=[pk])) for pk, title, at in rows if pk not in in_drafts]
