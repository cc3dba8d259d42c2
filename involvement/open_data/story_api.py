"""The read-only API of stories; config joins it with those of other rooms under /api/v1/."""

from itertools import islice
from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from involvement.models import StoryIndexPage, StoryPage
from involvement.open_data.api import LARGEST_KEY, MOST_PAGES, PER_PAGE, Problem, Text
from involvement.open_data.shapes import IgnoredShape
from involvement.open_data.story_shapes import StoriesShape, StoryShape, story_shape
from involvement.story_filters import StoryFilters
from involvement.story_lists import stories_at, story_answer, with_everything
from involvement.story_statuses import StoryStatus
from involvement.story_vocabulary import StorySort

router = Router(tags=["stories"])


class AskedOfStories(Schema):
    """The filters of the list. A value that this site does not know changes nothing and is named in `ignored`."""

    q: Text = Field("", description="Words to look for")
    status: list[Text] = Field([], description=", ".join(StoryStatus.values))
    theme: list[Text] = Field([], description="Slugs of themes")
    directorate: list[Text] = Field([], description="Slugs of directorates")
    source: list[Text] = Field([], description="Slugs of sources")
    year: list[Text] = Field([], description="Years in which it was heard")
    sort: Text = Field("", description=f"{', '.join(StorySort.values)}; without it: {StorySort.NEWEST.value}")
    language: Text = Field("en", description="Code of a language of this site")
    page: int = Field(1, ge=1, le=MOST_PAGES)


@router.get("/stories", response={200: StoriesShape, (400, 404, 414, 422): Problem}, url_name="stories")
def stories(request: HttpRequest, asked: Query[AskedOfStories]) -> StoriesShape:
    """List stories, with the same filters and the same order as the public list."""
    index_page = StoryIndexPage.objects.live().public().filter(locale__language_code=asked.language)
    found = index_page.order_by("path").first()
    if found is None:
        raise Http404("There is no list of stories in this language.")
    answer = story_answer(found, request.GET)
    number = answer.matching.bit_count()
    pages, start = Paginator(range(number), PER_PAGE).num_pages, (asked.page - 1) * PER_PAGE
    shown = stories_at(answer.index, islice(answer.in_order(), start, start + PER_PAGE), fetched=with_everything)
    return StoriesShape(
        count=number,
        page=asked.page,
        pages=pages,
        next=_address(request, answer.filters, asked.page + 1, asked) if asked.page < pages else None,
        previous=_address(request, answer.filters, min(asked.page - 1, pages), asked) if asked.page > 1 else None,
        ignored=[IgnoredShape(filter=each.filter_name, value=each.value) for each in answer.filters.ignored],
        results=[story_shape(page) for page in shown],
    )


@router.get("/stories/{pk}", response={200: StoryShape, (400, 404, 414, 422): Problem}, url_name="story")
def story(request: HttpRequest, pk: Path[Annotated[int, Field(ge=1, le=LARGEST_KEY)]]) -> StoryShape:
    """Return one story with its whole history."""
    page = with_everything(StoryPage.objects.for_everyone()).filter(pk=pk).first()
    if page is None:
        raise Http404("There is no such story.")
    return story_shape(page)


def _address(request: HttpRequest, filters: StoryFilters, number: int, asked: AskedOfStories) -> str:
    query = filters.query_string(page=number)
    language = f"&language={asked.language}" if asked.language != settings.LANGUAGE_CODE else ""
    return request.build_absolute_uri(f"{request.path}?{query}{language}")
