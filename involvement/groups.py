"""Every kind of group that people can join, whichever room it lives in."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from wagtail.models import Locale, Page, PageViewRestriction

from involvement.joining_standing import JoiningStanding, joining_standing
from involvement.models.joining import JoiningMixin, JoiningTopic

SHOWN = ("title", "url_path", "path", "slug", "summary", "is_example", "joining", "how_often", "where_it_meets")


@dataclass(frozen=True)
class GroupCard:
    """A group as lists show it."""

    title: str
    url: str
    summary: str
    how_often: str
    where: str
    standing: JoiningStanding
    is_example: bool


def group_models() -> list[type[Page]]:
    """Return the kinds of pages that people join, by name."""
    found = [model for model in apps.get_models() if issubclass(model, JoiningMixin) and issubclass(model, Page)]
    return sorted(found, key=lambda model: model._meta.label)


def topics_of_groups(numbers: Collection[int]) -> dict[int, list[str]]:
    """Return the topics of those of these pages that are groups; one query for each kind of group."""
    topics: dict[int, list[str]] = defaultdict(list)
    for model in (each for each in apps.get_models() if issubclass(each, JoiningTopic)):
        rows = model._default_manager.filter(page__in=numbers).order_by("sort_order", "pk")
        for number, name in rows.values_list("page", "name"):
            topics[number].append(name)
    return topics


def group_cards(locale: Locale, request: HttpRequest | None = None) -> list[GroupCard]:
    """Return every group that everybody can read, in the order of the tree; one query for each kind."""
    groups = [group for model in group_models() for group in _shown_in(model, locale)]
    return list(_cards(sorted(groups, key=lambda group: group.path), request))


def groups_for_everyone(model: type[Page]) -> QuerySet[Page]:
    """Return the groups of one kind that everybody can read."""
    above_or_same = Substr(OuterRef("path"), 1, Length("page__path"))
    private = PageViewRestriction.objects.filter(page__path=above_or_same)
    found: QuerySet[Page] = model.objects.live().filter(~Exists(private)).select_related("locale")
    return found


def _shown_in(model: type[Page], locale: Locale) -> QuerySet[Page]:
    return groups_for_everyone(model).filter(locale=locale).only("locale", "content_type", *SHOWN)


def _cards(groups: list[Any], request: HttpRequest | None) -> Iterator[GroupCard]:
    for group in groups:
        yield GroupCard(
            title=group.title,
            url=group.get_url(request) or "",
            summary=group.summary,
            how_often=group.how_often,
            where=group.where_it_meets,
            standing=joining_standing(group),
            is_example=group.is_example,
        )
