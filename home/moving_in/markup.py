"""From bytes to a tree, whatever the bytes are: encodings, broken tags, and markup made to exhaust a machine."""

import codecs
import re
import warnings
from collections import Counter
from typing import Any

import webencodings  # type: ignore[import-untyped]  # the library has no types
from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from django.utils.translation import gettext as _

DEEPEST = 200  # open elements; browsers stop at 512, and no page that people wrote comes near
MOST_ELEMENTS = 400_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:\s|/)[^<>]{0,2000})?>")
# Elements that other tags close, or that have no end: they make nothing deeper.
_SHALLOW = set(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option optgroup tbody "
    "thead tfoot colgroup caption html head body script style title textarea".split()
)
# They say how something looks. Left open, each of them would be opened anew in every paragraph after it.
_LOOKS = set("font u s i em small big tt nobr strike code center".split())
_BARE = ("b", "strong")  # once open, opening them again says nothing


class Unreadable(ValueError):
    """The markup cannot be read; the message says why."""


class _Tree(BeautifulSoup):
    """A tree that stops growing when no honest page could be as large."""

    made = 0

    def new_tag(self, *args: Any, **kwargs: Any) -> Tag:
        """Return a new element, or raise Unreadable where there are too many."""
        self.made += 1
        if self.made > MOST_ELEMENTS:
            raise Unreadable(_("its markup has too many parts to be a page"))
        return super().new_tag(*args, **kwargs)


def decoded(content: bytes, declared: str = "") -> str:
    """Return the text of a page in the encoding it says or shows it has."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    if not declared and (found := _DECLARED.search(content[:4096])):
        declared = found[1].decode("ascii")
    for label in (declared, "utf-8"):
        encoding = webencodings.lookup(label) if label else None
        try:
            if encoding and not encoding.name.startswith("utf-16"):
                return encoding.codec_info.decode(content, "strict")[0]
        except UnicodeError:
            continue
    return content.decode("cp1252", "replace")


def parsed(text: str) -> BeautifulSoup:
    """Return the tree a browser would make of the text; raises Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # many old pages say that they are XML; none is
            return _Tree(_calmed(_CONTROL.sub("", text)), "html5lib", store_line_numbers=False)
    except RecursionError as error:
        raise Unreadable(_("its markup is nested too deeply")) from error


def _calmed(text: str) -> str:
    """Return the markup without tags that only say how something looks, and without what lies deeper than any page."""
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal depth
        name, rest = found[2].lower(), found[3] or ""
        if name in _SHALLOW or rest.count('"') % 2 or rest.count("'") % 2 or rest.endswith("/"):
            return found[0]
        if name in _LOOKS:
            return " " if name == "center" else ""
        if found[1]:
            if dropped[name]:
                dropped[name] -= 1
                return " "
            if opened[name]:
                opened[name] -= 1
                depth -= 1
        elif depth >= DEEPEST or (name in _BARE and opened[name]):
            dropped[name] += 1
            return " "
        else:
            opened[name] += 1
            depth += 1
        return f"<{found[1]}{name}>" if name in _BARE else found[0]

    return _TAG.sub(replaced, text)
