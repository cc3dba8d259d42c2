"""Addresses of the old site: which of them mean the same page, and where a redirect has to stand."""

from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
TURNED = ("", ".html", ".htm")  # how the same old page is asked for
INDEXES = ("index", "default")
NOWHERE = ".invalid"  # a reserved name: the site of a file that does not say where it stood


def split(address: str) -> SplitResult | None:
    """Return the parts of an address, or nothing where it is none."""
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018  asking for it is the check
    except ValueError:
        return None
    return parts


def joined(base: str, address: str) -> str:
    """Return an address as a browser would read it on the page `base`; empty where it is none."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def key_of(address: str) -> str:
    """Return by what an old page is known again, whichever of its addresses was used."""
    parts = split(address)
    if parts is None:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}/{_stem(parts.path).strip('/')}{query}"


def old_paths(address: str) -> list[str]:
    """Return every path the old page may be asked for by, with and without its ending."""
    parts = split(address)
    if parts is None:
        return []
    if parts.query:
        return [f"{parts.path}?{parts.query}"]
    stem = _stem(parts.path).rstrip("/")
    if not _is_page(parts.path):
        return [parts.path] if stem == parts.path.rstrip("/") else [parts.path, stem or "/"]
    paths = [f"{stem}{ending}" for ending in TURNED] if stem else []
    if _is_index(parts.path):
        paths = [stem, *(f"{stem}/index{ending}" for ending in TURNED)]
    return [path for path in paths if path.strip("/")]


def is_known_place(address: str) -> bool:
    """Tell whether the address is a real one, and not made up for a file that does not say where it stood."""
    parts = split(address)
    return bool(parts and parts.scheme in ("http", "https") and not (parts.hostname or "").endswith(NOWHERE))


def made_up(folder: str, path: str) -> str:
    """Return a stand-in for the address of a file that does not say where it stood."""
    name = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in folder.lower()).strip("-")
    return f"https://{name or 'old-site'}{NOWHERE}/{quote(path)}"


def last_step(address: str) -> str:
    """Return the name a page or file has in its address, without what only servers need."""
    parts = split(address)
    steps = [step for step in _stem(parts.path).split("/") if step] if parts else []
    return steps[-1] if steps else ""


def _stem(path: str) -> str:
    path = unquote(path)
    folder, _, name = path.rpartition("/")
    bare, dot, ending = name.rpartition(".")
    if bare.lower() in INDEXES and dot:
        return f"{folder}/"
    if f".{ending.lower()}" in ENDINGS and dot:
        return f"{folder}/{bare}"
    return path


def _is_index(path: str) -> bool:
    return path.rpartition("/")[2].rpartition(".")[0].lower() in INDEXES


def _is_page(path: str) -> bool:
    """Tell whether the path may stand for a page in a plain folder, rather than for a program."""
    name = path.rpartition("/")[2]
    return "." not in name or path.lower().endswith(ENDINGS)
