"""The index of stories: every story of one list with its terms, in the order of the last change."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Max

from involvement.finding.bits import as_flags, falling, rising
from involvement.finding.keyed import KeyedIndex, Value, facets_of
from involvement.finding.memory import IndexMemory
from involvement.finding.narrowing import Counts, Narrowing
from involvement.finding.searching import Found, words_found
from involvement.models import StoryChange, StoryIndexPage, StoryPage
from involvement.story_filters import StoryFilters
from involvement.story_vocabulary import STORY_FACETS, StorySort
from involvement.vocabulary import Vocabulary

_TERMS = ("directorate", "source")  # one of each a page
_LONG_AGO = 0.0  # of a story that was never published and has no history


@dataclass(frozen=True)
class StoryIndex(KeyedIndex):
    """All stories of a list that everyone may see; a position counts them by their last change, then by key."""

    last_change: datetime | None = None

    @property
    def years(self) -> list[str]:
        """Return the years in which something was heard."""
        return [str(year) for year in self.facets.get("year", {})]


def read_story_index(page: StoryIndexPage) -> StoryIndex:
    """Read the index of a list from the database, in three queries."""
    pages = StoryPage.objects.child_of(page).for_everyone().order_by()
    facts = ("pk", "status", "heard_on", "first_published_at", *(f"{term}_id" for term in _TERMS))
    below = StoryChange.objects.filter(page__path__startswith=page.path).order_by()
    changed = {key: (happened, recorded) for key, happened, recorded in _last(below)}
    rows = sorted(pages.values(*facts), key=lambda row: (_moment(row, changed), row["pk"]))
    places = {row["pk"]: position for position, row in enumerate(rows)}
    tagged = [(facet, value, place) for place, row in enumerate(rows) for facet, value in _values_of(row)]
    themes = StoryPage.themes.through._default_manager.values_list("storypage_id", "theme_id")
    tagged += [("theme", theme, places[key]) for key, theme in themes if key in places]
    return StoryIndex(
        keys=array("q", [row["pk"] for row in rows]),
        facets=facets_of(tagged, len(rows)),
        last_change=max((recorded for key, (_happened, recorded) in changed.items() if key in places), default=None),
    )


def _last(changes: Any) -> Any:
    return changes.values_list("page_id").annotate(Max("happened_at"), Max("recorded_at"))


def _moment(row: dict[str, Any], changed: dict[int, tuple[datetime, datetime]]) -> float:
    known = changed.get(row["pk"])
    moment = known[0] if known else row["first_published_at"]
    return moment.timestamp() if moment else _LONG_AGO


def _values_of(row: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    yield "status", row["status"]
    yield from ((term, row[f"{term}_id"]) for term in _TERMS if row[f"{term}_id"])
    if row["heard_on"]:
        yield "year", str(row["heard_on"].year)


_memory = IndexMemory("involvement:stories", StoryIndex, read_story_index)


def story_index(page: StoryIndexPage) -> StoryIndex:
    """Return the index of a list; reads the database only where no process has done so since the last change."""
    return _memory.index_of(page)


def story_generation() -> str:
    """Return what changes with every change of a story; nothing while the cache is away."""
    return _memory.generation()


def forget_story_index() -> None:
    """Let the next list of stories read its index anew, in every process."""
    _memory.forget()


def stories_with_words(index: StoryIndex, text: str) -> Found:
    """Return the stories that hold every word of the text, and those of them that have it in their title."""
    return words_found(StoryPage, index, text, _memory.generation())


@dataclass(frozen=True)
class StoryAnswer(Narrowing):
    """The filters met with the index of stories; `found` and `in_title` are what the search for words found."""

    index: StoryIndex
    filters: StoryFilters
    vocabulary: Vocabulary
    found: int | None = None  # None: no words were asked for
    in_title: int = 0

    @cached_property
    def parts(self) -> dict[str, int]:
        """Return, for each filter that is set, the stories that it admits by itself."""
        words = {} if self.found is None else {"q": self.found}
        return words | self.admitted_by(STORY_FACETS)

    @cached_property
    def counts(self) -> Counts:
        """Return how many there would be for each value of each filter, with every other filter as it is."""
        return self.counted(STORY_FACETS)

    def ordered(self, bits: int) -> Iterator[int]:
        """Yield the positions of a set, the newest or the oldest change first; with words the titles lead."""
        if self.in_title and self.filters.sort == StorySort.NEWEST:
            yield from falling(as_flags(bits & self.in_title, len(self.index)))
            bits &= ~self.in_title
        flags = as_flags(bits, len(self.index))
        yield from rising(flags) if self.filters.sort == StorySort.OLDEST else falling(flags)
