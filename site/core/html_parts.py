"""HTML as a tree of small parts: enough to read what a page says, at a tenth of the cost of a parser that can mend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_DEEPEST = 200  # whatever lies deeper hangs there side by side: odd input must not fill the stack
NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Part:
    """One element with what is in it, in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Part | str"] = field(default_factory=list)

    def inside(self, without: frozenset[str] = NOTHING) -> Iterator["Part"]:
        """Yield every part in this one, in the order of the page; `without` names those that are left out whole."""
        for child in self.children:
            if isinstance(child, Part) and child.name not in without:
                yield child
                yield from child.inside(without)

    def words(self, without: frozenset[str] = NOTHING) -> str:
        """Return the text, with one space wherever something begins, ends or was broken."""
        return " ".join(" ".join(self._texts(without)).split())

    def holds(self, names: frozenset[str], without: frozenset[str] = NOTHING) -> bool:
        """Tell whether a part of one of these names is in it."""
        return any(part.name in names for part in self.inside(without))

    def drop(self, names: frozenset[str]) -> None:
        """Take out every part of these names, with all that is in it."""
        self.children = [child for child in self.children if isinstance(child, str) or child.name not in names]
        for child in self.children:
            if isinstance(child, Part):
                child.drop(names)

    def _texts(self, without: frozenset[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name not in without:
                yield from child._texts(without)


def innermost(parts: Iterable[Part], names: frozenset[str], without: frozenset[str] = NOTHING) -> Iterator[Part]:
    """Yield each part of these names that holds no other of them, so that each text comes once."""
    yield from (part for part in parts if part.name in names and not part.holds(names, without))


def tree_of(html: str, *, only: str = "") -> tuple[Part, set[str]]:
    """Return the whole, or the first part of this name where there is one, and every place a link could lead to."""
    if only:
        reader = _Reader(only)
        reader.read(html)
        if reader.was_found:
            return reader.root, reader.places
    reader = _Reader("")
    reader.read(html)
    return reader.root, reader.places


class _Reader(HTMLParser):
    """Reads a page once. What is not closed ends with what it stands in; what closes nothing is passed over."""

    def __init__(self, only: str) -> None:
        super().__init__(convert_charrefs=True)
        self.only, self.was_found = only, False
        self.root = Part("")
        self.places: set[str] = set()
        self.open: list[Part] = [] if only else [self.root]

    def read(self, html: str) -> None:
        try:
            self.feed(html)
            self.close()
        except AssertionError:  # the library's word for a declaration that no standard knows: what came before stands
            return

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = self._add(tag, attrs)
        if part and tag not in _EMPTY and len(self.open) < _DEEPEST:
            self.open.append(part)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].name == tag:
                del self.open[place:]
                return
        if self.only and self.open and tag == self.only:
            self.open.clear()

    def handle_data(self, data: str) -> None:
        if not self.open:
            return
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Part | None:
        attributes = {name: value or "" for name, value in attrs}
        if place := attributes.get("id") or (attributes.get("name") if tag == "a" else ""):
            self.places.add(place)
        if self.open:
            part = Part(tag, attributes)
            self.open[-1].children.append(part)
            return part
        if tag == self.only and not self.was_found:
            self.was_found = True
            self.open.append(self.root)
        return None
