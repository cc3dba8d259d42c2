"""Permission policies for lists that staff may read but never write in."""

from collections.abc import Iterable
from typing import Any

from wagtail.permissions import ModelPermissionPolicy


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Lets those with the view permission read; nobody adds, changes or deletes by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether the user may do this: only viewing can be allowed."""
        return action == "view" and bool(super().user_has_permission(user, "view"))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Tell whether the user may do any of these."""
        return any(self.user_has_permission(user, action) for action in actions)


class KeptForeverPolicy(ModelPermissionPolicy):
    """For words people agreed to: they can be added to, never deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether the user may do this: deleting is never allowed."""
        return action != "delete" and bool(super().user_has_permission(user, action))
