"""Pages of our own in the admin: Wagtail's furniture around them, and nobody sees them who may not."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.models import User


class StaffPage(WagtailAdminTemplateMixin, View):
    """A page for members of staff who may; `may` answers whether somebody may, with a question of permission."""

    may: Callable[..., bool]  # takes the user
    page_title: Any = ""
    header_icon = "group"
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may, and let no browser keep the answer; raises PermissionDenied for others."""
        if not isinstance(request.user, User) or not type(self).may(request.user):
            raise PermissionDenied
        self.user = request.user
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the front page of the admin, and this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def shown(self, status: int = 200, **context: Any) -> HttpResponse:
        """Return the page with this context."""
        return self.render_to_response(self.get_context_data(**context), status=status)
