"""Turns what the starter content says into what Wagtail stores: links to pages, pictures, blocks."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.images import ImageFile
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from core.models import CustomImage
from home.starter.pictures import DRAWINGS, drawing_file
from home.starter.plan import Block, Drawing, PageAt

_LINK_INSIDE = re.compile(r'<a href="(/[^"]*)">')


class Resolver:
    """Knows the pages by address and the drawings by name, and makes each picture at most once."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages
        self._pictures: dict[str, CustomImage] = {}

    def value(self, value: Any) -> Any:
        """Return a field's value with the pages and pictures it stands for."""
        if isinstance(value, PageAt):
            return self.pages[value.address]
        if isinstance(value, Drawing):
            return self.picture(value.name)
        return self.text(value) if isinstance(value, str) else value

    def text(self, html: str) -> str:
        """Return the text with links to addresses of this tree as links to pages, which survive a move."""
        return _LINK_INSIDE.sub(self._page_link, html)

    def stream(self, stream_block: Any, blocks: Sequence[Block]) -> StreamValue:
        """Return the blocks as a page's body."""
        raw = [{"type": name, "value": self._raw(value)} for name, value in blocks]
        body: StreamValue = stream_block.to_python(raw)
        return body

    def picture(self, name: str) -> CustomImage:
        """Return the drawing as a picture of the site, found again by its content."""
        if name not in self._pictures:
            self._pictures[name] = _picture(name)
        return self._pictures[name]

    def _raw(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self._raw(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._raw(each) for each in value]
        resolved = self.value(value)
        return resolved.pk if isinstance(resolved, Page | CustomImage) else resolved

    def _page_link(self, found: re.Match[str]) -> str:
        page = self.pages.get(found[1])
        return f'<a id="{page.pk}" linktype="page">' if page else found[0]


def _picture(name: str) -> CustomImage:
    path = drawing_file(name)
    with path.open("rb") as handle:
        digest = hash_filelike(handle)
        known: CustomImage | None = CustomImage.objects.filter(file_hash=digest).first()
        if known:
            return known
        file = ImageFile(handle, name=path.name)
        picture: CustomImage = CustomImage.objects.create(
            title=DRAWINGS[name],
            file=file,
            file_hash=digest,
            file_size=path.stat().st_size,
            shows_people=CustomImage.People.NOBODY,
        )
    return picture
