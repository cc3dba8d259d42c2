"""The API that the admin's own screens read from: for reading only."""

from typing import Any, ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet


class PagesToRead(PagesAdminAPIViewSet):
    """Pages without the actions that no screen of the admin uses.

    They would delete or unpublish a page without asking the hooks that keep what people must first be told of, or what
    belongs to them: sign-ups and public histories.
    """

    actions: ClassVar[dict[str, Any]] = {}
