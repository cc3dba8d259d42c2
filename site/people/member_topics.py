"""What members of groups can choose to hear about: the rooms above say which topics a page offers.

They do so in their module `audiences`, found at start.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

Topics = Mapping[int, Sequence[str]]  # by the number of the page
TopicsOf = Callable[[Collection[int]], Topics]

_sources: list[TopicsOf] = []


def register_topics(source: TopicsOf) -> TopicsOf:
    """Add what knows the topics of some kinds of pages; it is asked for many pages at once."""
    _sources.append(source)
    return source


def topics_of_pages(numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return the topics of those of these pages that have any, in the order of the form."""
    return {number: tuple(names) for source in _sources for number, names in source(numbers).items()}
