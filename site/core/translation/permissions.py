"""Who may decide about translations, and who may say that a person has read what a machine made."""

from wagtail.models import Page

from core.models import User


def can_decide_about_page(user: User, page: Page) -> bool:
    """Tell whether this member of staff may decide about the translations of a page: those who may publish it."""
    return bool(user.is_active and page.permissions_for_user(user).can_publish())


def can_check(user: User) -> bool:
    """Tell whether this member of staff reads translations, whether or not they may publish them."""
    return user.is_active and user.has_perm("core.check_translation")
