"""Mail providers as they report: one that signs, one that has a password, and the site that hears them."""

import base64
import hashlib
import hmac
import importlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client, override_settings
from django.urls import clear_url_caches

from config import urls

KEY = "a-signing-key"
SECRET = "postmark:a-long-password-of-ours"
SIGNING = {"MAILGUN_WEBHOOK_SIGNING_KEY": KEY}
WITH_PASSWORD = {"WEBHOOK_SECRET": SECRET, "POSTMARK_SERVER_TOKEN": "x"}
MAILGUN, POSTMARK = "/anymail/mailgun/tracking/", "/anymail/postmark/tracking/"
JSON = "application/json"


@contextmanager
def addresses_with(settings: dict[str, str]) -> Iterator[None]:
    """Let the site have the addresses that it has with these settings of anymail."""
    with override_settings(ANYMAIL=settings):
        _read_addresses_again()
        yield
    _read_addresses_again()


def _read_addresses_again() -> None:
    importlib.reload(urls)
    clear_url_caches()


def signature_of(name: str = "a-number", timestamp: str = "", key: str = KEY) -> dict[str, str]:
    """Return the signature of one report."""
    timestamp = timestamp or str(int(time.time()))
    signed = hmac.new(key.encode(), f"{timestamp}{name}".encode(), hashlib.sha256).hexdigest()
    return {"token": name, "timestamp": timestamp, "signature": signed}


def mailgun(signature: dict[str, Any] | None = None, **event: Any) -> str:
    """Return a report that Sam's mail came back, signed."""
    usual = {"event": "failed", "severity": "permanent", "reason": "bounce", "recipient": "sam@example.com"}
    return json.dumps({"signature": signature or signature_of(), "event-data": usual | event})


def postmark(**event: Any) -> str:
    """Return a report that Sam's mail came back."""
    return json.dumps({"RecordType": "Bounce", "Type": "HardBounce", "ID": 42, "Email": "sam@example.com"} | event)


def with_password(secret: str = SECRET) -> dict[str, str]:
    """Return the header that a provider with a password sends."""
    return {"Authorization": "Basic " + base64.b64encode(secret.encode()).decode()}


def sent(client: Client, address: str, body: str | bytes, kind: str = JSON, **headers: Any) -> int:
    """Report, and return the status of the answer."""
    return client.post(address, body, content_type=kind, **headers).status_code
