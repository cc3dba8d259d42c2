"""Where a page stands: the way to it from the front page."""

from wagtail.models import Page

from core.chrome import Chrome


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
