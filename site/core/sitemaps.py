"""The list of pages for search engines: every published, public page in every language."""

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
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
