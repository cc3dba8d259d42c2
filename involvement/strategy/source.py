"""Opens the file of a strategy, and says in plain words why it cannot be used."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

LARGEST_FILE = 5 * 1024 * 1024
ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Control characters that no text has; tab, line feed, vertical tab, form feed and carriage return are all right.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class UnusableSource(ValueError):
    """The file cannot be read as the text of a strategy; the message says what to do."""


@dataclass(frozen=True)
class Source:
    """The text with line ends made alike, and the digest by which the same text is known again."""

    text: str
    digest: str

    @property
    def lines(self) -> list[str]:
        """Return the lines as a text editor numbers them, the first being line 1."""
        return self.text.split("\n")


def source_of(text: str) -> Source:
    """Return the source for a text that is already in memory."""
    alike = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Source(alike, hashlib.sha256(alike.strip().encode()).hexdigest())


def read_source(path: Path, encoding: str = "utf-8") -> Source:
    """Read the file, or raise UnusableSource."""
    text = _decoded(_content(path), encoding)
    if _NOT_TEXT.search(text):
        raise UnusableSource(
            _("%(path)s is not plain text (it may be a PDF or a Word file). Save the text as .txt first.")
            % {"path": path}
        )
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise UnusableSource(_("%(path)s is empty.") % {"path": path})
    return source_of(text)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UnusableSource(_("There is no file %(path)s.") % {"path": path})
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnusableSource(
                _("%(path)s is larger than 5 MB. That is not the text of a strategy.") % {"path": path}
            )
        return path.read_bytes()
    except OSError as error:
        raise UnusableSource(_("%(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}) from error


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        raise UnusableSource(_advice(content, encoding)) from error


def _advice(content: bytes, encoding: str) -> str:
    """Say how to go on with a file that is not in the expected encoding."""
    problem = _("The file is not in the encoding %(name)s.") % {"name": encoding}
    if content.startswith(UTF_16_MARKS):
        return problem + " " + _("It looks like UTF-16. Save it as UTF-8, or add: --encoding utf-16")
    if b"\x00" in content:
        return problem + " " + _("It is not plain text (it may be a PDF or a Word file). Save the text as .txt first.")
    return problem + " " + _("It may be an older Windows file. Save it as UTF-8, or add: --encoding cp1252")
