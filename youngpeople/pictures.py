"""Which pictures this section takes: none that could show anybody, because a face says who is in the forum."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.models import CustomImage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def why_not_shown(picture: CustomImage | None) -> "StrOrPromise":
    """Return why a picture cannot stand here, nothing where it can.

    As long as pictures do not say themselves whether they show people, every one could.
    """
    if picture is None or getattr(picture, "shows_people", None) is False:
        return ""
    return _("Nobody’s face is shown to the public here. Take the picture out and choose one of the drawings instead.")
