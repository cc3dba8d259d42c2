"""Gives every request a name, so that all its log lines can be found together, and writes its access line."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from core.logs import request_id

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
access_logger = logging.getLogger("core.access")


class RequestIdMiddleware:
    """Takes a sane X-Request-ID from the proxy or makes one, answers with it, and logs method, path, status and time.

    The access line has no network address, no query string, no user agent and no token (core.logs masks them).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.quiet = (settings.STATIC_URL, "/healthz", "/readyz")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        name = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
        request.META["core.request_id"] = name
        marker = request_id.set(name)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            self._log(request, response.status_code, started)
        finally:
            request_id.reset(marker)
        response["X-Request-ID"] = name
        return response

    def _log(self, request: HttpRequest, status: int, started: float) -> None:
        """Write the access line, except where probes and style sheets were answered as they should be."""
        if status < 400 and request.path_info.startswith(self.quiet):
            return
        milliseconds = round((time.perf_counter() - started) * 1000)
        access_logger.info(
            "%s %s %s",
            request.method,
            request.path,
            status,
            extra={"method": request.method, "path": request.path, "status": status, "milliseconds": milliseconds},
        )
