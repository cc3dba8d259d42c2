"""Who may do what with pages of every kind: release sets and reviews."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User


def can_release(user: User | AnonymousUser | None) -> bool:
    """Tell whether this member of staff may see release sets: those who may publish somewhere."""
    return bool(user and user.is_active and page_permission_policy.user_has_permission(user, "publish"))


def can_release_page(user: User | AnonymousUser | None, page: Page) -> bool:
    """Tell whether this member of staff may let this page go live; nobody who is gone may."""
    return bool(user and user.is_active and page.permissions_for_user(user).can_publish())


def can_edit_pages(user: User | AnonymousUser | None) -> bool:
    """Tell whether this member of staff may edit pages somewhere."""
    return bool(user and user.is_active and page_permission_policy.user_has_permission(user, "change"))
