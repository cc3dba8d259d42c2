"""Pictures in the sizes pages show, on a machine without a proxy that serves files; nothing else of the media."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

KEPT_FOR = 30 * 24 * 60 * 60  # seconds; a changed picture gets another name


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return one resized picture; originals and documents are never served from here.

    Raises Http404 for anything that is not a file directly in the folder of resized pictures.
    """
    if "/" in name or name.startswith("."):
        raise Http404
    response = serve(request, name, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response
