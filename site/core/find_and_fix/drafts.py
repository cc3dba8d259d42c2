"""What only a draft points to: the reference index knows the saved rows, not the versions that wait to be published."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.written import Piece, pieces_of, references_in


def numbers_in_drafts(kind: type[Model]) -> set[int]:
    """Return the numbers of all pictures, or of all documents, that a version waiting to be published points to."""
    waiting = Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True), latest_revision__isnull=False)
    rows = waiting.order_by().values_list("content_type_id", "latest_revision__content")
    kinds = ContentType.objects.in_bulk({content_type for content_type, _content in rows})
    models = {number: content_type.model_class() for number, content_type in kinds.items()}
    return {
        number
        for content_type, content in rows
        if (model := models[content_type])
        for number in _numbers(model, content or {}, kind)
    }


def _numbers(model: type[Model], values: dict[str, Any], kind: type[Model]) -> Iterator[int]:
    for field in model._meta.concrete_fields:
        value = values.get(field.name)
        if isinstance(field, RichTextField | StreamField):
            found = (reference for piece in _pieces(field, value) for reference in references_in(piece))
            yield from (reference.number for reference in found if issubclass(kind, reference.kind))
        elif isinstance(value, int) and field.related_model is kind:
            yield value
    for relation in get_all_child_relations(model):
        for row in values.get(relation.get_accessor_name()) or []:
            yield from _numbers(relation.related_model, row, kind)


def _pieces(field: RichTextField | StreamField, value: Any) -> Iterator[Piece]:
    if isinstance(field, StreamField):
        yield from pieces_of(field.stream_block, json.loads(value) if isinstance(value, str) and value else value or [])
    elif isinstance(value, str):
        yield Piece(None, value)
