"""Files: what the cache keeps of somebody is thrown away; a text file that shows them is told to staff."""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from people.models import Person
from people.registry import PersonalStore, Turn
from people.traces import Traces

CACHED = (".djcache",)
READ = ("", ".txt", ".csv", ".json", ".html", ".htm", ".xml", ".md", ".rtf", ".log", ".eml", ".ics", ".svg", ".vtt")
LEFT_OUT = ("mail", "static")  # folders: what stands for the outside world, and our own style sheets
LARGEST = 10 * 1024 * 1024  # bytes
PACKED = b"x\x9c"  # how what Django's cache has packed begins, after the time it is kept until


def _files(endings: tuple[str, ...]) -> Iterator[Path]:
    whole: Path = settings.VAR_DIR
    for place, folders, names in os.walk(whole):
        if Path(place) == whole:
            folders[:] = [name for name in folders if name not in LEFT_OUT]
        yield from (Path(place, name) for name in names if Path(name).suffix.lower() in endings)


def _content(path: Path) -> str:
    """Return what a file says; nothing where it is too large, unreadable, or gone since."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        if path.suffix in CACHED:
            raw = zlib.decompress(raw[raw.find(PACKED) :])
    except (OSError, zlib.error):
        return ""
    return raw.decode("utf-8", errors="replace")


def _cached(person: Person) -> Iterator[Path]:
    traces = Traces.of(person)
    return (path for path in _files(CACHED) if traces.are_in(_content(path)))


def _forget_cached(person: Person) -> int:
    paths = list(_cached(person))
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)


def _readable(person: Person) -> Iterator[Path]:
    traces = Traces.of(person)
    return (path for path in _files(READ) if traces.are_in(_content(path)))


CACHE = PersonalStore(
    name="cache",
    label=_("Cache"),
    rows=_cached,
    describe=lambda path: None,
    erase=_forget_cached,
    turn=Turn.TRACES,
)
FILES = PersonalStore(
    name="files",
    label=_("Text files, to be changed by hand"),
    rows=_readable,
    describe=lambda path: None,
    erase=lambda person: 0,
    turn=Turn.TRACES,
    by_hand=True,
)
