"""The read-only API of groups, of whichever room; config joins it with the others under /api/v1/."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.html import strip_tags
from ninja import Field, Path, Query, Router, Schema
from pydantic import Field as Bounded

from involvement.groups import group_models, groups_for_everyone, topics_of_groups
from involvement.open_data.api import LARGEST_KEY, MOST_PAGES, Problem, Text

PER_PAGE = 50
router = Router(tags=["groups"])


class GroupShape(Schema):
    """One group that people can join. Its contact and its members are no part of it."""

    id: int
    title: str
    summary: str
    url: str
    language: str
    is_example: bool = Field(description="True where the content is invented, to show how the site works")
    purpose: str
    who_for: str
    what_members_do: str
    how_often: str
    where: str
    joining: str = Field(description="open, application, invitation or closed")
    topics: list[str] = Field(description="What members can choose to hear about")
    lowest_age: int | None
    highest_age: int | None
    published_at: datetime | None
    updated_at: datetime | None


class GroupsShape(Schema):
    """One page of a list."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    results: list[GroupShape]


class GroupsAsked(Schema):
    """What can be asked of the list."""

    language: Text = Bounded("en", description="Code of a language of this site")
    page: int = Bounded(1, ge=1, le=MOST_PAGES)


@router.get("/groups", response={200: GroupsShape, (400, 414, 422): Problem}, url_name="groups")
def groups(request: HttpRequest, asked: Query[GroupsAsked]) -> GroupsShape:
    """List the groups in a language, in the order of the site."""
    found = [group for kind in group_models() for group in _in_language(kind, asked.language)]
    found.sort(key=lambda group: group.path)
    pages = max(1, -(-len(found) // PER_PAGE))
    shown = found[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    topics = topics_of_groups([group.pk for group in shown])
    return GroupsShape(
        count=len(found),
        page=asked.page,
        pages=pages,
        next=_address(request, asked, asked.page + 1) if asked.page < pages else None,
        previous=_address(request, asked, min(asked.page - 1, pages)) if asked.page > 1 else None,
        results=[_shape(group, topics) for group in shown],
    )


@router.get("/groups/{pk}", response={200: GroupShape, (400, 404, 414, 422): Problem}, url_name="group")
def group(request: HttpRequest, pk: Path[Annotated[int, Bounded(ge=1, le=LARGEST_KEY)]]) -> GroupShape:
    """Return one group."""
    found = (each for kind in group_models() for each in groups_for_everyone(kind).filter(pk=pk))
    page = next(found, None)
    if page is None:
        raise Http404("There is no such group.")
    return _shape(page, topics_of_groups([pk]))


def _in_language(kind: Any, language: str) -> Any:
    return groups_for_everyone(kind).filter(locale__language_code=language).defer("body")


def _address(request: HttpRequest, asked: GroupsAsked, number: int) -> str:
    marked = f"&language={asked.language}" if asked.language != settings.LANGUAGE_CODE else ""
    return request.build_absolute_uri(f"{request.path}?page={number}{marked}")


def _shape(page: Any, topics: Mapping[int, Sequence[str]]) -> GroupShape:
    return GroupShape(
        id=page.pk,
        title=page.title,
        summary=page.summary,
        url=page.full_url or "",
        language=page.locale.language_code,
        is_example=page.is_example,
        purpose=_in_words(page.purpose),
        who_for=page.who_for,
        what_members_do=_in_words(page.what_members_do),
        how_often=page.how_often,
        where=page.where_it_meets,
        joining=page.joining,
        topics=list(topics.get(page.pk, ())),
        lowest_age=page.lowest_age,
        highest_age=page.highest_age,
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
    )


def _in_words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())
