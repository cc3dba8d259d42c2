"""Lets a view inside a page say for itself that it needs no CSRF token, as every other view may."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page
from wagtail.views import serve

from core.views.extras import extra_at, page_extra_view


class RoutedViewsMiddleware:
    """Carries `csrf_exempt` from a page's own view past Wagtail, whose one view stands before all pages.

    After RememberedSiteMiddleware, which finds the page faster, and before the CSRF check.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[str, ...], kwargs: dict[str, Any]
    ) -> None:
        """Look at the view only where something is sent; the page that is found is kept for Wagtail."""
        if request.method == "POST" and getattr(_routed(request, view, args, kwargs), "csrf_exempt", False):
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # where Django's check looks


def _routed(
    request: HttpRequest, view: Callable[..., Any], args: tuple[str, ...], kwargs: dict[str, Any]
) -> Callable[..., Any] | None:
    """Return the page's own view that will answer: one of its addresses, or what stands below it."""
    if view is serve:
        route = Page.route_for_request(request, args[0])
        found: Callable[..., Any] | None = route[1][0] if route and route[1] else None
        return found
    return extra_at(request, kwargs["address"], kwargs["tail"])[1] if view is page_extra_view else None
