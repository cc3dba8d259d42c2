"""Makes thousands of example opportunities in a minute or two, for measuring; never for a real site.

`add_child` asks some twenty queries a page. Here some hundred pages are written at once: first the rows every page has,
with their places in the tree counted by ourselves; then the rows of opportunities (Django's `bulk_create` refuses a
model with a parent, so each is saved raw, as `loaddata` does); then sessions, tags and the search index.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from core.models import Area, Audience, Directorate, Term, Theme
from home.starter.bulk import SLUG, Terms, bulk_tags, bulk_title, bulk_values
from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunitySession, Rung, Stage

CHUNK = 500
TAGS: dict[type[Term], type[Model]] = {
    Audience: OpportunityPage.audiences.through,
    Theme: OpportunityPage.themes.through,
}


class NotPrepared(RuntimeError):
    """The site lacks what bulk content hangs on; the message says what to run first."""


def make_opportunities(number: int) -> None:
    """Add so many example opportunities under the list of opportunities."""
    index = OpportunityIndexPage.objects.live().order_by("path").first()
    terms: Terms = {
        kind: list(kind.objects.order_by("pk")) for kind in (Area, Audience, Directorate, Rung, Stage, Theme)
    }
    if index is None or not terms[Rung] or not terms[Stage]:
        raise NotPrepared("There is no list of opportunities or no ladder yet: run load_starter_site first.")
    now = timezone.now()
    for numbers in _chunks(_next_number(index), number):
        with transaction.atomic():
            pages = _add_pages(index, numbers, terms, now)
            _add_details(pages, numbers, terms, now)
        _add_to_search(pages)


def _next_number(index: Page) -> int:
    last = (
        index.get_children().filter(slug__startswith="bulk-").order_by("-slug").values_list("slug", flat=True).first()
    )
    return int(last.removeprefix("bulk-")) + 1 if last else 1


def _chunks(first: int, number: int) -> Iterator[range]:
    for start in range(first, first + number, CHUNK):
        yield range(start, min(start + CHUNK, first + number))


def _add_pages(index: Page, numbers: range, terms: Terms, now: datetime) -> list[OpportunityPage]:
    content_type = ContentType.objects.get_for_model(OpportunityPage)
    last_child = index.get_children().order_by("-path").values_list("path", flat=True).first()
    place = OpportunityPage._str2int(last_child[-OpportunityPage.steplen :]) + 1 if last_child else 1
    bare = [
        Page(
            title=bulk_title(number),
            draft_title=bulk_title(number),
            slug=(slug := SLUG.format(number=number)),
            url_path=f"{index.url_path}{slug}/",
            path=Page._get_path(index.path, index.depth + 1, place + offset),
            depth=index.depth + 1,
            content_type=content_type,
            locale_id=index.locale_id,
            first_published_at=now,
            last_published_at=now,
        )
        for offset, number in enumerate(numbers)
    ]
    Page.objects.bulk_create(bare)
    Page.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(bare))
    return [_save_raw(page, bulk_values(number, terms, now)) for page, number in zip(bare, numbers, strict=True)]


def _save_raw(page: Page, values: dict[str, Any]) -> OpportunityPage:
    inherited = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    opportunity = OpportunityPage(page_ptr_id=page.pk, **inherited, **values)
    opportunity.save_base(raw=True, force_insert=True)
    return opportunity


def _add_details(pages: list[OpportunityPage], numbers: range, terms: Terms, now: datetime) -> None:
    OpportunitySession.objects.bulk_create(
        OpportunitySession(page=page, starts_at=start, ends_at=start + timedelta(minutes=90))
        for page in pages
        if (start := (page.closes_at or now) + timedelta(days=7))
    )
    for kind, through in TAGS.items():
        through._default_manager.bulk_create(
            through(opportunitypage_id=page.pk, **{f"{kind._meta.model_name}_id": term.pk})
            for page, number in zip(pages, numbers, strict=True)
            if (term := bulk_tags(number, terms)[kind])
        )


def _add_to_search(pages: list[OpportunityPage]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(OpportunityPage, pages)
