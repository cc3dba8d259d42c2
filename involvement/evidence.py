"""Pages that editors named as evidence, as the public reads them: in its language, what is public, newest first."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.page_facts import PageFacts, facts_of, kind_of
from involvement.models.evidence_links import EvidenceLink

Owner = TypeVar("Owner", bound=Hashable)


@dataclass(frozen=True)
class Evidence:
    """One page that shows something."""

    title: str
    url: str
    kind: str
    note: str
    published_on: date | None
    is_example: bool
    page_key: str = ""  # what the page and its translations share


def evidence_by(
    links: Iterable[tuple[Owner, EvidenceLink]], locale_id: int, request: HttpRequest | None = None
) -> dict[Owner, list[Evidence]]:
    """Return what is shown for each of these owners; three queries, however many there are.

    A page chosen in another language stands in its translation into this one. The links need not be saved yet.
    """
    named = list(links)
    chosen = [link.shows_id for _owner, link in named]
    keys = dict(Page.objects.filter(pk__in=chosen).values_list("pk", "translation_key")) if chosen else {}
    pages = _public_pages(set(keys.values()), locale_id)
    facts = facts_of(pages.values())
    shown: dict[Owner, dict[UUID, Evidence]] = defaultdict(dict)
    for owner, link in named:
        page = pages.get(keys.get(link.shows_id, UUID(int=0)))
        if page and (url := page.get_url(request)):
            shown[owner].setdefault(page.translation_key, _evidence(page, url, link, facts.get(page.pk, PageFacts())))
    return {owner: _newest_first(each.values()) for owner, each in shown.items()}


def _public_pages(keys: set[UUID], locale_id: int) -> dict[UUID, Page]:
    if not keys:
        return {}
    above_or_same = Substr(OuterRef("path"), 1, Length("page__path"))
    private = PageViewRestriction.objects.filter(page__path=above_or_same)
    found = Page.objects.live().filter(~Exists(private), locale_id=locale_id, translation_key__in=keys)
    return {page.translation_key: page for page in found.select_related("content_type", "locale")}


def _evidence(page: Page, url: str, link: EvidenceLink, facts: PageFacts) -> Evidence:
    first = page.first_published_at
    return Evidence(
        title=page.title,
        url=url,
        kind=kind_of(page),
        note=link.note,
        published_on=timezone.localdate(first) if first else None,
        is_example=facts.is_example,
        page_key=str(page.translation_key),
    )


def _newest_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda each: each.published_on or date.min, reverse=True)
