"""What the content of a page consists of, before it becomes blocks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading at the level the old page gave it."""

    level: int
    html: str


@dataclass(frozen=True)
class Line:
    """A paragraph, or at a depth above 0 a point of a list."""

    html: str
    depth: int = 0
    numbered: bool = False


@dataclass(frozen=True)
class Text:
    """Paragraphs and lists that follow each other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Quotation:
    """What somebody said."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """Rows of plain text."""

    rows: tuple[tuple[str, ...], ...]
    caption: str
    first_row: bool
    first_column: bool


@dataclass(frozen=True)
class Picture:
    """A picture by its address; no alternative text at all is None, an empty one says that it is decoration."""

    address: str
    alt: str | None
    caption: str = ""


@dataclass(frozen=True)
class Documents:
    """A document that stands alone."""

    address: str
    title: str


@dataclass(frozen=True)
class Video:
    """A video on another site."""

    address: str
    title: str


@dataclass(frozen=True)
class Details:
    """Text that opens when it is asked for."""

    summary: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Contact:
    """How to reach somebody."""

    name: str
    phone: str
    email: str
    address: str


Piece = Heading | Text | Quotation | Table | Picture | Documents | Video | Details | Contact
