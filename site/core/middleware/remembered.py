"""Hands every request what the cache remembers of the site, so that no page asks the database for it again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.views import serve

from core.chrome import Chrome
from core.routing import route_by_address
from core.selectors import chrome, remembered_chrome

from .headers import ADMIN_PREFIX


class RememberedSiteMiddleware:
    """Gives Wagtail the site, and the layout what surrounds the page, where both are in the cache.

    After LocaleMiddleware, because what surrounds a page depends on its language. With more than one site Wagtail
    itself must look which is asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ADMIN_PREFIX):
            known = remembered_chrome(get_language() or settings.LANGUAGE_CODE)
            if known:
                request._chrome = known  # type: ignore[attr-defined]
            if known and known.only_site:
                request._wagtail_site = known.only_site  # type: ignore[attr-defined]  # where Wagtail looks first
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[str, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Find the page in two queries where the front page is known; Wagtail then does not walk the tree."""
        known: Chrome | None = getattr(request, "_chrome", None)
        if plain := _address_without_language(request, known):
            # The address may be somebody's own: whatever stands in it is told to nobody and kept nowhere.
            headers = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer"}
            return HttpResponseRedirect(plain, headers=headers)
        if view is serve and known and known.home and known.only_site:
            route = route_by_address(request, args[0], known.home)
            request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # where Wagtail looks first
        return None


def _address_without_language(request: HttpRequest, known: Chrome | None) -> str:
    """Return where to go instead of a language nobody has put pages into yet; nothing where all is well.

    Otherwise English text would be shown as if it were Arabic: declared so, mirrored, and read aloud as such.
    """
    language = get_language() or settings.LANGUAGE_CODE
    prefix = f"/{language}/"
    if language == settings.LANGUAGE_CODE or not request.path_info.startswith(prefix) or request.method == "POST":
        return ""
    if language in (known or chrome(language)).home_urls:
        return ""
    query = request.META.get("QUERY_STRING", "")
    return "/" + request.path_info.removeprefix(prefix).lstrip("/") + (f"?{query}" if query else "")
