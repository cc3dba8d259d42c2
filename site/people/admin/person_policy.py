"""Who may do what with people in the admin: the questions are those of people.permissions."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from wagtail.permissions import ModelPermissionPolicy

from people.permissions import Staff, can_change_people, can_view_people


class PeoplePolicy(ModelPermissionPolicy):
    """Viewing and changing; people come by signing up and go by being erased, never by a form of the admin."""

    QUESTIONS: ClassVar[dict[str, Callable[[Staff], bool]]] = {"view": can_view_people, "change": can_change_people}

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether the user may do this."""
        return action in self.QUESTIONS and self.QUESTIONS[action](user)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Tell whether the user may do any of these."""
        return any(self.user_has_permission(user, action) for action in actions)


class ChangeOnlyPolicy(ModelPermissionPolicy):
    """For lists of fixed rows: they are read and changed, never added to or deleted from."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether the user may do this."""
        return action in ("view", "change") and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Tell whether the user may do any of these."""
        return any(self.user_has_permission(user, action) for action in actions)
