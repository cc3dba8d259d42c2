"""What the report has to say about a page, each thing with the words it is about."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The headings of the report, in its order."""

    LEFT_OUT = "left-out"
    LOST = "lost"
    LOOK = "look"
    QUOTED = "quoted"
    NO_WORDS = "no-words"
    FILE = "file"
    DEAD = "dead"
    LINK = "link"
    PDF = "pdf"
    HEADING = "heading"
    REDIRECT = "redirect"


@dataclass(frozen=True)
class Note:
    """One thing to say; `text` is all the words it is about, of which the report shows the first."""

    kind: Kind
    text: str
    why: str = ""
