"""Pictures in the sizes pages show, on a machine without a proxy that serves files; nothing else of the media."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from core.models import CustomImage
from core.models.media import GUARDED_FOLDER

KEPT_FOR = 30 * 24 * 60 * 60  # seconds; a changed picture gets another name


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return one resized picture; originals and documents are never served from here.

    Raises Http404 for anything that is not a file directly in the folder of resized pictures.
    """
    response = _file(request, "images", name)
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response


@require_safe
def picture_of_people(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Return one resized picture in which somebody can be recognised, while everybody in it agrees.

    Whoever keeps a copy has to ask each time whether it may still be shown. Raises Http404 where it may not.
    """
    image = CustomImage.objects.filter(pk=number).first()
    if image is None or not (image.may_be_shown or _is_at_work_on(request, image)):
        raise Http404
    response = _file(request, f"{GUARDED_FOLDER}/{number}", name)
    if image.may_be_shown:
        patch_cache_control(response, public=True, no_cache=True)
    else:
        add_never_cache_headers(response)
    return response


def _is_at_work_on(request: HttpRequest, image: CustomImage) -> bool:
    """Tell whether this is an editor who has yet to say who is in it; what was taken back is seen by nobody."""
    is_taken_back = bool(image.agreement and image.agreement.withdrawn_at)
    return not is_taken_back and request.user.has_perm("wagtailadmin.access_admin")


def _file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    if "/" in name or name.startswith("."):
        raise Http404
    return serve(request, name, document_root=str(Path(settings.MEDIA_ROOT) / folder))
