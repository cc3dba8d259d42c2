"""All checks of one page, in the order in which somebody mends it; nothing here asks the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.reading_age import ReadingAge

from .age import FEWEST_WORDS, too_high_an_age
from .capitals import shouting
from .finding import Finding
from .headings import heading_jumps
from .house_words import WordToAvoid, words_to_avoid
from .links import links_to_nowhere, unclear_links
from .long_paragraphs import long_paragraphs
from .long_sentences import long_sentences
from .pictures import silent_pictures
from .reading import WrittenPage

MOST_OF_A_KIND = 20


@dataclass(frozen=True)
class Group:
    """What one check found."""

    title: str
    found: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Return as many as somebody reads through."""
        return self.found[:MOST_OF_A_KIND]

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return max(0, len(self.found) - MOST_OF_A_KIND)


@dataclass(frozen=True)
class Advice:
    """What the checks found on one page, and how the page reads as a whole."""

    groups: tuple[Group, ...]
    age: ReadingAge | None  # nothing for a language that the formula is not made for

    @property
    def number(self) -> int:
        """Return how many things could be better."""
        return sum(len(group.found) for group in self.groups)

    @property
    def words(self) -> int:
        """Return how many words people read."""
        return self.age.words if self.age else 0

    @property
    def says_an_age(self) -> bool:
        """Tell whether the page is long enough for its reading age to mean something."""
        return self.words >= FEWEST_WORDS


def advice_on(html: str, *, summary: str, language: str, avoided: Iterable[WordToAvoid] = ()) -> Advice:
    """Return what could be better on a page; what knows English only is left out for any other language."""
    page = WrittenPage(html)
    is_english = language.split("-")[0] == "en"
    checks = [
        (_("Pictures"), silent_pictures(page)),
        (_("Summary"), _missing_summary(summary)),
        (_("Links that lead nowhere"), links_to_nowhere(page)),
        (_("Words of links"), unclear_links(page, is_english=is_english)),
        (_("Headings"), heading_jumps(page)),
    ]
    if is_english:
        checks += [
            (_("Reading age"), too_high_an_age(page)),
            (_("Long sentences"), long_sentences(page)),
            (_("Long paragraphs"), long_paragraphs(page)),
            (_("Words to avoid"), words_to_avoid(page, avoided)),
            (_("Capital letters"), shouting(page)),
        ]
    groups = (Group(title, tuple(found)) for title, found in checks)
    return Advice(tuple(group for group in groups if group.found), page.age if is_english else None)


def _missing_summary(summary: str) -> Iterator[Finding]:
    if not summary.strip():
        yield Finding(_("There is no summary. Lists and search show nothing but the title."))
