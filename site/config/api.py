"""The public read-only API: the rooms' own routers under one address and one OpenAPI document."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from ninja import NinjaAPI
from ninja.errors import ValidationError

from involvement.open_data.actions import router as actions
from involvement.open_data.api import router as opportunities
from involvement.open_data.case_studies import router as case_studies
from involvement.open_data.groups import router as groups
from involvement.open_data.said_shapes import holds_words
from involvement.open_data.story_api import router as stories

MAX_AGE = 300  # seconds


class PublicAPI(NinjaAPI):
    """Answers that any page on the web may read, that caches may keep for a while, and that change their tag."""

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add what makes an answer readable from elsewhere and cheap to ask for again."""
        response = super().create_response(request, data, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        if response.status_code != 200:
            return response
        # Whoever keeps somebody's words asks each time whether they may still be shown.
        response["Cache-Control"] = "public, no-cache" if holds_words(data) else f"public, max-age={MAX_AGE}"
        response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        conditional = get_conditional_response(request, etag=response["ETag"], response=response)
        return conditional if conditional is not None else response


api = PublicAPI(
    title="Working Together",
    version="1",
    description="What an NHS trust’s involvement team publishes. Read-only; nothing personal is in it.",
    docs_url=None,  # its page would load a script from another host
    urls_namespace="api",
)
api.add_router("", opportunities)
api.add_router("", stories)
api.add_router("", case_studies)
api.add_router("", groups)
api.add_router("", actions)


@api.exception_handler(ValidationError)
def _what_is_wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say in one sentence which parameter is wrong; never repeat what was sent."""
    places = sorted({str(each["loc"][-1]) for each in error.errors})
    return api.create_response(request, {"detail": "Not understood: " + ", ".join(places)}, status=422)
