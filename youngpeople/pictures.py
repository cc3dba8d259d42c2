"""Which pictures this section takes: none that could show anybody, because a face says who is in the forum."""

from django.utils.translation import gettext as _

from core.models import CustomImage


def why_not_shown(picture: CustomImage | None) -> str:
    """Return why a picture cannot stand here, nothing where it can: somebody’s agreement does not change it."""
    if picture is None or picture.shows_people == CustomImage.People.NOBODY:
        return ""
    return _("Nobody’s face is shown to the public here. Take the picture out and choose one of the drawings instead.")
