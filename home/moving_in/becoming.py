"""What the pieces of an old page become: the blocks of an ordinary page, with files and pages still by their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .cleaning import cleaned, text_html
from .notes import Kind, Note
from .pieces import Contact, Details, Documents, Heading, Picture, Piece, Quotation, Table, Text, Video

Block = tuple[str, Any]
FORMATS = (("easy-read", ("easy read", "easyread", "easy-read")), ("large-print", ("large print",)))


@dataclass(frozen=True)
class PictureAt:
    """Stands for a picture until it is stored."""

    address: str


@dataclass(frozen=True)
class DocumentAt:
    """Stands for a document until it is stored."""

    address: str


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """Return the blocks; each section of level 2 is one text, so that an editor can move it."""
    blocks: list[Block] = []
    levels = iter(_levels(pieces))
    for piece in pieces:
        html = _running(piece, levels)
        if html and blocks and blocks[-1][0] == "rich_text" and not html.startswith("<h2>"):
            blocks[-1] = ("rich_text", blocks[-1][1] + html)
        elif html:
            blocks.append(("rich_text", html))
        else:
            blocks += _standing_alone(piece)
    return blocks


def heading_notes(pieces: Sequence[Piece]) -> list[Note]:
    """Return where headings leave out a level, and which ones stand at another level now."""
    notes: list[Note] = []
    before = 1
    headings = [piece for piece in pieces if isinstance(piece, Heading)]
    for heading, now in zip(headings, _levels(pieces), strict=True):
        facts = {"before": before, "level": heading.level, "now": now}
        if heading.level > before + 1:
            why = _("a jump from level %(before)d to %(level)d; it is level %(now)d now") % facts
            notes.append(Note(Kind.HEADING, heading.html, why))
        elif heading.level != now:
            notes.append(Note(Kind.HEADING, heading.html, _("was level %(level)d, is level %(now)d now") % facts))
        before = heading.level
    return notes


def _levels(pieces: Sequence[Piece]) -> list[int]:
    """Return the new level of each heading: 2 or 3, and never 3 before there was a 2."""
    old = [max(piece.level, 2) for piece in pieces if isinstance(piece, Heading)]
    top = min(old, default=2)
    return [2 if level == top or number == 0 else 3 for number, level in enumerate(old)]


def _running(piece: Piece, levels: Iterator[int]) -> str:
    if isinstance(piece, Heading):
        level = next(levels)
        return cleaned(f"<h{level}>{piece.html}</h{level}>")
    return text_html(piece.lines) if isinstance(piece, Text) else ""


def _standing_alone(piece: Piece) -> list[Block]:
    match piece:
        case Quotation():
            # Nobody's agreement is known. The empty quotation keeps the page from being published until an editor
            # has chosen the record of these words, or has taken both out.
            return [("inset", {"text": text_html(piece.lines)}), ("quote", {"contribution": None})]
        case Table():
            return [("table", _table(piece))]
        case Picture():
            picture = {"image": PictureAt(piece.address), "decorative": piece.alt == "", "alt_text": piece.alt or ""}
            return [("picture", {"picture": picture, "caption": piece.caption})]
        case Documents():
            return [("documents", _documents(piece))]
        case Video():
            return [("video", {"title": piece.title, "address": piece.address, "length": "", "transcript": ""})]
        case Details():
            return [("details", {"summary": piece.summary, "text": text_html(piece.lines)})]
        case Contact():
            own = {"name": piece.name, "phone": piece.phone, "email": piece.email, "address": piece.address}
            return [("contact", {"source": "own", "introduction": "", "hours": "", **own})]
    return []


def _table(piece: Table) -> dict[str, Any]:
    choice = {(True, True): "both", (True, False): "row", (False, True): "column"}
    return {
        "data": [list(row) for row in piece.rows],
        "table_caption": piece.caption,
        "first_row_is_table_header": piece.first_row,
        "first_col_is_header": piece.first_column,
        "table_header_choice": choice.get((piece.first_row, piece.first_column), "neither"),
    }


def _documents(piece: Documents) -> dict[str, Any]:
    said = f"{piece.title} {piece.address}".lower()
    known = next((name for name, words in FORMATS if any(word in said for word in words)), "standard")
    kind = "audio" if piece.address.lower().endswith(".mp3") else known
    file = {"format": kind, "language": "en", "document": DocumentAt(piece.address), "address": ""}
    return {"title": piece.title, "description": "", "page": None, "files": [file]}
