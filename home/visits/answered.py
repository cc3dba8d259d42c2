"""What a line of an access log says: the common and the combined format of web servers, and our own JSON lines."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import unquote

# Where a visitor chose the words, a quotation mark inside them is written with a backslash or as \x22.
_QUOTED = r'"((?:[^"\\]++|\\.)*+)"'
_LINE = re.compile(
    rf"\[(\d\d/[A-Z][a-z][a-z]/\d{{4}}(?::\d\d){{3}} [+-]\d{{4}})\] {_QUOTED} (\d{{3}}) (?:\d+|-)"
    rf'(?: {_QUOTED} {_QUOTED}|(?! "))(?=\s|$)'
)
_HOST = re.compile(r"https?://[^/?]*", re.IGNORECASE)


@dataclass(frozen=True)
class Answered:
    """When which address was answered how, and which program asked, where the line says so."""

    at: datetime
    method: str
    path: str
    status: int
    program: str | None = None


def answered(line: bytes) -> Answered | None:
    """Return what the line says; None where it is no line of an access log. The visitor's address is not looked at."""
    text = line.decode("utf-8", errors="replace").strip("\x00")  # a log cut while it was written begins with nulls
    return _of_our_own(text) if text.startswith("{") else _of_a_server(text)


def _of_a_server(text: str) -> Answered | None:
    found = _LINE.search(text)
    at = _moment(found[1]) if found else None
    if not found or not at:
        return None
    method, _space, rest = found[2].partition(" ")
    target = rest.partition(" ")[0].partition("?")[0]
    return Answered(at, method, unquote(_HOST.sub("", target, count=1)), int(found[3]), found[5])


def _of_our_own(text: str) -> Answered | None:
    """Read what core.logs.JsonLines wrote; a line about something else counts as no visit."""
    try:
        event = json.loads(text)
        at = datetime.fromisoformat(event["time"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    method, path, status = event.get("method"), event.get("path"), event.get("status")
    if at.tzinfo is None:
        return None
    return Answered(at, str(method), str(path), status if isinstance(status, int) else 0)


@lru_cache(maxsize=512)
def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%d/%b/%Y:%H:%M:%S %z")
    except ValueError:
        return None
