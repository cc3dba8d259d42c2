"""What a strategy's text is made of once it has been read: typed parts, and notes about what was odd."""

from dataclasses import dataclass
from enum import StrEnum

from involvement.codes import ActionGroup


class RowKind(StrEnum):
    """The three kinds of numbered sentences, named like the page's relations."""

    OBJECTIVES = "objectives"
    ACTIONS = "actions"
    KEY_POINTS = "key_points"


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 (a section) or 3 (within one)."""

    line: int
    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    line: int
    text: str


@dataclass(frozen=True)
class Bullets:
    """A list that stays text."""

    line: int
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Quotation:
    """One quotation of one or more paragraphs."""

    line: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One objective, action or key point with its code."""

    line: int
    code: str
    text: str


@dataclass(frozen=True)
class Rows:
    """A list whose items become rows of their own."""

    line: int
    kind: RowKind
    rows: tuple[Row, ...]
    group: ActionGroup | None = None


Part = Heading | Paragraph | Bullets | Quotation | Rows


@dataclass(frozen=True)
class Note:
    """Something to tell about one line of the file: why it was skipped, what looks damaged or what needs a look."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Document:
    """A whole strategy; `marks` are the lines whose first word is a list mark that became a real list."""

    short_name: str
    title: str
    edition: str
    parts: tuple[Part, ...]
    skipped: tuple[Note, ...]
    damage: tuple[Note, ...]
    doubts: tuple[Note, ...]
    marks: frozenset[int]
    digest: str

    def lists(self, kind: RowKind) -> tuple[Rows, ...]:
        """Return the lists of a kind; actions have one for each group."""
        return tuple(part for part in self.parts if isinstance(part, Rows) and part.kind == kind)

    def rows(self, kind: RowKind) -> tuple[Row, ...]:
        """Return all rows of a kind in the order of the text."""
        return tuple(row for part in self.lists(kind) for row in part.rows)
