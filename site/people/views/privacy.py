"""What pages with personal data carry: kept nowhere, told to nobody, found by no search."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "POST")
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def own_page(view: View[P]) -> View[P]:
    """Mark a view as a person's own page: its address is a secret, so no other page and no log may learn it."""

    @wraps(view)
    def with_headers(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = _kept_nowhere(view, request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        # Django would write the address of every 4xx answer into the log, and the address is the secret.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return with_headers


def form_page(view: View[P]) -> View[P]:
    """Mark a view as a form with personal data at an address that everybody knows.

    Not `no-referrer`: browsers then send `Origin: null`, which Django's CSRF check and other guards refuse.
    """

    @wraps(view)
    def with_headers(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = _kept_nowhere(view, request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        return response

    return with_headers


def _kept_nowhere(view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    is_known = request.method in METHODS
    response = view(request, *args, **kwargs) if is_known else HttpResponseNotAllowed(METHODS)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
