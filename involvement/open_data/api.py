"""The read-only API of opportunities; config joins it with those of other rooms under /api/v1/."""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema
from pydantic import Field

from core.selectors import organisation
from involvement.filters import OpportunityFilters
from involvement.open_data.reading import Reading, index_page_in, opportunity_for_everyone, read
from involvement.open_data.shapes import IgnoredShape, OpportunitiesShape, OpportunityShape, opportunity_shapes
from involvement.vocabulary import Sort, Status

PER_PAGE = 50
LARGEST_KEY = 2**31 - 1
MOST_PAGES = 1_000_000
# No null byte and no mark for broken letters: whatever is asked with them is refused before it comes here.
Text = Annotated[str, Field(pattern=r"^[^\x00\uFFFD]*$")]
router = Router(tags=["opportunities"])


class Problem(Schema):
    """What was wrong with the question."""

    detail: str


class Asked(Schema):
    """The filters of the list. A value that this site does not know changes nothing and is named in `ignored`."""

    q: Text = Field("", description="Words to look for")
    how: list[Text] = Field([], description="in-person, online, phone, post")
    area: list[Text] = Field([], description="Slugs of areas")
    audience: list[Text] = Field([], description="Slugs of audiences")
    theme: list[Text] = Field([], description="Slugs of themes")
    directorate: list[Text] = Field([], description="Slugs of directorates")
    rung: list[Text] = Field([], description="Slugs of rungs of the ladder of involvement")
    paid: Text = Field("", description="yes: only those that are paid")
    status: Text = Field("", description=f"{', '.join(Status.values)}; without it: {Status.OPEN.value}")
    sort: Text = Field("", description=f"{', '.join(Sort.values)}; without it: {Sort.CLOSING.value}")
    language: Text = Field("en", description="Code of a language of this site")
    page: int = Field(1, ge=1, le=MOST_PAGES)


@router.get(
    "/opportunities", response={200: OpportunitiesShape, (400, 404, 414, 422): Problem}, url_name="opportunities"
)
def opportunities(request: HttpRequest, asked: Query[Asked]) -> OpportunitiesShape:
    """List opportunities, with the same filters and the same order as the public list."""
    index_page = index_page_in(asked.language)
    if index_page is None:
        raise Http404("There is no list of opportunities in this language.")
    reading = read(index_page, request.GET)
    paginator = Paginator(range(reading.number), PER_PAGE)
    start = (asked.page - 1) * PER_PAGE
    return OpportunitiesShape(
        count=reading.number,
        page=asked.page,
        pages=paginator.num_pages,
        next=_address(request, reading.filters, asked.page + 1, asked) if asked.page < paginator.num_pages else None,
        previous=_address(request, reading.filters, min(asked.page - 1, paginator.num_pages), asked)
        if asked.page > 1
        else None,
        ignored=[IgnoredShape(filter=each.filter_name, value=each.value) for each in reading.filters.ignored],
        results=_shapes(reading, start),
    )


@router.get(
    "/opportunities/{pk}", response={200: OpportunityShape, (400, 404, 414, 422): Problem}, url_name="opportunity"
)
def opportunity(request: HttpRequest, pk: Path[Annotated[int, Field(ge=1, le=LARGEST_KEY)]]) -> OpportunityShape:
    """Return one opportunity, also after it has closed."""
    page = opportunity_for_everyone(pk)
    if page is None:
        raise Http404("There is no such opportunity.")
    return opportunity_shapes([page], timezone.now(), organisation().closing_soon_days)[0]


def _shapes(reading: Reading, start: int) -> list[OpportunityShape]:
    pages = reading.pages(start, start + PER_PAGE)
    return opportunity_shapes(pages, reading.now, reading.answer.closing_soon_days)


def _address(request: HttpRequest, filters: OpportunityFilters, number: int, asked: Asked) -> str:
    query = filters.query_string(page=number)
    language = f"&language={asked.language}" if asked.language != settings.LANGUAGE_CODE else ""
    return request.build_absolute_uri(f"{request.path}?{query}{language}")
