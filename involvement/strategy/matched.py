"""What is known of a strategy's sentences before an import, and which sentence of the text is which of them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from .document import Row, RowKind


@dataclass(frozen=True)
class Known:
    """A sentence that is known already: from the page itself, from the edition before, or only from its progress."""

    code: str
    thread: UUID
    text: str
    group: str = ""
    place: int = 0  # within its group
    source_text: str = ""  # as the file had it, where an editor has changed it since
    is_on_page: bool = True
    is_listed: bool = True  # on this page or on that of the edition before


@dataclass(frozen=True)
class Placed:
    """A sentence of the text with the group and the place it has there."""

    row: Row
    group: str
    place: int


@dataclass(frozen=True)
class Pair:
    """One sentence, before and after."""

    known: Known
    now: Placed


class Doubt(StrEnum):
    """Why nobody but an editor can say which is which."""

    SPLIT = "split"
    MERGED = "merged"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Question:
    """Sentences that may go on from each other; until an editor decides, the old stay and the new are new."""

    doubt: Doubt
    known: tuple[Known, ...]
    rows: tuple[Placed, ...]


@dataclass(frozen=True)
class Matching:
    """The sentences of one kind; what a question is about stands among `new` and `gone` too."""

    kind: RowKind
    pairs: tuple[Pair, ...]
    new: tuple[Placed, ...]
    gone: tuple[Known, ...]
    questions: tuple[Question, ...] = ()
