"""The button of a page in the admin that leads to everybody who signed up for it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from people.assisted import subject_types
from people.permissions import can_view_sign_ups
from people.sign_up_numbers import sign_up_numbers


def page_sign_ups_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button with how many there are, for staff who may read sign-ups."""
    if not isinstance(user, User) or not can_view_sign_ups(user) or page.specific_class not in subject_types():
        return []
    number = sign_up_numbers([page.translation_key]).get(page.translation_key, 0)
    url = reverse("page_sign_ups:of", args=[page.pk])
    return [Button(_("Sign-ups (%(number)d)") % {"number": number}, url, icon_name="form", priority=68)]
