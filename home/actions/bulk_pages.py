"""Writes hundreds of example pages at once, for measuring; never for a real site.

`add_child` asks some twenty queries a page. Here some hundred pages are written at once: first the rows every page has,
with their places in the tree counted by ourselves; then the rows of the page's own type (Django's `bulk_create` refuses
a model with a parent, so each is saved raw, as `loaddata` does).
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from home.starter.bulk import SLUG

CHUNK = 500
Kind = TypeVar("Kind", bound=Page)


class NotPrepared(RuntimeError):
    """The site lacks what bulk content hangs on; the message says what to run first."""


def chunks_after_last(index: Page, number: int) -> Iterator[range]:
    """Yield the numbers of so many new pages in chunks, going on from the last run."""
    bulk = Page.objects.child_of(index).filter(slug__startswith="bulk-").order_by("-slug")
    last = bulk.values_list("slug", flat=True).first()
    first = int(last.removeprefix("bulk-")) + 1 if last else 1
    for start in range(first, first + number, CHUNK):
        yield range(start, min(start + CHUNK, first + number))


def add_pages(
    index: Page,
    kind: type[Kind],
    numbers: range,
    now: datetime,
    title: Callable[[int], str],
    values: Callable[[int], dict[str, Any]],
) -> list[Kind]:
    """Add a page of this kind for each number below the index, with this title and these values of its own."""
    content_type = ContentType.objects.get_for_model(kind)
    last_child = Page.objects.child_of(index).order_by("-path").values_list("path", flat=True).first()
    place = Page._str2int(last_child[-Page.steplen :]) + 1 if last_child else 1
    bare = [
        Page(
            title=title(number),
            draft_title=title(number),
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
    return [_save_raw(kind, page, values(number)) for page, number in zip(bare, numbers, strict=True)]


def _save_raw(kind: type[Kind], page: Page, values: dict[str, Any]) -> Kind:
    inherited = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    specific = kind(page_ptr_id=page.pk, **inherited, **values)
    specific.save_base(raw=True, force_insert=True)
    return specific


def add_to_search(kind: type[Page], pages: list[Any]) -> None:
    """Let the search find these pages."""
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(kind, pages)


def renew_statistics() -> None:
    """Let PostgreSQL count what its tables hold: until it has, it guesses, and a list can take seconds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
