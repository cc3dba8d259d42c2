"""The list of stories: filters, chips, cards, paging and small wins, all from the address."""

from typing import Any

from django.http import HttpRequest, QueryDict

from core.serving import page_context
from involvement.list_parts import facet_chips, facet_fields, notices, paging, url_with, ways_out, words_chips
from involvement.models import StoryIndexPage
from involvement.story_cards import story_card
from involvement.story_filters import StoryFilters
from involvement.story_lists import nearest_stories, newest_small_wins, story_answer, story_list
from involvement.story_vocabulary import STORY_FACETS, StorySort
from involvement.story_wording import stories_heading


@page_context(StoryIndexPage)
def story_list_context(page: StoryIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the list shows."""
    answer = story_answer(page, request.GET)
    filters = answer.filters
    results = story_list(answer)
    address = page.get_url(request) or ""
    chips = [
        *words_chips(filters, address),
        *facet_chips(filters, answer.vocabulary, STORY_FACETS, address),
    ]
    near = nearest_stories(answer) if filters.narrows and not answer.matching else []
    return {
        "filters": filters,
        "results": results,
        "cards": [story_card(each, request) for each in results],
        "nearest": [story_card(each, request) for each in near],
        "ways_out": ways_out(answer, chips, address) if not answer.matching else [],
        "heading": stories_heading(results.paginator.count),
        "facet_fields": facet_fields(answer, STORY_FACETS),
        "sorts": StorySort,
        "chips": chips,
        "small_wins": list(newest_small_wins(page.locale_id)),
        "address": address,
        "figures_url": f"{address}figures/",
        "follow_url": _follow_url(filters, address),
        "feed_url": url_with(f"{address}feed/", filters.query_string(page=1)),
        **notices(filters),
        **paging(results, filters, address),
    }


def _follow_url(filters: StoryFilters, address: str) -> str:
    """Return where one asks to be told of stories like these; nothing where neither a theme nor a part is chosen."""
    query = QueryDict(mutable=True)
    query.setlist("theme", list(filters.theme))
    query.setlist("directorate", list(filters.directorate))
    chosen = query.urlencode()
    return url_with(f"{address}follow/", chosen) if chosen else ""
