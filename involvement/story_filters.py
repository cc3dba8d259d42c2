"""What a visitor asks of the list of stories."""

from dataclasses import dataclass, field

from django.http import QueryDict

from involvement.list_filters import Ignored, ListFilters, known_facets, one_of, page_number, search_words
from involvement.story_vocabulary import STORY_FACETS, StorySort
from involvement.vocabulary import Vocabulary


@dataclass(frozen=True)
class StoryFilters(ListFilters):
    """The filters of the list; values of one filter widen it, different filters narrow it."""

    q: str = ""
    status: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    directorate: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    sort: StorySort = StorySort.NEWEST
    page: int = 1
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: QueryDict, vocabulary: Vocabulary) -> "StoryFilters":
        """Read an address; what is unknown in it ends up in `ignored` and changes nothing else."""
        ignored: list[Ignored] = []
        facets = known_facets(STORY_FACETS, query, vocabulary, ignored)
        return cls(
            q=search_words(query, ignored),
            sort=one_of(StorySort, "sort", query, StorySort.NEWEST, ignored),
            page=page_number(query, ignored),
            ignored=tuple(ignored),
            **facets,
        )
