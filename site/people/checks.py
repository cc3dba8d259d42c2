"""What Django checks of this room before a real site starts."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from people.views.webhooks import SHARED_SECRET

SHORTEST_SECRET = 20


@register(Tags.security, deploy=True)
def webhook_secret_is_one(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Whoever knows the shared secret can report that mail comes back: it is a name, a colon and a long password."""
    secret = str(settings.ANYMAIL.get(SHARED_SECRET, ""))
    name, _colon, password = secret.partition(":")
    if not secret or (name and len(password) >= SHORTEST_SECRET):
        return []
    words = f"ANYMAIL_WEBHOOK_SECRET must be a name, a colon and a password of at least {SHORTEST_SECRET} characters."
    return [Error(words, id="people.E001")]
