"""Decides what each paragraph and list of a strategy is: heading, quotation, rows with codes, or text."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .cues import Cues, GroupCue, mentions
from .document import Bullets, Heading, Note, Paragraph, Part, Quotation, Row, RowKind, Rows
from .lines import END_OF_SENTENCE, Block
from .quotations import MOST_PARAGRAPHS, OPENING, paragraphs_quoted

_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = re.compile(
    rf"\b({'|'.join(_NUMBER_WORDS)}|\d{{1,2}})\s+(?:\w+\s+)?(?:objectives|actions|key points)\b", re.IGNORECASE
)
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{2}[.!?] ")


class Recogniser:
    """Walks through the blocks once, remembering which section it is in."""

    def __init__(self, blocks: list[Block], cues: Cues) -> None:
        self.blocks = blocks
        self.cues = cues
        self.parts: list[Part] = []
        self.skipped: list[Note] = []
        self.damage: list[Note] = []
        self.doubts: list[Note] = []
        self._section = ""
        self._heading = ""
        self._placed: set[str] = set()
        self._is_front = True  # headings before any text name the document; they open no section

    def run(self) -> None:
        """Fill `parts` and the notes."""
        at = 0
        while at < len(self.blocks):
            at += self._take(at)

    def _take(self, at: int) -> int:
        """Add what begins at this block and return how many blocks it used."""
        block = self.blocks[at]
        if self._is_heading(at):
            self._take_heading(block)
            return 1
        self._is_front = False
        if block.is_list:
            self._take_list(block)
            return 1
        if used := self._take_quotation(at):
            return used
        self.parts.append(Paragraph(block.lines[0], block.texts[0]))
        return 1

    # Headings

    def _is_heading(self, at: int) -> bool:
        """Tell whether this is a short line without an end of sentence, with something below it."""
        block = self.blocks[at]
        text = block.texts[0]
        return (
            not block.is_list
            and not block.joined
            and at + 1 < len(self.blocks)
            and len(text) <= self.cues.longest_heading
            and not text.endswith(END_OF_SENTENCE)
            and not text[:1].islower()
            and not _SENTENCE_BREAK.search(text)
        )

    def _take_heading(self, block: Block) -> None:
        line, text = block.lines[0], block.texts[0]
        previous = self.parts[-1] if self.parts else None
        if isinstance(previous, Heading) and previous.text.casefold() == text.casefold():
            reason = _("says again what line %(line)d says") % {"line": previous.line}
            self.skipped.append(Note(line, text, reason))
            return
        inner = self._is_inner(text)
        self.parts.append(Heading(line, text, level=3 if inner else 2))
        self._heading = text
        if not inner and not self._is_front:
            self._section = text

    def _is_inner(self, text: str) -> bool:
        """Tell whether a heading belongs to the open section: “Actions”, or it takes up the section's own words."""
        if not self._section or text.casefold() == self._section.casefold():
            return False
        return text.casefold() in self.cues.inner_headings or mentions(text, [self._section])

    # Quotations

    def _take_quotation(self, at: int) -> int:
        previous = self.parts[-1] if self.parts else None
        announced = isinstance(previous, Paragraph) and mentions(previous.text, self.cues.quotation_announced)
        texts = self._paragraphs_from(at)
        count = paragraphs_quoted(texts, announced)
        line = self.blocks[at].lines[0]
        if count:
            self.parts.append(Quotation(line, tuple(texts[:count])))
            self._note_quotation(line, texts[:count])
        elif announced:
            reason = _("a quotation is announced above, but where it ends cannot be seen: kept as paragraphs")
            self.doubts.append(Note(line, self.blocks[at].texts[0], reason))
        return count

    def _note_quotation(self, line: int, texts: list[str]) -> None:
        if not texts[0].startswith((OPENING, '"')):
            reason = _("the quotation that begins here has no opening mark (“)")
            self.damage.append(Note(line, texts[0], reason))
        self.doubts.append(Note(line, texts[0], _("the quotation does not say whose words it is: add it if you know")))

    def _paragraphs_from(self, at: int) -> list[str]:
        texts: list[str] = []
        for place in range(at, min(at + MOST_PARAGRAPHS, len(self.blocks))):
            if self.blocks[place].is_list or self._is_heading(place):
                break
            texts.append(self.blocks[place].texts[0])
        return texts

    # Lists

    def _take_list(self, block: Block) -> None:
        above = self.parts[-1] if self.parts else None
        introduction = above.text if isinstance(above, Paragraph | Heading) else ""
        group = self._group()
        if mentions(introduction, self.cues.objectives):
            self._take_rows(block, RowKind.OBJECTIVES, self.cues.objective_letter)
        elif mentions(introduction, self.cues.key_points):
            self._take_rows(block, RowKind.KEY_POINTS, self.cues.key_point_letter)
        elif self._reads_like_actions(block, introduction):
            self._take_actions(block, group)
        else:
            self._take_bullets(block)
        self._compare_count(block, introduction)

    def _reads_like_actions(self, block: Block, introduction: str) -> bool:
        if mentions(introduction, self.cues.actions):
            return True
        openings = tuple(f"{word} " for word in self.cues.action_openings)
        return sum(text.lower().startswith(openings) for text in block.texts) >= max(2, 0.8 * len(block.texts))

    def _group(self) -> GroupCue | None:
        """Return the group of actions that the nearest heading names, or else the section."""
        for heading in (self._heading, self._section):
            for cue in self.cues.groups:
                if mentions(heading, cue.headings):
                    return cue
        return None

    def _take_actions(self, block: Block, cue: GroupCue | None) -> None:
        if cue:
            self._take_rows(block, RowKind.ACTIONS, cue.letter, cue)
        else:
            self._take_bullets(block)
            reason = _("reads like actions, but no heading above it names one of the groups: kept as an ordinary list")
            self.doubts.append(Note(block.lines[0], block.texts[0], reason))

    def _take_rows(self, block: Block, kind: RowKind, letter: str, cue: GroupCue | None = None) -> None:
        if letter in self._placed:
            self._take_bullets(block)
            reason = _("reads like a second list of the same kind (%(letter)s): kept as an ordinary list")
            self.doubts.append(Note(block.lines[0], block.texts[0], reason % {"letter": letter}))
            return
        self._placed.add(letter)
        numbered = enumerate(zip(block.lines, block.texts, strict=True), start=1)
        rows = tuple(Row(line, f"{letter}{number}", text) for number, (line, text) in numbered)
        self.parts.append(Rows(block.lines[0], kind, rows, cue.group if cue else None))

    def _take_bullets(self, block: Block) -> None:
        self.parts.append(Bullets(block.lines[0], tuple(block.texts), numbered=block.mark == "number"))

    def _compare_count(self, block: Block, introduction: str) -> None:
        said = _COUNTED.search(introduction)
        if not said:
            return
        word = said[1].lower()
        number = int(word) if word.isdigit() else _NUMBER_WORDS.index(word) + 1
        if number != len(block.texts):
            reason = ngettext(
                "the sentence above says %(said)s, the list has %(found)d item",
                "the sentence above says %(said)s, the list has %(found)d items",
                len(block.texts),
            )
            found = {"said": said[1], "found": len(block.texts)}
            self.doubts.append(Note(block.lines[0], block.texts[0], reason % found))
