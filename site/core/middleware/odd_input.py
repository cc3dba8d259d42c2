"""Answers what no browser of a visitor sends, before it reaches a database that would refuse it with an error."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from core.views.errors import bad_request

from .headers import ADMIN_PREFIX

API_PREFIX = "/api/"
MAX_QUERY_BYTES = 4_000
PUBLIC_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# Null bytes (PostgreSQL refuses them), lone surrogates (no database stores them), and what stands for broken UTF-8.
_ODD = re.compile("[\x00\ud800-\udfff\ufffd]")
# What editors paste from a damaged file may hold the mark for broken letters.
_ODD_FOR_EDITORS = re.compile("[\x00\ud800-\udfff]")
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
# Only ours end in a database. Others come from the trust's other sites; whoever brings them cannot help it.
_COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)


def _texts_of(request: HttpRequest) -> Iterable[str]:
    """Yield every text the visitor sent that may end in a database: path, query, cookies, form fields, file names."""
    yield request.path_info
    for name, values in request.GET.lists():
        yield from (name, *values)
    yield from (request.COOKIES.get(name, "") for name in _COOKIES)
    if request.method == "POST" and request.content_type in _FORM_TYPES:
        for name, fields in request.POST.lists():
            yield from (name, *(str(field) for field in fields))
        for name, files in request.FILES.lists():
            yield from (name, *(file.name or "" for file in files))


def _page(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    if request.path_info.startswith(API_PREFIX):  # programs read no pages
        return JsonResponse({"detail": status.phrase}, status=status)
    response = bad_request(request, BadRequest())
    response.status_code = status
    return response


class OddInputMiddleware:
    """Refuses null bytes, broken text and over-long queries with a friendly 400 page, and odd methods with 405."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        is_public = not request.path_info.startswith(ADMIN_PREFIX)
        if is_public and request.method not in PUBLIC_METHODS:
            page = _page(request, HTTPStatus.METHOD_NOT_ALLOWED)
            page["Allow"] = ", ".join(PUBLIC_METHODS)
            return page
        if is_public and len(request.META.get("QUERY_STRING", "")) > MAX_QUERY_BYTES:
            return _page(request, HTTPStatus.REQUEST_URI_TOO_LONG)
        odd = _ODD if is_public else _ODD_FOR_EDITORS
        if any(odd.search(text) for text in _texts_of(request)):
            return _page(request, HTTPStatus.BAD_REQUEST)
        return None
