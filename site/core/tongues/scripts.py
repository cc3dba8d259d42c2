"""Latin letters among Arabic, Urdu or Hebrew ones: the letters alone tell what nobody has translated."""

import re

from .directions import RIGHT_TO_LEFT

LATIN = "A-Za-z\u00c0-\u024f"
OTHERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # the letters of Arabic, Urdu, Persian and Hebrew
_LATIN_LETTER, _OTHER_LETTER = re.compile(f"[{LATIN}]"), re.compile(f"[{OTHERS}]")
# From a first Latin letter to the last one or to a number, with nothing of the other script between them.
_RUN = re.compile(f"[{LATIN}](?:[^{OTHERS}\n]*[{LATIN}0-9)])?")
_ADDRESS = re.compile(r"(\S+@\S+|(?:https?://|www\.)\S+)")
_ENDS = (".", "!", "?", "…")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def has_own_script(language: str) -> bool:
    """Tell whether the letters alone tell this language from English."""
    return language.split("-")[0] in RIGHT_TO_LEFT


def is_latin(text: str) -> bool:
    """Tell whether a text has Latin letters and none of the other scripts; addresses are no words."""
    return bool(_LATIN_LETTER.search(_ADDRESS.sub("", text))) and not _OTHER_LETTER.search(text)


def latin_runs(text: str) -> list[tuple[bool, str]]:
    """Return the text in pieces, each with whether it is a run of Latin words; together they are the text."""
    if is_latin(text):
        return [(True, text)]
    pieces: list[tuple[bool, str]] = []
    for number, part in enumerate(_ADDRESS.split(text)):  # every second one is an address
        end = 0
        for run in _RUN.finditer(part) if number % 2 == 0 else ():
            words = _balanced(run[0]) + _own_end(part, run)
            pieces += [(False, part[end : run.start()]), (True, words)]
            end = run.start() + len(words)
        pieces.append((False, part[end:]))
    return [(is_run, piece) for is_run, piece in pieces if piece]


def _own_end(text: str, run: re.Match[str]) -> str:
    """Return the full stop of what is said after a colon: it belongs to those words, not to the sentence around."""
    rest = text[run.end() :].rstrip()
    is_quoted = text[: run.start()].rstrip().endswith(":")
    return rest if is_quoted and rest in _ENDS else ""


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
    return "".join(f"{_ISOLATE}{piece}{_END_OF_ISOLATE}" if is_run else piece for is_run, piece in latin_runs(line))
