"""Compresses what everybody gets, and nothing that holds a secret: a probe could guess the secret from the length."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from .headers import ADMIN_PREFIX

_TEXT_TYPES = ("text/", "application/json", "application/atom+xml", "application/xml", "application/rss+xml")


class CompressionMiddleware(GZipMiddleware):
    """Gzips public text; leaves forms, personal pages, the admin, cookies and downloads alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer, smaller where that gives nothing away."""
        control = response.headers.get("Cache-Control", "")
        is_secret = (
            bool(response.cookies)
            or "no-store" in control
            or "private" in control
            or request.path_info.startswith(ADMIN_PREFIX)
        )
        is_text = response.headers.get("Content-Type", "").startswith(_TEXT_TYPES)
        if is_secret or response.streaming or not is_text:
            return response
        return super().process_response(request, response)
