"""The one reader of a strategy: plain text in, a typed document out, and nothing lost without a word about it."""

import re
from itertools import chain

from django.utils.translation import gettext as _

from .cues import DEFAULT_CUES, Cues
from .damage import damaged_words
from .document import Document, Heading, Note, Paragraph, Part
from .lines import Layout, layout_of
from .recognising import Recogniser
from .source import Source

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
LONGEST_SHORT_NAME = 80


def read_strategy(source: Source, cues: Cues = DEFAULT_CUES) -> Document:
    """Return the document this text describes."""
    layout = layout_of(source.lines, cues)
    recogniser = Recogniser(layout.blocks, cues)
    recogniser.run()
    front, rest = _front_matter(recogniser.parts, cues)
    short_name, title = front
    return Document(
        short_name=short_name,
        title=title,
        edition=_edition(recogniser.parts),
        parts=tuple(rest),
        skipped=_by_line(layout.skipped, recogniser.skipped),
        damage=_by_line(recogniser.damage, _damage(layout)),
        doubts=_by_line(recogniser.doubts, _leftovers(rest, cues)),
        marks=layout.marks,
        digest=source.digest,
    )


def _front_matter(parts: list[Part], cues: Cues) -> tuple[tuple[str, str], list[Part]]:
    """Take short name and title off the headings that stand before any text."""
    headings: list[Heading] = []
    for part in parts:
        if not isinstance(part, Heading):
            break
        headings.append(part)
    if not headings:
        return ("", ""), parts
    at = next((place for place, heading in enumerate(headings) if _is_title(heading, cues)), 0)
    short_name = " – ".join(heading.text for heading in headings[:at])
    if len(short_name) > LONGEST_SHORT_NAME:
        at, short_name = 0, ""
    return (short_name, headings[at].text), parts[at + 1 :]


def _is_title(heading: Heading, cues: Cues) -> bool:
    return any(word in heading.text.lower() for word in cues.titles)


def _edition(parts: list[Part]) -> str:
    """Return the year that is named in the headings before the first text."""
    for part in parts:
        if not isinstance(part, Heading):
            break
        if year := _YEAR.search(part.text):
            return year[0]
    return ""


def _by_line(*notes: list[Note]) -> tuple[Note, ...]:
    return tuple(sorted(chain(*notes), key=lambda note: note.line))


def _damage(layout: Layout) -> list[Note]:
    return damaged_words([pair for block in layout.blocks for pair in zip(block.lines, block.texts, strict=True)])


def _leftovers(parts: list[Part], cues: Cues) -> list[Note]:
    """Name the paragraphs that speak of a link or file which plain text cannot carry."""
    reason = _("kept, but it speaks of a link or file that plain text cannot carry: add the link or delete it")
    leftover = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in cues.leftovers), re.IGNORECASE)
    return [
        Note(part.line, part.text, reason)
        for part in parts
        if isinstance(part, Paragraph) and leftover.search(part.text)
    ]
