"""Who may do what with pages of the whole site, beyond what Wagtail asks by itself."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User

SUBMIT = "wagtail_localize.submit_translation"


def can_see_translation_board(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may look at the board: those who may work on some page."""
    may = page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"})
    return user.is_active and bool(may)


def can_start_translations(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may start translations at all."""
    return user.is_active and user.has_perm(SUBMIT)


def can_translate(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may start the translation of a page: one that they may change."""
    return can_start_translations(user) and bool(page.permissions_for_user(user).can_edit())
