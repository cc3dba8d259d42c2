"""What the command is given: saved files, folders of them, and addresses; each old page with where it stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from .addresses import joined, made_up, split
from .fetching import LARGEST, fetch
from .hosts import CannotFetch, MayReach, is_public
from .markup import Unreadable, decoded, parsed
from .places import Folder, Place, Web
from .seeing import attribute

PAGES = (".html", ".htm", ".xhtml")
MOST_PAGES = 2000
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000})", re.IGNORECASE)


class UnusableSource(ValueError):
    """What was named cannot be used; the message says why."""


@dataclass(frozen=True)
class OldPage:
    """One page of the old site."""

    name: str  # as the report calls it
    address: str
    base: str  # what the addresses in it start from
    tree: BeautifulSoup
    place: Place


@dataclass
class Sources:
    """Every old page that could be read, and why others could not."""

    pages: list[OldPage] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def read_sources(names: list[str], stood_at: str = "", may_reach: MayReach = is_public) -> Sources:
    """Read all that is named; raises UnusableSource where something that was named itself cannot be used."""
    sources = Sources()
    web = Web(may_reach)
    for name in names:
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+://", name):
            sources.pages.append(_fetched(name, web))
        elif Path(name).is_dir():
            _read_folder(Path(name), stood_at, sources)
        else:
            sources.pages.append(_saved(Path(name), Path(name).parent, stood_at))
    if not sources.pages:
        raise UnusableSource(_("There is no page in what was named. Pages end with .html or .htm."))
    return sources


def _read_folder(root: Path, stood_at: str, sources: Sources) -> None:
    for path in _pages_below(root):
        try:
            sources.pages.append(_saved(path, root, stood_at))
        except UnusableSource as error:
            sources.refused.append((str(path.relative_to(root)), str(error)))


def _pages_below(root: Path) -> Iterator[Path]:
    """Yield the pages of a folder; what a browser saved beside a page (frames, advertisements) are none."""
    found = sorted(path for path in root.rglob("*") if path.suffix.lower() in PAGES and path.is_file())
    pages = [path for path in found if not any(part.endswith("_files") for part in path.relative_to(root).parts)]
    if len(pages) > MOST_PAGES:
        raise UnusableSource(_("There are more than %(number)d pages. Name smaller folders.") % {"number": MOST_PAGES})
    yield from pages


def _saved(path: Path, root: Path, stood_at: str) -> OldPage:
    name = path.name if path.parent == root else str(path.relative_to(root))
    if not path.is_file():
        raise UnusableSource(_("There is no file or folder “%(path)s”.") % {"path": path})
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise UnusableSource(_("“%(path)s” leads out of its folder.") % {"path": path})
        if path.stat().st_size > LARGEST:
            raise UnusableSource(_("“%(path)s” is larger than 10 MB.") % {"path": path})
        text = decoded(path.read_bytes())
    except OSError as error:
        raise UnusableSource(_("“%(path)s” cannot be read.") % {"path": path}) from error
    tree = _tree(text, name)
    relative = path.relative_to(root).as_posix()
    top = (stood_at.rstrip("/") + "/") if stood_at else made_up(root.resolve().name, "")
    address = _said(tree, text) or (top + relative if stood_at else made_up(root.resolve().name, relative))
    base = _base(tree, address)
    beside = tuple((start, path.parent) for start in dict.fromkeys((_above(base), _above(address))))
    return OldPage(name, address, base, tree, Folder(root, (*beside, (top, root))))


def _fetched(name: str, web: Web) -> OldPage:
    try:
        got = fetch(name, web.may_reach)
    except CannotFetch as error:
        raise UnusableSource(_("“%(name)s” was not fetched: %(why)s.") % {"name": name, "why": error}) from error
    if got.kind not in ("text/html", "application/xhtml+xml"):
        raise UnusableSource(
            _("“%(name)s” is not a page: it says it is %(kind)s.") % {"name": name, "kind": got.kind[:60]}
        )
    tree = _tree(decoded(got.content, got.encoding), name)
    return OldPage(name, got.address, _base(tree, got.address), tree, web)


def _tree(text: str, name: str) -> BeautifulSoup:
    try:
        return parsed(text)
    except Unreadable as error:
        raise UnusableSource(_("“%(name)s” cannot be read: %(why)s.") % {"name": name, "why": error}) from error


def _said(tree: BeautifulSoup, text: str) -> str:
    """Return the address that a saved page says it had, in the comment browsers write or as its canonical one."""
    if found := _SAVED.search(text[:4096]):
        return found[1]
    for link in tree.find_all("link", href=True):
        address = attribute(link, "href").strip()
        parts = split(address)
        if "canonical" in attribute(link, "rel").lower().split() and parts and parts.scheme in ("http", "https"):
            return address
    return ""


def _base(tree: BeautifulSoup, address: str) -> str:
    tag = tree.find("base", href=True)
    return joined(address, attribute(tag, "href")) or address if tag else address


def _above(address: str) -> str:
    """Return the folder an address is in."""
    bare = address.partition("#")[0].partition("?")[0]
    return bare[: bare.rfind("/") + 1]
