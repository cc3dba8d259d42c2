"""What people see when something is not there, not allowed or broken."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import get_language

from core.chrome import Link
from core.routing import route_by_address
from core.selectors import remembered_chrome

FULL, PLAIN = "layouts/base.html", "layouts/plain.html"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or the form made no sense to us."""
    return _plain("400.html", HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this is not for everybody."""
    return _within_site(request, "403.html", HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Help someone on whose link leads nowhere."""
    return _within_site(request, "404.html", HTTPStatus.NOT_FOUND, english=_english_page(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open for too long, and that nothing typed is lost."""
    response = _within_site(request, "403_csrf.html", HTTPStatus.FORBIDDEN)
    response["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, without asking the database, the cache or a context processor."""
    return _plain("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def _plain(template: str, status: HTTPStatus) -> HttpResponse:
    context = {"layout": PLAIN, "site_name": settings.WAGTAIL_SITE_NAME}
    return HttpResponse(loader.get_template(template).render(context), status=status)


def _english_page(request: HttpRequest) -> Link | None:
    """Return the page that has this address in English, if this one is in another language."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix, english = f"/{language}/", remembered_chrome(settings.LANGUAGE_CODE)
    if language == settings.LANGUAGE_CODE or not request.path_info.startswith(prefix):
        return None
    if english is None or english.home is None or english.only_site is None:
        return None
    route = route_by_address(request, request.path_info.removeprefix(prefix), english.home)
    page = route[0] if route else None
    if page is None or not page.live or page.get_view_restrictions().exists():
        return None
    return Link(page.title, page.url or "", page.slug, page.path)


def _within_site(request: HttpRequest, template: str, status: HTTPStatus, **more: Any) -> HttpResponse:
    """Show an error within the site's own layout if the cache has it, else in the plain one: an error stays cheap."""
    known = remembered_chrome(get_language() or settings.LANGUAGE_CODE)
    context: dict[str, Any] = {"layout": PLAIN, "site_name": settings.WAGTAIL_SITE_NAME, "known": known, **more}
    if known:
        request._chrome = known  # type: ignore[attr-defined]  # the layout's tags look here first
        context["layout"] = FULL
    return render(request, template, context, status=status)
