"""Which pages, documents and pictures a piece points to, by the number that is stored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from .pieces import Piece

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_KIND = re.compile(r'\blinktype="(page|document)"')
_NUMBER = re.compile(r'\bid="(\d+)"')
_KINDS: dict[str, type[Model]] = {"page": Page, "document": AbstractDocument}


@dataclass(frozen=True)
class Reference:
    """What is pointed to, and with which words; a block that chooses something has no words of its own."""

    kind: type[Model]
    number: int
    words: str = ""


def references_in(piece: Piece) -> Iterator[Reference]:
    """Yield what one piece itself points to; what blocks inside it point to are pieces of their own."""
    block, stored = piece.block, piece.stored
    if block is None or isinstance(block, blocks.RichTextBlock):
        yield from _in_running_text(stored if isinstance(stored, str) else "")
    elif isinstance(stored, int):
        yield from (Reference(kind, stored) for kind in _chosen_by(block))


def _chosen_by(block: blocks.Block) -> list[type[Model]]:
    if isinstance(block, blocks.PageChooserBlock):
        return [Page]
    if isinstance(block, DocumentChooserBlock):
        return [AbstractDocument]
    return [AbstractImage] if isinstance(block, ImageChooserBlock | ImageBlock) else []


def _in_running_text(html: str) -> Iterator[Reference]:
    for attributes, inside in _LINK.findall(html):
        kind, number = _KIND.search(attributes), _NUMBER.search(attributes)
        if kind and number:
            yield Reference(_KINDS[kind[1]], int(number[1]), " ".join(unescape(strip_tags(inside)).split()))
