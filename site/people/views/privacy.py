"""What every page that belongs to one person carries: kept nowhere, sent nowhere, found by no search, in no log."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "POST")
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def own_page(view: View[P]) -> View[P]:
    """Mark a view as a person's own page: GET, HEAD and POST only, no-store, no-referrer, noindex."""

    @wraps(view)
    def with_headers(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        is_known = request.method in METHODS
        response = view(request, *args, **kwargs) if is_known else HttpResponseNotAllowed(METHODS)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        # Django would write the address of every 4xx answer into the log, and the address is the secret.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return with_headers
