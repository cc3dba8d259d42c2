"""The lines of an access log: a file, a packed one, or what is piped in; read one by one, never as a whole."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

LONGEST = 64 * 1024  # bytes of a line; servers refuse requests long before
PACKED = b"\x1f\x8b"  # how gzip begins
STANDARD_INPUT = "-"


class UnreadableLogError(Exception):
    """A log cannot be read to its end; the text says which and why."""


class Unfinished:
    """Stands for a last line without an end: somebody is still writing it."""


Line = bytes | None | Unfinished  # None: too long to be a line


def lines_of(source: str, standard_input: BinaryIO) -> Iterator[Line]:
    """Yield each line; raises UnreadableLogError where the source ends too soon or is not there."""
    try:
        with _opened(source, standard_input) as log:
            while part := log.readline(LONGEST):
                yield _line(part, log)
    except OSError as error:
        raise UnreadableLogError(f"{source}: {error.strerror or error}") from error
    except (EOFError, zlib.error) as error:
        raise UnreadableLogError(f"{source}: the packed file is damaged") from error


def _line(part: bytes, log: BinaryIO) -> Line:
    if part.endswith(b"\n"):
        return part.strip()
    if len(part) < LONGEST:
        return Unfinished()
    while (rest := log.readline(LONGEST)) and not rest.endswith(b"\n"):
        pass  # whoever wrote a line of megabytes is not worth the memory
    return None


@contextmanager
def _opened(source: str, standard_input: BinaryIO) -> Iterator[BinaryIO]:
    if source == STANDARD_INPUT:
        # It is not ours to close.
        yield _unpacked(io.BufferedReader(cast(io.RawIOBase, standard_input)))
        return
    with open(source, "rb") as file:
        yield _unpacked(file)


def _unpacked(log: io.BufferedReader) -> BinaryIO:
    """Return what is inside; names of files say nothing reliable, their first bytes do."""
    return cast(BinaryIO, gzip.open(log)) if log.peek(len(PACKED)).startswith(PACKED) else log
