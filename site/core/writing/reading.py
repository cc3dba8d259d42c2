"""A page as the checks read it: its main part only, because menus and the foot are not the writer's."""

from dataclasses import dataclass
from functools import cached_property

from core.html_parts import Part, innermost, tree_of
from core.reading_age import ReadingAge, reading_age, sentences_in

_NOT_WRITTEN = frozenset(("script", "style", "template", "svg"))
_TEXT = frozenset(
    ("p", "li", "dd", "dt", "td", "th", "caption", "summary", "blockquote", "figcaption", "h1", "h2", "h3", "h4")
)


@dataclass(frozen=True)
class WrittenPage:
    """The main part of a page, read and taken apart once for all checks."""

    html: str

    @cached_property
    def parts(self) -> list[Part]:
        """Return every part that an editor writes, in order; of the whole where nothing is marked as the main part."""
        return list(self._main.inside())

    @cached_property
    def places(self) -> set[str]:
        """Return where a link of this page could lead to, also around the main part."""
        return self._read[1]

    @cached_property
    def sentences(self) -> list[str]:
        """Return what people read sentence by sentence, without headings and buttons."""
        return sentences_in(self._main)

    @cached_property
    def age(self) -> ReadingAge:
        """Return how old somebody must be to read it with ease."""
        return reading_age(self.sentences)

    @cached_property
    def texts(self) -> list[str]:
        """Return each line and paragraph with its headings, once."""
        blocks = innermost(self.parts, _TEXT)
        return [text for block in blocks if (text := block.words())]

    @cached_property
    def _read(self) -> tuple[Part, set[str]]:
        main, places = tree_of(self.html, only="main")
        main.drop(_NOT_WRITTEN)
        return main, places

    @property
    def _main(self) -> Part:
        return self._read[0]
