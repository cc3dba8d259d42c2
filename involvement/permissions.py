"""Who may do what with opportunities and with what people told us, beyond what Wagtail asks by itself."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User

VIEW_TELLINGS = "involvement.view_tellusmessage"
CHANGE_TELLINGS = "involvement.change_tellusmessage"
VIEW_FORMATS = "involvement.view_formatwish"
CHANGE_FORMATS = "involvement.change_formatwish"
VIEW_PLANS = "involvement.view_sentplan"


def can_use_again(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may make a draft of this opportunity beside it."""
    return user.is_active and bool(page.permissions_for_user(user).can_copy_to(page.get_parent()))


def can_tell(user: User | AnonymousUser, page: Page) -> bool:
    """Tell whether this member of staff may let those who signed up know what happened to a page.

    Who may publish a change may tell of it, and needs no right to see who these people are: the words are set, only a
    number is shown, and a change that nobody is told of is worse than none.
    """
    return user.is_active and bool(page.permissions_for_user(user).can_publish())


def can_view_tellings(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may read what people told us: it may say much of somebody."""
    return user.is_active and user.has_perm(VIEW_TELLINGS)


def can_moderate_tellings(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may word, answer, pass on and set aside what people told us."""
    return can_view_tellings(user) and user.has_perm(CHANGE_TELLINGS)


def can_draft_story(user: User | AnonymousUser, index: Page | None) -> bool:
    """Tell whether this member of staff may make a draft story of what people told us, in this list."""
    if index is None or not can_moderate_tellings(user):
        return False
    return bool(index.permissions_for_user(user).can_add_subpage())


def can_see_loop_desk(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may look at what is owed: those who may publish somewhere can settle it."""
    return user.is_active and bool(page_permission_policy.user_has_permission(user, "publish"))


def can_change_owners(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may say where mail for a role goes."""
    return user.is_active and user.has_perm("involvement.change_owneraddress")


def can_view_plans(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may see who has sent a plan."""
    return user.is_active and user.has_perm(VIEW_PLANS)


def can_view_formats(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may see who asked for a page in another format, and how to reach them."""
    return user.is_active and user.has_perm(VIEW_FORMATS)


def can_answer_formats(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may promise and answer what was asked for."""
    return can_view_formats(user) and user.has_perm(CHANGE_FORMATS)


def can_review_strategy(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may say in public how far the actions of the strategy are."""
    return user.is_active and user.has_perm("involvement.change_strategypromise")
