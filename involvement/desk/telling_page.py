"""The page on which staff tell people of a page that they may publish: an opportunity or a story."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User
from involvement.permissions import can_tell
from people.admin.telling import TellingPage


def _may_look(user: User) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "publish"))


class PublishersTellingPage(TellingPage):
    """What people must be told of a page, for those who may publish it."""

    may = staticmethod(_may_look)
    about: type[Page]  # the kind of page

    @cached_property
    def subject(self) -> Any:
        """Return the page; raises PermissionDenied for those who may not publish it."""
        page = get_object_or_404(self.about._default_manager.all(), pk=self.kwargs["pk"])
        if not can_tell(self.user, page):
            raise PermissionDenied
        return page
