"""Who may do what with opportunities beyond what Wagtail asks by itself."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from core.models import User


def can_use_again(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may make a draft of this opportunity beside it."""
    return user.is_active and bool(page.permissions_for_user(user).can_copy_to(page.get_parent()))


def can_tell(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may let those who signed up know what happened to a page.

    Who may publish a change may tell of it, and needs no right to see who these people are: the words are set, only a
    number is shown, and a change that nobody is told of is worse than none.
    """
    return user.is_active and bool(page.permissions_for_user(user).can_publish())
