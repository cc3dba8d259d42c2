"""All running text and all blocks of pages, and of the rows that belong to them: one query for each kind of row."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, Model
from modelcluster.fields import ParentalKey
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.apps import our_apps

from .pieces import Piece, pieces_of


def texts_of_live_pages() -> Iterator[tuple[int, Piece]]:
    """Yield every piece that visitors can come across, with the number of its page."""
    for model in _kinds_of_rows():
        fields = _text_fields(model)
        page = "pk" if issubclass(model, Page) else f"{_key_to_page(model)}_id"
        live = "live" if issubclass(model, Page) else f"{_key_to_page(model)}__live"
        rows = (
            model._default_manager.filter(**{live: True}).order_by().values_list(page, *[each.name for each in fields])
        )
        for number, *values in rows.iterator():
            for value in values:
                yield from ((number, piece) for piece in _pieces(value))


def texts_of_page(page: Page) -> Iterator[Piece]:
    """Yield every piece of one page as it is in memory: a draft too."""
    for field in _text_fields(type(page)):
        yield from _pieces(getattr(page, field.name))


def _kinds_of_rows() -> list[type[Model]]:
    models = [model for config in our_apps() for model in config.get_models()]
    ours = [model for model in models if issubclass(model, Page) or _key_to_page(model)]
    return [model for model in ours if _text_fields(model)]


def _text_fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if isinstance(field, RichTextField | StreamField)]


def _key_to_page(model: type[Model]) -> str:
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ParentalKey)]
    return next((str(field.name) for field in keys if issubclass(field.related_model, Page)), "")


def _pieces(value: Any) -> Iterator[Piece]:
    if isinstance(value, StreamValue):
        yield from pieces_of(value.stream_block, list(value.raw_data))
    elif value:
        yield Piece(None, str(value))
