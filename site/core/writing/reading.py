"""A page as the checks read it: its main part only, because menus and the foot are not the writer's."""

from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag

from core.reading_age import ReadingAge, reading_age, sentences_in_html

_NOT_WRITTEN = ["script", "style", "template", "svg"]
_TEXT = ["p", "li", "dd", "dt", "td", "th", "caption", "summary", "blockquote", "figcaption", "h1", "h2", "h3", "h4"]


@dataclass(frozen=True)
class WrittenPage:
    """The main part of a page, taken apart once for all checks."""

    html: str

    @cached_property
    def whole(self) -> BeautifulSoup:
        """Return everything that came, also what stands around the main part."""
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def main(self) -> Tag:
        """Return the part that an editor writes; the whole where nothing is marked as the main part."""
        part = self.whole.find("main") or self.whole
        for foreign in part.find_all(_NOT_WRITTEN):
            foreign.decompose()
        return part

    @cached_property
    def sentences(self) -> list[str]:
        """Return what people read sentence by sentence, without headings and buttons."""
        return sentences_in_html(str(self.main))

    @cached_property
    def age(self) -> ReadingAge:
        """Return how old somebody must be to read it with ease."""
        return reading_age(self.sentences)

    @cached_property
    def texts(self) -> list[str]:
        """Return each line and paragraph with its headings, once."""
        blocks = (block for block in self.main.find_all(_TEXT) if not block.find(_TEXT))
        return [text for block in blocks if (text := " ".join(block.get_text(" ").split()))]
