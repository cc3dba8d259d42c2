"""Collects running text into lines: spaces as a browser squeezes them, bold and links closed and opened again."""

import re
from dataclasses import dataclass, field
from html import escape

_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b]+")
_EMPTY = re.compile(r"<b>((?:\s|<br/>)*)</b>|<a href=\"[^\"]*\">((?:\s|<br/>)*)</a>")
_EDGE = re.compile(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$")
BREAK = "<br/>"


@dataclass
class Writing:
    """One line in the making."""

    parts: list[str] = field(default_factory=list)
    opened: list[tuple[str, str]] = field(default_factory=list)  # name, and how it is opened
    letters: int = 0  # of all lines so far: tells whether an element held any
    is_kept: bool = False  # line breaks of the source are line breaks

    def text(self, words: str) -> None:
        """Add text that nobody has escaped yet."""
        self.letters += len(words.strip())
        pieces = words.split("\n") if self.is_kept else [words]
        self.parts.append(BREAK.join(_SPACE.sub(" ", escape(piece, quote=False)) for piece in pieces))

    def start(self, name: str, opening: str) -> None:
        """Open an element; in one of its own kind it makes no difference."""
        self.parts.append(opening)
        self.opened.append((name, opening))

    def end(self, name: str) -> None:
        """Close what was opened last under this name, and what stands in it."""
        if not any(known == name for known, _opening in self.opened):
            return
        again: list[tuple[str, str]] = []
        while (last := self.opened.pop())[0] != name:
            self.parts.append(f"</{last[0]}>")
            again.append(last)
        self.parts.append(f"</{name}>")
        for known, opening in reversed(again):
            self.start(known, opening)

    def line_break(self) -> bool:
        """Add a line break; tell whether it is the second in a row, which is how old pages end a paragraph."""
        is_second = next((part == BREAK for part in reversed(self.parts) if part.strip()), False)
        self.parts.append(BREAK)
        return is_second

    def taken(self) -> str:
        """Return the line as HTML, empty where it has no words, and begin the next one inside the same elements."""
        closing = "".join(f"</{name}>" for name, _opening in reversed(self.opened))
        html = _SPACE.sub(" ", "".join(self.parts) + closing).replace(f"{BREAK} ", BREAK)
        self.parts = [opening for _name, opening in self.opened]
        before = ""
        while before != html:
            before = html
            html = _EMPTY.sub(lambda found: found[1] or found[2] or "", html)
            html = _EDGE.sub("", html)
        return html
