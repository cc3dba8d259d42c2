"""The site's own addresses and one trivial view behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as site_urlpatterns


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with as little work as a view can do."""
    return HttpResponse("hello")


urlpatterns = [path("hello/", hello), *site_urlpatterns]

handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"
