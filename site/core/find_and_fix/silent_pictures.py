"""No picture that says nothing to those who cannot see it becomes public, whichever way its page is published."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from core.models import BasePage
from core.written import texts_of_page

from .accessibility import silent_picture


def refuse_silent_pictures(page: BasePage) -> None:
    """Raise ValidationError where a published page would get a picture without alternative text.

    The form of a page says so by the block. This is for what passes no form: many pages at once, an approval, a planned
    day, a release set. What was public before does not keep anybody from moving or renaming the page.
    """
    silent = _silent_pictures(page)
    if silent and silent - _silent_in_public(page):
        problem = _("A picture has no alternative text. Say what it shows, or mark it as decoration.")
        # By field, though it is none's: wagtail-localize reads errors of a translation so.
        raise ValidationError({NON_FIELD_ERRORS: [f"{page.get_admin_display_title()}: {problem}"]})


def _silent_in_public(page: BasePage) -> set[int]:
    public = type(page)._default_manager.filter(pk=page.pk, live=True).first()
    return _silent_pictures(public) if public else set()


def _silent_pictures(page: BasePage) -> set[int]:
    return {piece.stored["image"] for piece in texts_of_page(page) if silent_picture(piece)}
