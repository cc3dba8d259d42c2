"""Latin letters among Arabic, Urdu or Hebrew ones: the letters alone tell what nobody has translated."""

import re
from collections.abc import Iterator
from enum import Enum

from .directions import RIGHT_TO_LEFT

LATIN = "A-Za-z\u00c0-\u024f"
OTHERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # the letters of Arabic, Urdu, Persian and Hebrew
_LATIN_LETTER, _OTHER_LETTER = re.compile(f"[{LATIN}]"), re.compile(f"[{OTHERS}]")
# From a first Latin letter to the last one, to a number or a question mark, with nothing of the other script between.
_RUN = re.compile(f"[{LATIN}](?:[^{OTHERS}\n]*[{LATIN}0-9)?])?")
_ADDRESS = re.compile(r"((?<!\S)[^\s@]+@\S+|(?:https?://|www\.)\S+)")
_QUOTED_END = re.compile('[.!…](?=[»”’"])')
_LAST_END = re.compile(r"[.!…](?=\s*$)")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


class Kind(Enum):
    """What a piece of text is within a language of another script."""

    AROUND = "around"  # the sentence itself
    WORDS = "words"  # in Latin letters
    ADDRESS = "address"  # the same in every language, read from left to right


def has_own_script(language: str) -> bool:
    """Tell whether the letters alone tell this language from English."""
    return language.split("-")[0] in RIGHT_TO_LEFT


def is_latin(text: str) -> bool:
    """Tell whether a text has Latin letters and none of the other scripts; addresses are no words."""
    return bool(_LATIN_LETTER.search(_ADDRESS.sub("", text))) and not _OTHER_LETTER.search(text)


def pieces_of(text: str) -> list[tuple[Kind, str]]:
    """Return the text in pieces, each with what it is; together they are the text."""
    if is_latin(text):
        return [(Kind.WORDS, text)]
    pieces: list[tuple[Kind, str]] = []
    for number, part in enumerate(_ADDRESS.split(text)):
        pieces += [(Kind.ADDRESS, part)] if number % 2 else _runs(part)
    return [(kind, piece) for kind, piece in pieces if piece]


def _runs(text: str) -> Iterator[tuple[Kind, str]]:
    end = 0
    for run in _RUN.finditer(text):
        words = _balanced(run[0]) + _own_end(text, run)
        yield Kind.AROUND, text[end : run.start()]
        yield Kind.WORDS, words
        end = run.start() + len(words)
    yield Kind.AROUND, text[end:]


def _own_end(text: str, run: re.Match[str]) -> str:
    """Return the full stop of what stands in quotation marks or after a colon: it is not of the sentence around."""
    before = text[: run.start()].rstrip()
    if before.endswith(("«", "“", "‘", '"')):
        found = _QUOTED_END.match(text, run.end())
    else:
        found = _LAST_END.match(text, run.end()) if before.endswith(":") else None
    return found[0] if found else ""


def _balanced(run: str) -> str:
    """Leave a closing bracket to the sentence it belongs to."""
    while run.endswith(")") and run.count(")") > run.count("("):
        run = run[:-1].rstrip()
    return run


def isolated(text: str, language: str) -> str:
    """Return plain text in which Latin words within a line of another script keep their order."""
    if not has_own_script(language):
        return text
    return "".join(_isolated_line(line) for line in text.splitlines(keepends=True))


def _isolated_line(line: str) -> str:
    if not _OTHER_LETTER.search(line):
        return line
    return "".join(
        f"{_ISOLATE}{piece}{_END_OF_ISOLATE}" if kind is Kind.WORDS else piece for kind, piece in pieces_of(line)
    )
