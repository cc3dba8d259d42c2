"""Links lead to pages in the language that is being read, where they are there, whenever they were translated."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page, Site


def in_language_read(pages: Iterable[Page | None]) -> dict[int, Page]:
    """Return by the key of each page what a link to it leads to: its public translation, else the page itself.

    Asks nothing for pages that are in the language already, and the same for many pages as for one.
    """
    language = get_language() or settings.LANGUAGE_CODE
    known = {page.pk: page for page in pages if page and page.pk}
    here = tuple(root.root_path for root in Site.get_site_root_paths() if root.language_code == language)
    elsewhere = [page for page in known.values() if here and not page.url_path.startswith(here)]
    if not elsewhere:
        return known
    keys = {page.translation_key for page in elsewhere}
    found = Page.objects.live().public().filter(translation_key__in=keys, locale__language_code=language)
    by_key = {page.translation_key: page for page in found}
    return {pk: by_key.get(page.translation_key, page) for pk, page in known.items()}


def language_of(page: Page) -> str:
    """Return the language of the part of the tree that the page is in, without asking; empty outside the site."""
    roots = (root for root in Site.get_site_root_paths() if page.url_path.startswith(root.root_path))
    return next((str(root.language_code) for root in roots), "")


def page_in_language_read(page: Page | None) -> Page | None:
    """Return what a link to this page leads to, where there is a page."""
    return in_language_read([page]).get(page.pk, page) if page else None
