"""The languages a page can be read in, and where the switch between them leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.chrome import Chrome
from core.tongues.directions import direction_of

SAFE = ("GET", "HEAD")
LONGEST_QUERY = 1_000  # characters; nobody typed more, and it would stand once for each language
IN_THE_TREE = frozenset({"wagtail_serve", "page_extra"})  # views that answer for pages; what is not there has no page
_ORDER = {code: number for number, (code, _name) in enumerate(settings.LANGUAGES)}


@dataclass(frozen=True)
class Reading:
    """A language that a page can be read in, named in that language; or where else to go for that language."""

    code: str
    name: str
    url: str  # of the page
    full_url: str
    direction: str
    is_current: bool
    switch_url: str = ""  # of the same place: its form, its filters
    instead: str = ""  # said in that language, where the address is another page’s because this one is not in it


def readings_of(page: Page, chrome: Chrome, request: HttpRequest | None = None) -> list[Reading]:
    """Return every language of the site for this page, its own first; an empty list where there is one only.

    Where the page is not live in a language, the nearest page above it that is stands for it, and says so.
    """
    if not chrome.is_multilingual:
        return []
    below = _below(page, request)
    found: dict[str, Reading] = {}
    for each in _family(page):
        code = each.locale.language_code
        if code not in found and each.url:
            is_same = each.translation_key == page.translation_key
            switch_url = f"{each.url}{below}" if is_same else each.url
            instead = "" if is_same else _instead(code)
            found[code] = _reading(
                code, each.url, each.full_url, switch_url, instead=instead, is_current=each.pk == page.pk
            )
    return _in_order(found.values()) if len(found) > 1 else []


def readings_without_page(chrome: Chrome, request: HttpRequest | None) -> list[Reading]:
    """Return the languages of what is no page, such as the search; nothing for what was sent or is not there."""
    route = request.resolver_match if request and chrome.is_multilingual and request.method in SAFE else None
    if request is None or route is None or route.url_name in IN_THE_TREE:
        return []
    here = f"{request.path}{_query(request)}"
    urls = {code: translate_url(here, code) for code in chrome.home_urls}
    return _in_order(
        _reading(code, url, "", url, is_current=code == chrome.language)
        for code, url in urls.items()
        if url != here or code == chrome.language
    )


def same_page(readings: Iterable[Reading]) -> list[Reading]:
    """Return the languages that this very page is live in; nothing where it is one only."""
    same = [reading for reading in readings if not reading.instead]
    return same if len(same) > 1 else []


def english_of(readings: Iterable[Reading]) -> Reading | None:
    """Return the reading for people of whom no language is known: the English, where there is one."""
    return next((reading for reading in readings if reading.code == settings.LANGUAGE_CODE), None)


def _family(page: Page) -> list[Page]:
    """Return what is live of this page and of those above it, in every language, the deepest first; one query."""
    paths = [page.path[:end] for end in range(2 * Page.steplen, len(page.path) + 1, Page.steplen)]
    keys = Page.objects.filter(path__in=paths).order_by().values("translation_key")
    pages = list(Page.objects.live().filter(translation_key__in=keys).select_related("locale"))
    pages += [] if page.live else [page]  # as its preview shows it
    return sorted(pages, key=lambda each: (each.translation_key != page.translation_key, -each.depth, each.pk))


def _below(page: Page, request: HttpRequest | None) -> str:
    """Return what stands in this address after that of the page: a form below it, and the filters of a list."""
    if request is None or not page.url or not request.path.startswith(page.url):
        return ""
    return f"{iri_to_uri(request.path.removeprefix(page.url))}{_query(request)}"


def _query(request: HttpRequest) -> str:
    """Return the query to take along; not the number of a result page, which means nothing in another language."""
    if request.method not in SAFE:
        return ""
    query = request.GET.copy()
    query.pop("page", None)
    text = query.urlencode()
    return f"?{text}" if 0 < len(text) <= LONGEST_QUERY else ""


def _instead(code: str) -> str:
    with translation.override(code):
        return _("only other pages")


def _reading(code: str, url: str, full_url: str, switch_url: str, *, is_current: bool, instead: str = "") -> Reading:
    name = get_language_info(code)["name_local"]
    return Reading(code, name, url, full_url, direction_of(code), is_current, switch_url, instead)


def _in_order(readings: Iterable[Reading]) -> list[Reading]:
    ordered = sorted(readings, key=lambda each: (not each.is_current, _ORDER.get(each.code, len(_ORDER))))
    return ordered if len(ordered) > 1 else []
