"""Where a page stands: the way to it from the front page, and the languages it can be read in."""

from dataclasses import dataclass

from django.utils.translation import get_language_info
from wagtail.models import Page

from core.chrome import Chrome
from core.tongues.directions import direction_of


@dataclass(frozen=True)
class Reading:
    """A language that a page can be read in, named in that language."""

    code: str
    name: str
    url: str
    full_url: str
    direction: str
    is_current: bool


def trail_to(page: Page, chrome: Chrome, *, inclusive: bool = False) -> list[dict[str, str]]:
    """Return the pages above this one as {"text", "href"}; asks the database only below the sections."""
    home = chrome.home
    if home is None or not page.path.startswith(home.tree_path) or page.path == home.tree_path:
        return []
    found = {home.tree_path: home.text} | {path: place.text for path, place in chrome.places.items()}
    urls = {home.tree_path: home.url} | {path: place.url for path, place in chrome.places.items()}
    paths = [page.path[:end] for end in range(len(home.tree_path), len(page.path), Page.steplen)]
    missing = [path for path in paths if path not in found]
    for ancestor in Page.objects.live().filter(path__in=missing) if missing else []:
        found[ancestor.path], urls[ancestor.path] = ancestor.title, ancestor.url or ""
    trail = [{"text": found[path], "href": urls[path]} for path in paths if urls.get(path)]
    return [*trail, {"text": page.title, "href": page.url or ""}] if inclusive else trail


def readings_of(page: Page, chrome: Chrome) -> list[Reading]:
    """Return the languages this page is live in, its own first; an empty list where there is one only."""
    if not chrome.is_multilingual:
        return []
    pages = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    readings = [_reading(each, is_current=each.pk == page.pk) for each in pages if each.url]
    return sorted(readings, key=lambda reading: not reading.is_current) if len(readings) > 1 else []


def _reading(page: Page, *, is_current: bool) -> Reading:
    code = page.locale.language_code
    return Reading(code, get_language_info(code)["name_local"], page.url, page.full_url, direction_of(code), is_current)
