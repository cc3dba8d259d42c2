"""Reads the editors' guide and makes a page of it with a list of contents."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(settings.BASE_DIR) / "docs"
GUIDE = DOCS / "editors.md"
PICTURES = DOCS / "pictures" / "editors"


@dataclass(frozen=True)
class Section:
    """One job with its heading, the part of an address that leads to it, and its text."""

    title: str
    slug: str
    html: SafeString


def sections_of(text: str, picture_url: Callable[[str], str]) -> tuple[Section, ...]:
    """Return the guide cut at its second headings; raw HTML in it is shown as words, never as markup."""
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False})
    tokens = reader.parse(text)
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    found = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        title = tokens[start + 1].content
        body = tokens[start + 3 : end]
        _point_at_pictures(body, picture_url)
        html = reader.renderer.render(body, reader.options, {})
        found.append(Section(title, slugify(title), mark_safe(html)))  # noqa: S308  our own file, HTML is off
    return tuple(found)


def _point_at_pictures(tokens: list[Token], picture_url: Callable[[str], str]) -> None:
    for token in (child for each in tokens for child in each.children or ()):
        if token.type == "image":
            token.attrs["src"] = picture_url(PurePosixPath(str(token.attrs["src"])).name)


@cache
def guide_text() -> str:
    """Return the guide as it is written; the file comes with the code, so it is read once."""
    return GUIDE.read_text(encoding="utf-8")


def picture_path(name: str) -> Path | None:
    """Return where a picture of the guide lies, or None where it has none of this name."""
    return next((path for path in PICTURES.glob("*.jpg") if path.name == name), None)
