"""Where a strategy page goes, and which page already holds an edition."""

from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from involvement.models import StrategyPage

SECTION = "strategy"


class NoPlace(ValueError):
    """There is no place for the page; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """The page to build under, and the slug to build at."""

    parent: Page
    slug: str

    @property
    def address(self) -> str:
        """Return the address the page will have within the site."""
        return f"{self.parent.get_url() or '/'}{self.slug}/"


def known_page(edition: str) -> StrategyPage | None:
    """Return the page of this edition in the site's own language, wherever editors have moved it since."""
    page: StrategyPage | None = strategy_pages().filter(edition=edition).order_by("pk").first()
    return page


def strategy_pages() -> PageQuerySet[StrategyPage]:
    """Return the pages of all editions in the site's own language."""
    pages: PageQuerySet[StrategyPage] = StrategyPage.objects.descendant_of(_home(), inclusive=True)
    return pages.filter(alias_of=None)


def place_for(edition: str, under: str | None = None) -> Place:
    """Return /strategy/<edition>/, or where there is no /strategy/ page, /strategy-<edition>/.

    The page at /strategy/ is somebody's already (an ordinary page says there what is coming) and its address stays
    when a new edition arrives, so an edition goes below it and nothing that exists is overwritten.
    """
    name = slugify(edition)
    if not name:
        raise NoPlace(_("“%(edition)s” cannot be part of an address.") % {"edition": edition})
    parent = _parent(under)
    slug = name if parent.slug == SECTION else f"{SECTION}-{name}"
    if parent.get_children().filter(slug=slug).exists():
        raise NoPlace(
            _("There is another page at “%(slug)s” already. Move it, or name another place with --under.")
            % {"slug": slug}
        )
    return Place(parent, slug)


def _home() -> Page:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise NoPlace(_("There is no site yet. Run load_starter_site first."))
    return site.root_page


def _parent(under: str | None) -> Page:
    home = _home()
    if under is None:
        section = home.get_children().filter(slug=SECTION).specific().first()
        return section if section and _takes_strategies(section) else home.specific
    wanted = home.url_path + "".join(f"{step}/" for step in under.split("/") if step)
    parent = Page.objects.filter(url_path=wanted).specific().first()
    if parent is None:
        raise NoPlace(_("There is no page at “%(path)s”.") % {"path": under})
    if not _takes_strategies(parent):
        raise NoPlace(_("The page at “%(path)s” cannot have a strategy below it.") % {"path": under})
    return parent


def _takes_strategies(page: Page) -> bool:
    return bool(StrategyPage.can_create_at(page))
