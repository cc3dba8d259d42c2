"""Closes the public site for a while, without a release: MAINTENANCE=1, or a file named `maintenance` in VAR_DIR."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from .headers import ADMIN_PREFIX

RETRY_AFTER_SECONDS = 600


class MaintenanceMiddleware:
    """Answers 503 with a page that touches no database; editors, probes and static files stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.stays = (ADMIN_PREFIX, settings.STATIC_URL, "/healthz", "/readyz")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_closed = settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
        if not is_closed or request.path_info.startswith(self.stays):
            return self.get_response(request)
        page = render_to_string("maintenance.html")
        headers = {"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"}
        return HttpResponse(page, status=503, headers=headers)
