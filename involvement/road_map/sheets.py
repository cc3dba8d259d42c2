"""A text in parts, said once and shown three times: on a page, as a PDF and as a word-processor document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Rows of texts below a row of headings; the first cell of each row is its heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it, in this order."""

    name: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A whole text with its title."""

    title: str
    kind: str  # what it is, above the title
    language: str
    direction: str
    parts: tuple[Part, ...]
    note: str = ""
