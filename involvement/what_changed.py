"""What a group has changed: the stories, case studies and opportunities whose editors named it, newest first."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from core.selectors import organisation
from involvement import wording
from involvement.case_studies.wording import say_words
from involvement.models import CaseStudyPage, OpportunityPage, StoryPage
from involvement.states import state_at
from involvement.story_wording import StatusTag

SHOWN = 6  # of each kind


@dataclass(frozen=True)
class Named:
    """One page that names the group, as one line."""

    title: str
    url: str
    note: str  # how far it is, in a few words
    is_example: bool


@dataclass(frozen=True)
class WhatChanged:
    """Everything that names the group; each list has at most `SHOWN`."""

    stories: tuple[Named, ...]
    case_studies: tuple[Named, ...]
    opportunities: tuple[Named, ...]

    def __bool__(self) -> bool:
        return bool(self.stories or self.case_studies or self.opportunities)


def what_changed(group: Page, request: HttpRequest | None = None) -> WhatChanged:
    """Return what everybody can read in the group's language; three queries, however much there is."""
    if group.pk is None:
        return WhatChanged((), (), ())
    return WhatChanged(_stories(group, request), _case_studies(group, request), _opportunities(group, request))


def _named_by(group: Page, field: str) -> Q:
    """Return the condition that a page names the group in any language it has."""
    return Q(locale=group.locale_id, **{f"{field}__translation_key": group.translation_key})


def _stories(group: Page, request: HttpRequest | None) -> tuple[Named, ...]:
    found = StoryPage.objects.for_everyone().filter(_named_by(group, "came_from"))
    pages = found.defer_streamfields().order_by("-first_published_at", "-pk")[:SHOWN]
    return tuple(_line(page, str(StatusTag.of(page.status).text), request) for page in pages)


def _case_studies(group: Page, request: HttpRequest | None) -> tuple[Named, ...]:
    found = CaseStudyPage.objects.for_everyone().with_terms().filter(_named_by(group, "related__related"))
    pages = found.distinct().order_by("-finished_year", "-first_published_at", "-pk")[:SHOWN]
    return tuple(_line(page, say_words(page), request) for page in pages)


def _opportunities(group: Page, request: HttpRequest | None) -> tuple[Named, ...]:
    found = OpportunityPage.objects.for_everyone().filter(_named_by(group, "related__related"))
    pages = found.distinct().defer_streamfields().order_by("-closes_at", "-pk")[:SHOWN]
    now, soon = timezone.now(), organisation(request).closing_soon_days
    return tuple(_line(page, str(wording.StateTag.of(state_at(page, now, soon)).text), request) for page in pages)


def _line(page: StoryPage | CaseStudyPage | OpportunityPage, note: str, request: HttpRequest | None) -> Named:
    return Named(page.title, page.get_url(request) or "", note, page.is_example)
