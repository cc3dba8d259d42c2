"""What a stranger's bytes can do at the addresses where mail providers report: nothing, and never an error of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people.models import DeliveryReport, Person, Suppression

from .providers import (
    JSON,
    MAILGUN,
    POSTMARK,
    SIGNING,
    WITH_PASSWORD,
    addresses_with,
    mailgun,
    sent,
    with_password,
)


@pytest.fixture
def configured(request: pytest.FixtureRequest) -> Iterator[None]:
    """The site hears a provider with a password, or what the test says."""
    with addresses_with(getattr(request, "param", WITH_PASSWORD)):
        yield


@pytest.fixture
def sam(db: None) -> Person:
    """Somebody a provider knows by address."""
    return Person.objects.create(name="Sam", email="sam@example.com", email_confirmed_at=timezone.now())


signing = pytest.mark.parametrize("configured", [SIGNING], indirect=True)


ODD = {
    "nothing": b"",
    "no json": b"{",
    "a list": b"[]",
    "nothing at all": b"null",
    "a number": b"7",
    "a text": b'"sam@example.com"',
    "odd bytes": b"\xff\xfe\x00",
    "very deep": b"[" * 100_000,
    "a huge number": b"9" * 10_000,
    "too large": b'"' + b"x" * 3_000_000 + b'"',
}


@signing
@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
@pytest.mark.parametrize("kind", [JSON, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_signing_provider_gets_400_for_whatever_makes_no_sense(
    configured: None, client: Client, sam: Person, body: bytes, kind: str
) -> None:
    assert sent(client, MAILGUN, body, kind) == 400
    assert not DeliveryReport.objects.exists()


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_a_provider_with_a_password_gets_400_for_whatever_makes_no_sense(
    configured: None, client: Client, sam: Person, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert sent(client, POSTMARK, body, headers=with_password()) == 400
    assert not DeliveryReport.objects.exists()
    assert "sam@example.com" not in caplog.text


@signing
@pytest.mark.parametrize(
    ("event", "status"),
    [
        ({"event": "something new"}, 200),
        ({"event": "delivered"}, 200),
        ({"event": []}, 400),
        ({"event": None}, 200),
        ({"recipient": None}, 200),
        ({"recipient": {"a": "b"}}, 200),
        ({"recipient": "x" * 100_000}, 200),
        ({"recipient": "nobody@example.com"}, 200),
        ({"timestamp": 1e300}, 400),
        ({"timestamp": "soon"}, 400),
        ({"user-variables": None, "recipient": "nobody@example.com"}, 200),
        ({"user-variables": {"message": "x\x00"}, "recipient": "nobody@example.com"}, 200),
        ({"message": "no headers"}, 400),
    ],
)
def test_what_is_signed_and_odd_does_no_harm(
    configured: None, client: Client, sam: Person, event: dict[str, Any], status: int
) -> None:
    assert sent(client, MAILGUN, mailgun(**event)) == status
    assert not Suppression.objects.exists()
