"""The read-only API of case studies; config joins it with those of other rooms under /api/v1/."""

from typing import Annotated

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from involvement.case_studies.filters import CaseStudyFilters, CaseStudySort
from involvement.case_studies.reading import (
    case_studies_at,
    case_study_answer,
    case_study_for_everyone,
    case_study_list_in,
    with_open_data,
)
from involvement.open_data.api import LARGEST_KEY, MOST_PAGES, Problem, Text
from involvement.open_data.case_study_shapes import CaseStudiesShape, CaseStudyShape, case_study_shape
from involvement.open_data.shapes import IgnoredShape

PER_PAGE = 50
router = Router(tags=["case studies"])


class CaseStudiesAsked(Schema):
    """The filters of the list. A value that this site does not know changes nothing and is named in `ignored`."""

    q: Text = Field("", description="Words to look for")
    theme: list[Text] = Field([], description="Slugs of themes")
    directorate: list[Text] = Field([], description="Slugs of directorates")
    rung: list[Text] = Field([], description="Slugs of rungs of the ladder: how much say people had")
    stage: list[Text] = Field([], description="Slugs of stages: how early people were involved")
    year: list[Text] = Field([], description="Years in which something was finished")
    sort: Text = Field("", description=f"{', '.join(CaseStudySort.values)}; without it: {CaseStudySort.NEWEST.value}")
    language: Text = Field("en", description="Code of a language of this site")
    page: int = Field(1, ge=1, le=MOST_PAGES)


@router.get("/case-studies", response={200: CaseStudiesShape, (400, 404, 414, 422): Problem}, url_name="case-studies")
def case_studies(request: HttpRequest, asked: Query[CaseStudiesAsked]) -> CaseStudiesShape:
    """List case studies, with the same filters and the same order as the public list."""
    index_page = case_study_list_in(asked.language)
    if index_page is None:
        raise Http404("There is no list of case studies in this language.")
    answer = case_study_answer(index_page, request.GET)
    keys = answer.keys()
    pages = Paginator(keys, PER_PAGE).num_pages
    start, number = (asked.page - 1) * PER_PAGE, asked.page
    earlier, later = min(number - 1, pages), number + 1
    return CaseStudiesShape(
        count=len(keys),
        page=number,
        pages=pages,
        next=_address(request, answer.filters, later, asked.language) if number < pages else None,
        previous=_address(request, answer.filters, earlier, asked.language) if number > 1 else None,
        ignored=[IgnoredShape(filter=each.filter_name, value=each.value) for each in answer.filters.ignored],
        results=[case_study_shape(page) for page in case_studies_at(keys[start : start + PER_PAGE], with_open_data)],
    )


@router.get("/case-studies/{pk}", response={200: CaseStudyShape, (400, 404, 414, 422): Problem}, url_name="case-study")
def case_study(request: HttpRequest, pk: Path[Annotated[int, Field(ge=1, le=LARGEST_KEY)]]) -> CaseStudyShape:
    """Return one case study."""
    page = case_study_for_everyone(pk)
    if page is None:
        raise Http404("There is no such case study.")
    return case_study_shape(page)


def _address(request: HttpRequest, filters: CaseStudyFilters, number: int, language: str) -> str:
    query = filters.query_string(page=number)
    marked = f"&language={language}" if language != settings.LANGUAGE_CODE else ""
    return request.build_absolute_uri(f"{request.path}?{query}{marked}")
