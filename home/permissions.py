"""Who may do what with pages of the whole site, beyond what Wagtail asks by itself."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User
from core.translation.shelves import shelves

SUBMIT = "wagtail_localize.submit_translation"


def can_release(user: User | AnonymousUser | None) -> bool:
    """Tell whether this member of staff may see release sets: those who may publish somewhere."""
    return bool(user and user.is_active and page_permission_policy.user_has_permission(user, "publish"))


def can_release_page(user: User | AnonymousUser | None, page: Page) -> bool:
    """Tell whether this member of staff may let this page go live; nobody who is gone may."""
    return bool(user and user.is_active and page.permissions_for_user(user).can_publish())


def can_edit_pages(user: User | AnonymousUser | None) -> bool:
    """Tell whether this member of staff may edit pages somewhere."""
    return bool(user and user.is_active and page_permission_policy.user_has_permission(user, "change"))


def can_see_translation_board(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may look at the board: those who may work on some page."""
    may = page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"})
    return user.is_active and bool(may)


def can_see_words_board(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may see how words beside the pages stand: those who look after some."""
    return isinstance(user, User) and user.is_active and any(shelf.may_see(user) for shelf in shelves())


def can_see_some_board(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may look at the board of pages or at that of words."""
    return can_see_translation_board(user) or can_see_words_board(user)


def can_start_translations(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may start translations at all."""
    return user.is_active and user.has_perm(SUBMIT)


def can_translate(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may start the translation of a page: one that they may change."""
    return can_start_translations(user) and bool(page.permissions_for_user(user).can_edit())
