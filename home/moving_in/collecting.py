"""Gathers the pieces of a page while it is walked through."""

import re
from html import unescape

from django.utils.translation import gettext as _

from .hrefs import is_document, video_address
from .notes import Kind, Note
from .pieces import Details, Documents, Heading, Line, Piece, Quotation, Text, Video
from .writing import BREAK, Writing

MOST_QUOTED = 4  # paragraphs; more that stand indented are a text
_BOLD = re.compile(r"</?b>")
_TAGS = re.compile(r"<[^<>]*>")
_ONE_LINK = re.compile(r'^<a href="([^"]+)">([^<]+)</a>([\s.,;:]*(?:\([^()<>]*\)|\[[^\[\]<>]*\])?[\s.]*)$')
_ONLY_BOLD = re.compile(r"^<b>(?:(?!</?b>).){1,120}</b>:?$")
_TYPED_POINT = re.compile(r"^(?:<b>)?[•·●▪◦‣]\s*")
LONGEST_TITLE = {Documents: 160, Video: 120}

Saved = tuple[list[Piece], list[Line], list[bool]]


class Collection:
    """Pieces so far, the lines of the text in hand, and where in lists it stands."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.notes: list[Note] = []
        self.writing = Writing()
        self.heading = 0
        self.lists: list[bool] = []  # one for each list around: whether it is numbered
        self.is_new_point = False
        self.is_term = False  # in a list of words and what they mean
        self.unfolded = 0  # tables that only arranged the page
        self._pieces: list[Piece] = []
        self._lines: list[Line] = []
        self._saved: list[Saved] = []

    @property
    def is_inside(self) -> bool:
        """Tell whether this is the text of a quotation or of something that opens."""
        return bool(self._saved)

    def flush(self) -> None:
        """End the line in hand."""
        html = self.writing.taken()
        if not html:
            return
        if self.heading:
            self._take_lines()
            self._pieces.append(Heading(self.heading, _BOLD.sub("", html).replace(BREAK, " ")))
        elif self.lists:
            self._point(html)
        elif not self._stands_alone(html):
            self._paragraph(html)

    def flush_for(self, name: str) -> None:
        """End the line before something that is shown by itself; buttons and the like stand within a line."""
        if name not in ("input", "button", "select", "textarea", "svg"):
            self.flush()

    def add(self, found: Piece | Note) -> None:
        """Add a piece after the text so far, or note what is to be said."""
        if isinstance(found, Note):
            self.notes.append(found)
            return
        self.flush()
        self._take_lines()
        self._pieces.append(found)

    def begin_inside(self) -> None:
        """Begin a quotation or a text that opens."""
        self.flush()
        self._take_lines()
        self._saved.append((self._pieces, self._lines, self.lists))
        self._pieces, self._lines, self.lists = [], [], []

    def end_quotation(self) -> None:
        """End a quotation; what holds more than a few paragraphs was only indented."""
        inner = self._end_inside()
        lines = [line for piece in inner if isinstance(piece, Text) for line in piece.lines]
        is_text = all(isinstance(piece, Text) for piece in inner) and not any(line.depth for line in lines)
        if not lines or not is_text or len(lines) > MOST_QUOTED:
            self._pieces += inner
        elif self.is_inside:
            self._lines += lines  # quoted within a quotation: one of them is enough
        else:
            words = " ".join(_plain(line.html) for line in lines)
            self.notes.append(Note(Kind.QUOTED, words, _("ask whose words these are and whether they agree")))
            self._pieces.append(Quotation(tuple(lines)))

    def end_details(self, summary: str) -> None:
        """End a text that opens; pictures, tables and the like in it come after it."""
        inner = self._end_inside()
        lines: list[Line] = []
        after: list[Piece] = []
        for piece in inner:
            if isinstance(piece, Text):
                lines += piece.lines
            elif isinstance(piece, Heading):
                lines.append(Line(f"<b>{piece.html}</b>"))
            else:
                after.append(piece)
        if lines:
            self._pieces.append(Details(summary, tuple(lines)))
        else:
            self._lines.append(Line(f"<b>{summary.replace('&', '&amp;').replace('<', '&lt;')}</b>"))
            self._take_lines()
        self._pieces += after

    def finished(self) -> list[Piece]:
        """Return all pieces."""
        self.flush()
        self._take_lines()
        if self.unfolded:
            self.notes.append(Note(Kind.LOOK, "", _("tables that only arranged the page: their text stands in order")))
        return self._pieces

    def _end_inside(self) -> list[Piece]:
        self.flush()
        self._take_lines()
        inner = self._pieces
        self._pieces, self._lines, self.lists = self._saved.pop()
        return inner

    def _take_lines(self) -> None:
        if self._lines:
            self._pieces.append(Text(tuple(self._lines)))
            self._lines = []

    def _point(self, html: str) -> None:
        depth, last = len(self.lists), self._lines[-1] if self._lines else None
        if self.is_new_point or last is None or last.depth != depth:
            self._lines.append(Line(html, depth, self.lists[-1]))
        else:
            self._lines[-1] = Line(f"{last.html}{BREAK}{html}", depth, last.numbered)
        self.is_new_point = False

    def _paragraph(self, html: str) -> None:
        if typed := _TYPED_POINT.match(html):
            rest = html[typed.end() :]
            if rest:
                self._lines.append(Line(f"<b>{rest}" if "<b>" in typed[0] else rest, 1))
            return
        if _ONLY_BOLD.match(html) and not (self.is_inside or self.is_term):
            self.notes.append(Note(Kind.HEADING, _plain(html), _("bold and alone: should it be a heading?")))
        self._lines.append(Line(html))

    def _stands_alone(self, html: str) -> bool:
        """Tell whether the line is one link to a document or a video, and make a piece of its own of it."""
        found = _ONE_LINK.match(_BOLD.sub("", html))
        if not found or self.is_inside:
            return False
        address, title = unescape(found[1]), unescape(found[2] + found[3]).strip()
        watched = video_address(address)
        kind = Documents if is_document(address) else Video if watched else None
        if kind is None or len(title) > LONGEST_TITLE[kind]:
            return False
        self.add(Documents(address, title) if kind is Documents else Video(watched, title))
        return True


def _plain(html: str) -> str:
    return unescape(_TAGS.sub("", html.replace(BREAK, " ")))
