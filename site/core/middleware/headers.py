"""Tells the browser what a page may load and do: a strict policy in public, Wagtail's needs under /admin/."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN_PREFIX = "/admin/"


def _written_out(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}".strip() for name, value in policy.items())


class SecurityHeadersMiddleware:
    """Adds the content security policy and its siblings; a view that has set its own header keeps it.

    There is never a nonce: the page editor's inline code would stop working, and public pages have no inline code.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.public_policy = _written_out(settings.CONTENT_SECURITY_POLICY)
        self.admin_policy = _written_out(settings.CONTENT_SECURITY_POLICY_ADMIN)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Django's own error page for developers is written with inline styles and scripts.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            policy = self.admin_policy if request.path_info.startswith(ADMIN_PREFIX) else self.public_policy
            response.headers.setdefault("Content-Security-Policy", policy)
        return response
