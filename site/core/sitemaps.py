"""The list of pages for search engines: every published, public page in every language, with its translations."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet


class PageSitemap(Sitemap):
    """Wagtail's list with the front pages of the other languages and all that is under them."""

    def items(self) -> PageQuerySet:
        """Return the pages in the order of the tree."""
        home = self.get_wagtail_site().root_page
        pages = Page.objects.none()
        for front_page in home.get_translations(inclusive=True).live():
            pages |= Page.objects.descendant_of(front_page, inclusive=True)
        return pages.live().public().order_by("path").defer_streamfields().specific()

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return what Wagtail's own list says of each page, and in which languages it can be read."""
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        family: dict[Any, list[dict[str, str]]] = defaultdict(list)
        urls = []
        for item in self.paginator.page(page).object_list:
            alternates = family[item.translation_key]
            for url in item.get_sitemap_urls(self.request):
                code = codes[item.locale_id]
                alternates.append({"lang_code": code, "location": url["location"]})
                if code == settings.LANGUAGE_CODE:
                    alternates.append({"lang_code": "x-default", "location": url["location"]})
                urls.append(url | {"alternates": alternates})  # those still to come are added to the same list
        self.latest_lastmod = max((url["lastmod"] for url in urls if url["lastmod"]), default=None)
        return [url if _in_several_languages(url) else url | {"alternates": []} for url in urls]


def _in_several_languages(url: dict[str, Any]) -> bool:
    return len({each["location"] for each in url["alternates"]}) > 1
