"""What crawlers may read, and where the list of pages is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

# Editors' pages, and pages that belong to one person: their links are secret.
CLOSED = ("/admin/", "/my/", "/confirm/", "/unsubscribe/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Show robots.txt; a site that is not the real one closes itself to every crawler."""
    context = {
        "is_open": settings.ROBOTS == "all",
        "closed": [f"{prefix}{path}" for path in CLOSED for prefix in ("", "/*")],
        "sitemap": f"{settings.SITE_URL}/sitemap.xml",
    }
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")
