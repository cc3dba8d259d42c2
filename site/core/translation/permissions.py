"""Who may decide about translations, and who may say that a person has read what a machine made."""

from wagtail.models import Page

from core.models import User


def can_decide_about_page(user: User, page: Page) -> bool:
    """Tell whether this member of staff may decide about the translations of a page: those who may publish it."""
    return bool(user.is_active and page.permissions_for_user(user).can_publish())


def can_check(user: User) -> bool:
    """Tell whether this member of staff reads translations, whether or not they may publish them."""
    return user.is_active and user.has_perm("core.check_translation")


def can_write_setting_words(user: User) -> bool:
    """Tell whether this member of staff may translate what the public reads of the settings."""
    return user.is_active and user.has_perm("core.change_settingwords")


def can_see_setting_words(user: User) -> bool:
    """Tell whether this member of staff may see how these words stand: who writes them, and who checks them."""
    return can_write_setting_words(user) or can_check(user)
