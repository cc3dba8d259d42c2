"""The ways from a page in the admin to the decisions about its translations."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.translation.decisions import number_behind_the_last_change


def translation_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Return the button that leads to what is decided about this page's translations."""
    if page.is_root() or not page.permissions_for_user(user).can_publish():
        return []
    return [Button(_("Translations"), reverse("translation:of", args=[page.pk]), icon_name="globe", priority=69)]


def say_what_became_stale(request: HttpRequest, page: Page) -> None:
    """Tell whoever has just published English words how many translations are behind now, and where to decide."""
    number = number_behind_the_last_change(page)
    if not number:
        return
    words = ngettext(
        "%(number)d translation now tells its readers that the English has changed. Was it only a typing error?",
        "%(number)d translations now tell their readers that the English has changed. Was it only a typing error?",
        number,
    )
    decide = messages.button(reverse("translation:of", args=[page.pk]), _("Decide"))
    messages.info(request, words % {"number": number}, buttons=[decide])
