"""What some people cannot see, hear or read: the accessibility statement names it until it is mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.images.blocks import ImageBlock

from core.blocks.media import AudioBlock, VideoBlock
from core.models import User
from core.written import Piece, texts_of_live_pages

from .pages import PageRow, editable_pages


@dataclass(frozen=True)
class BarrierRow:
    """What somebody cannot take in, and the page on which it stands."""

    page: PageRow
    what: str
    problem: str

    @property
    def edit_url(self) -> str:
        """Return where it is mended."""
        return self.page.edit_url


def barriers(user: User) -> list[BarrierRow]:
    """Return what shuts people out, on the pages that this member of staff may edit."""
    pages = editable_pages(user)
    found = dict.fromkeys(
        BarrierRow(pages[number], what, problem)
        for number, piece in texts_of_live_pages()
        if number in pages
        for what, problem in problems_of(piece)
    )
    return sorted(found, key=lambda row: (row.page.title, row.page.number))


def problems_of(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield what in one block shuts people out: its name and what is missing."""
    stored = piece.stored
    if isinstance(stored, dict):
        for kind, problems in _CHECKS:
            if isinstance(piece.block, kind):
                yield from problems(stored)


def silent_picture(piece: Piece) -> list[str]:
    """Return what keeps a page from being published: a picture that says nothing to those who cannot see it."""
    is_picture = isinstance(piece.block, ImageBlock) and isinstance(piece.stored, dict)
    return [f"{what}: {problem}" for what, problem in _of_picture(piece.stored)] if is_picture else []


def _of_picture(stored: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if stored.get("image") and not stored.get("decorative") and not str(stored.get("alt_text") or "").strip():
        yield _("A picture"), _("It has no alternative text")


def _of_video(stored: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not stored.get("has_subtitles"):
        yield _name(stored), _("The video has no subtitles")
    if not _has_words(stored):
        yield _name(stored), _("There is nothing to read instead of the video")


def _of_sound(stored: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not _has_words(stored):
        yield _name(stored), _("There is nothing to read instead of the recording")


def _name(stored: dict[str, Any]) -> str:
    return str(stored.get("title") or _("Without a title"))


def _has_words(stored: dict[str, Any]) -> bool:
    return bool(strip_tags(str(stored.get("transcript") or "")).strip())


_CHECKS: tuple[tuple[type, Callable[[dict[str, Any]], Iterator[tuple[str, str]]]], ...] = (
    (ImageBlock, _of_picture),
    (VideoBlock, _of_video),
    (AudioBlock, _of_sound),
)
