"""Says kindly in the admin what cannot be published, where Wagtail has no form on which to say it."""

import logging
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.middleware.headers import ADMIN_PREFIX
from core.translation.machines import MachineAwayError

logger = logging.getLogger(__name__)


class RefusalMiddleware:
    """Leads back to where somebody pressed, with the reason; what the view did in one transaction is undone.

    Many pages published at once, and an approval, save pages without asking a form: what may not be public is refused
    by the page itself, which would be an error page. A machine that was asked to translate, and did not, is
    told of in the same way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the way back for a refusal under the admin; None for every other error."""
        is_press = request.method == "POST" and request.path_info.startswith(ADMIN_PREFIX)
        said = _said(exception)
        if not is_press or not said:
            return None
        logger.warning("Refused in the admin, without a form to say it: %s", type(exception).__name__)
        messages.error(request, said)
        return HttpResponseRedirect(_way_back(request))


def _said(exception: Exception) -> str:
    if isinstance(exception, MachineAwayError):
        return str(exception)
    if isinstance(exception, ValidationError):
        said = _("Nothing was published. %(reasons)s Open the page and press Publish there: it says where.")
        return said % {"reasons": " ".join(exception.messages)}
    return ""


def _way_back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if is_ours else ADMIN_PREFIX
