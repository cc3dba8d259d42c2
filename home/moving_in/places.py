"""Where the files around an old page are: in a folder on this machine, or on the web."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from django.utils.translation import gettext as _

from .fetching import LARGEST, fetch
from .hosts import CannotFetch, MayReach, is_public

MOST_FILES = 300  # fetched for one page and all that is in it


class Missing(ValueError):
    """There is no such file; the message says why."""


class Place(Protocol):
    """Something that has files."""

    def read(self, address: str) -> bytes:
        """Return the content of a file; raises Missing."""


@dataclass(frozen=True)
class Folder:
    """A folder on this machine: it stands for what lay below some address, and nothing outside it is ever read."""

    root: Path
    stands_for: tuple[tuple[str, Path], ...]  # the beginning of an address, and the folder that holds what follows

    def read(self, address: str) -> bytes:
        """Return the content of the file that an address means; raises Missing."""
        bare = address.partition("#")[0].partition("?")[0]
        for start, folder in self.stands_for:
            if bare.startswith(start) and (path := self._inside(folder, unquote(bare.removeprefix(start)))):
                return _content(path)
        raise Missing(_("it is not among the files"))

    def _inside(self, folder: Path, rest: str) -> Path | None:
        try:
            path = (folder / rest.lstrip("/")).resolve()
            return path if path.is_file() and path.is_relative_to(self.root.resolve()) else None
        except (OSError, ValueError, RuntimeError):
            return None


class Web:
    """The web, asked as carefully as for the page itself."""

    def __init__(self, may_reach: MayReach = is_public) -> None:
        self.may_reach = may_reach
        self.asked = 0

    def read(self, address: str) -> bytes:
        """Return the content of a file; raises Missing."""
        self.asked += 1
        if self.asked > MOST_FILES:
            raise Missing(_("too many files were asked for"))
        try:
            return fetch(address, self.may_reach).content
        except CannotFetch as error:
            raise Missing(str(error)) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Missing(_("it is larger than 10 MB"))
        return path.read_bytes()
    except OSError as error:
        raise Missing(_("it cannot be read")) from error
