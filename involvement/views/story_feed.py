"""The feed of the stories: an entry's moment changes with every change of its story."""

from itertools import islice

from django.http import HttpRequest, HttpResponse

from core.serving import page_extra
from involvement.models import StoryIndexPage
from involvement.open_data.atom import MOST, TYPE
from involvement.open_data.keeping import kept, tag_of
from involvement.open_data.said_shapes import stamp_of_words
from involvement.open_data.story_atom import story_feed
from involvement.story_lists import last_change_of, stories_at, story_answer, with_everything


@page_extra(StoryIndexPage, "feed/")
def feed(page: StoryIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the list as an Atom feed, newest change first, with the filters of the address."""
    query = request.GET.copy()
    query["sort"] = "newest"
    answer = story_answer(page, query)
    last_change = last_change_of(page, answer.index)
    address = request.build_absolute_uri()

    def made() -> str:
        stories = stories_at(answer.index, islice(answer.in_order(), MOST), fetched=with_everything)
        return story_feed(page, stories, last_change, address)

    words = stamp_of_words()
    tag = tag_of(page.pk, last_change, f"{answer.matching:x}", answer.filters.query_string(), words)
    return kept(request, tag, made, TYPE, must_ask=bool(words))
