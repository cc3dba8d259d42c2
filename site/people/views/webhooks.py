"""Where mail providers report what became of a mail: anymail's own views, only those that can tell who is asking."""

import logging
import warnings
from collections.abc import Mapping
from typing import Any

from anymail.exceptions import AnymailConfigurationError, AnymailImproperlyInstalled
from anymail.urls import urlpatterns as every_webhook
from anymail.webhooks.base import AnymailCoreWebhookView
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import URLPattern, path

logger = logging.getLogger(__name__)

SHARED_SECRET = "WEBHOOK_SECRET"  # noqa: S105  the name of a setting: name and password that every provider can send
SIGNED_WITH = {  # providers that sign what they send, and the setting that holds the key
    "mailersend": "MAILERSEND_SIGNING_SECRET",
    "mailgun": "MAILGUN_WEBHOOK_SIGNING_KEY",
    "mailtrap": "MAILTRAP_TRACKING_SECRET",
    "mandrill": "MANDRILL_WEBHOOK_KEY",
    "postal": "POSTAL_WEBHOOK_KEY",
    "resend": "RESEND_SIGNING_SECRET",
}
UNSUPPORTED = ("sendgrid", "sendinblue")  # by anymail itself


class _CarefulMixin:
    """Answers whatever cannot be understood or trusted with 400, and logs none of it: it may hold addresses."""

    signal: Any
    esp_name: str
    run_validators: Any
    parse_events: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check who is asking, read the events, and tell each; what our own side cannot do now is asked for again."""
        try:
            self.run_validators(request)
            events = self.parse_events(request)
        except Exception as problem:  # noqa: BLE001  whatever a stranger's bytes make a parser raise
            logger.warning("A report of a mail provider was refused: %s (%s)", type(problem).__name__, self.esp_name)
            return HttpResponseBadRequest("Refused.", content_type="text/plain")
        for event in events:
            self.signal.send(sender=self.__class__, event=event, esp_name=self.esp_name)
        return HttpResponse()


def webhook_patterns(configured: Mapping[str, Any]) -> list[URLPattern]:
    """Return the addresses for the providers that these settings (ANYMAIL) let us recognise; none where there are none.

    Without a shared secret a provider is left out unless it signs: anybody could report that mail comes back.
    """
    patterns = []
    for pattern in every_webhook:
        route, view = str(pattern.pattern), getattr(pattern.callback, "view_class", None)
        provider, _slash, rest = route.partition("/")
        if rest != "tracking/" or view is None or provider in UNSUPPORTED:
            continue
        if _can_be_recognised(provider, configured) and _is_complete(view):
            careful: Any = type(f"Careful{view.__name__}", (_CarefulMixin, view), {})
            patterns.append(path(route, careful.as_view(), name=pattern.name))
    return patterns


def _can_be_recognised(provider: str, configured: Mapping[str, Any]) -> bool:
    return bool(configured.get(SHARED_SECRET) or configured.get(SIGNED_WITH.get(provider, "")))


def _is_complete(view: type[AnymailCoreWebhookView]) -> bool:
    """Tell whether the view has all settings and libraries that it needs."""
    try:
        with warnings.catch_warnings(action="ignore"):
            view()
    except (AnymailConfigurationError, AnymailImproperlyInstalled):
        return False
    return True
