"""Finds the main content of an old page and its title; all that is left out is named."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from .furniture import is_furniture
from .notes import Kind, Note
from .seeing import BLOCKS, UNSEEN, attribute, is_seen_text, words_of

PLACES = (
    ("main", "[role=main]"),
    ("#main-content", "#maincontent", "#main_content", "#content", "#main", "#bodycontent", ".main-content"),
    ("article",),
)
ENOUGH = 0.3  # of the words outside furniture; a marked place with less is not all there is
DENSE = 0.75  # an element that holds this much of the words that are no links holds the content
HOLDERS = set("body div section article table tbody tr td center form fieldset main".split())
HEADINGS = ("h1", "h2", "h3", "h4")
_SUFFIX = re.compile(r"\s+[|–—»:-]\s+")


@dataclass(frozen=True)
class MainContent:
    """The content without its title, which is the page's own."""

    root: Tag
    title: str
    notes: tuple[Note, ...]


def main_content(tree: BeautifulSoup) -> MainContent:
    """Return the main content; furniture is taken out of the tree."""
    body = tree.body or tree
    notes = [*_without_furniture(body)]
    root = _marked(body) or _densest(body)
    title = _taken_heading(root) or _other_title(tree)
    notes += [Note(Kind.LEFT_OUT, words, _("outside the main content")) for words in _outside(body, root)]
    _drop_repeated(root, title)
    return MainContent(root, title, tuple(notes))


def _taken_heading(root: Tag) -> str:
    heading = root.find("h1")
    if not isinstance(heading, Tag) or not (title := words_of(heading)):
        return ""
    heading.extract()
    return title


def _drop_repeated(root: Tag, title: str) -> None:
    """Take out the first heading where it only says the title again."""
    heading = root.find(HEADINGS)
    if isinstance(heading, Tag) and words_of(heading) == title and heading.find("img") is None:
        heading.extract()


def _without_furniture(body: Tag) -> Iterator[Note]:
    number = len(words_of(body).split())
    stack = [tag for tag in reversed(body.contents) if isinstance(tag, Tag)]
    while stack:
        tag = stack.pop()
        if not is_furniture(tag, number):
            stack.extend(inner for inner in reversed(tag.contents) if isinstance(inner, Tag))
            continue
        words = words_of(tag)
        tag.extract()
        if words:
            yield Note(Kind.LEFT_OUT, words, _("menu or other furniture"))


def _marked(body: Tag) -> Tag | None:
    """Return the place that the page itself marks as its content."""
    number = len(words_of(body).split())
    for selectors in PLACES:
        found = [(len(words_of(tag).split()), tag) for tag in body.select(", ".join(selectors))]
        if found and (best := max(found, key=lambda each: each[0]))[0] > number * ENOUGH:
            return best[1]
    return None


def _densest(body: Tag) -> Tag:
    """Return the smallest element that still holds most of the words that are no links."""
    numbers = _own_words(body)
    while True:
        inner = [tag for tag in body.contents if isinstance(tag, Tag)]
        best = max(inner, key=lambda tag: numbers[id(tag)], default=None)
        if best is None or best.name not in HOLDERS or best.find(list(BLOCKS)) is None:
            return body
        if any(tag.name in HEADINGS for tag in inner):
            return body
        if numbers[id(best)] < numbers[id(body)] * DENSE or not numbers[id(body)]:
            return body
        body = best


def _own_words(body: Tag) -> Counter[int]:
    """Return for each element how many words it holds that are no links, by its identity."""
    numbers: Counter[int] = Counter()
    for text in body.descendants:
        if not is_seen_text(text) or not (words := len(str(text).split())):
            continue
        above = list(text.parents)
        if not any(tag.name == "a" or tag.name in UNSEEN for tag in above):
            for tag in above:
                numbers[id(tag)] += words
    return numbers


def _outside(body: Tag, root: Tag) -> Iterator[str]:
    """Yield the words of everything beside the way down to the content."""
    way = {id(root), *(id(tag) for tag in root.parents)}
    tag = body
    while tag is not root:
        inner = next((each for each in tag.find_all(True, recursive=False) if id(each) in way), None)
        loose: list[str] = []
        for child in tag.contents:
            if isinstance(child, Tag) and child is not inner and child.name not in UNSEEN:
                if words := words_of(child):
                    yield words
            elif is_seen_text(child) and str(child).strip():
                loose.append(" ".join(str(child).split()))
        yield from loose
        if inner is None:
            return
        tag = inner


def _other_title(tree: BeautifulSoup) -> str:
    """Return the title from the head of the page without the name of the site, or any heading of level 1."""
    if tree.title and (words := " ".join(tree.title.get_text(" ").split())):
        return _SUFFIX.split(words)[0]
    heading = tree.find("h1")
    return words_of(heading) if isinstance(heading, Tag) else ""


def description_of(tree: BeautifulSoup) -> str:
    """Return what the page says of itself for search engines."""
    for tag in tree.find_all("meta"):
        if attribute(tag, "name").lower() == "description":
            return " ".join(attribute(tag, "content").split())
    return ""
