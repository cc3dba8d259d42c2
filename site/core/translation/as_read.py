"""A page that has just been published as the public reads it now, read once for all rooms that hear of it."""

from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import Page, TranslatableMixin

from core.translation.tags import with_others_noticed
from core.translation.words import with_words


def as_read(page: Page) -> Any:
    """Return what is stored of a page: the one at hand may hold words that go live only later; None where it has gone.

    Remembered on the page at hand until it is published again.
    """
    publication, known = getattr(page, "remembered_as_read", (None, None))
    if known is None or publication != _publication(page):
        known = _read(page)
        page.remembered_as_read = _publication(page), known
    return known


def _publication(page: Page) -> tuple[Any, ...]:
    return page.live_revision_id, page.last_published_at


def _read(page: Page) -> Any:
    kind = page.specific_class or Page
    rows = [each.name for each in get_all_child_relations(kind) if issubclass(each.related_model, TranslatableMixin)]
    found = with_others_noticed(with_words(kind)).filter(pk=page.pk)
    return found.prefetch_related(*rows).first()
