"""Which public page answers at which address, for all pages at once: a log asks for the same few again and again."""

from uuid import UUID

from django.conf import settings
from wagtail.models import Page, Site

Place = tuple[UUID, str]  # what a page and its translations share, and a language


def public_addresses() -> dict[str, Place]:
    """Return the path of every page that everybody may read, in every language, as Wagtail gives it.

    With more than one site these are the pages of the default one: a line of a log does not name the host.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return {}
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk}
    pages = Page.objects.live().public().order_by()
    fields = ("url_path", "translation_key", "locale__language_code")
    return {
        _beginning(language) + path.removeprefix(roots[language]): (thread, language)
        for path, thread, language in pages.values_list(*fields)
        if language in roots and path.startswith(roots[language])
    }


def _beginning(language: str) -> str:
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
