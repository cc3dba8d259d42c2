"""One old page, read: its title and what becomes of its content, before anything around it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .accordions import with_details
from .addresses import last_step
from .becoming import Block, blocks_of, heading_notes
from .flattening import flattened
from .main_content import description_of, main_content
from .notes import Kind, Note
from .pieces import Picture, Piece
from .sentences import sentences_of
from .sources import OldPage

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_ALT = 255, 300, 255


@dataclass(frozen=True)
class Reading:
    """What a page says, as blocks; files and pages in it are still addresses."""

    source: OldPage
    title: str
    summary: str
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    sentences: tuple[str, ...]
    notes: tuple[Note, ...]


def read_page(source: OldPage) -> Reading:
    """Return what the page says."""
    found = main_content(source.tree)
    with_details(source.tree, found.root)
    # Taken before the walk, and in another way, so that a fault of the walk shows.
    sentences = sentences_of(found.root)
    pieces, notes = flattened(found.root, source.base)
    title, cut = _cut_title(found.title or _title_of_address(source))
    summary = description_of(source.tree)
    return Reading(
        source,
        title,
        summary if len(summary) <= LONGEST_SUMMARY else "",
        tuple(blocks_of(pieces)),
        tuple(piece for piece in pieces if isinstance(piece, Picture)),
        tuple(sentences),
        (*found.notes, *cut, *notes, *heading_notes(pieces), *_without_words(pieces)),
    )


def _cut_title(title: str) -> tuple[str, list[Note]]:
    if len(title) <= LONGEST_TITLE:
        return title, []
    return title[:LONGEST_TITLE], [Note(Kind.LOOK, title, _("a title longer than 255 characters was cut"))]


def _title_of_address(source: OldPage) -> str:
    words = last_step(source.address).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or _("Page without a title")


def _without_words(pieces: Sequence[Piece]) -> list[Note]:
    pictures = [piece for piece in pieces if isinstance(piece, Picture) and piece.alt is None]
    return [Note(Kind.NO_WORDS, _called(picture), "") for picture in pictures]


def _called(picture: Picture) -> str:
    return _("a picture written into the page") if picture.address.startswith("data:") else picture.address[:300]
