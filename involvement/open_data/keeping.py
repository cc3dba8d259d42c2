"""How feeds and calendars are kept by whoever asks: made anew only when something has changed."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

MAX_AGE = 300  # seconds


def kept(
    request: HttpRequest,
    tag: str,
    made: Callable[[], str | bytes],
    content_type: str,
    *,
    name: str = "",
    must_ask: bool = False,
) -> HttpResponse:
    """Return the document, or only that it has not changed; it is not even made then.

    `must_ask`: somebody's words may stand in it, so that whoever keeps it asks each time before showing it again.
    """
    etag = quote_etag(tag)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged if unchanged is not None else HttpResponse(made(), content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache" if must_ask else f"public, max-age={MAX_AGE}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if name:
        response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def tag_of(*parts: object) -> str:
    """Return a tag that changes with any of these parts."""
    words = (part.isoformat() if isinstance(part, datetime) else str(part) for part in parts)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]
