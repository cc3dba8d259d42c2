"""All running text and all blocks of pages and lists, and of their rows: one query for each kind of row."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, Model
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .homes import kinds_of_rows, number_of_home, only_public
from .pieces import Piece, pieces_of


def texts_of_live_pages() -> Iterator[tuple[int, Piece]]:
    """Yield every piece that visitors can come across on pages, with the number of its page."""
    for model, home, way in kinds_of_rows():
        if issubclass(home, Page):
            yield from _texts(model, home, way)


def texts_of_lists() -> Iterator[tuple[type[Model], int, Piece]]:
    """Yield every piece of the trust's lists that is public, with its list and the number of its entry."""
    for model, home, way in kinds_of_rows():
        if not issubclass(home, Page):
            yield from ((home, number, piece) for number, piece in _texts(model, home, way))


def texts_of_page(page: Page) -> Iterator[Piece]:
    """Yield every piece of one page as it is in memory: a draft too."""
    for field in text_fields(type(page)):
        yield from _pieces(getattr(page, field.name))


def text_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """Return the fields with running text or blocks."""
    return [field for field in model._meta.concrete_fields if isinstance(field, RichTextField | StreamField)]


def _texts(model: type[Model], home: type[Model], way: str) -> Iterator[tuple[int, Piece]]:
    if not (fields := text_fields(model)):
        return
    public = model._default_manager.filter(**only_public(home, way)).order_by()
    for number, *values in public.values_list(number_of_home(way), *[each.name for each in fields]).iterator():
        for value in values:
            yield from ((number, piece) for piece in _pieces(value))


def _pieces(value: Any) -> Iterator[Piece]:
    if isinstance(value, StreamValue):
        yield from pieces_of(value.stream_block, list(value.raw_data))
    elif value:
        yield Piece(None, str(value))
