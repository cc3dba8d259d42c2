"""Reports of mail providers through anymail's real views: who may report, and what a report does, once."""

import base64
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from people.actions.suppression import settle
from people.checks import webhook_secret_is_one
from people.models import DeliveryReport, Person, Suppression
from people.views.webhooks import webhook_patterns

from .providers import (
    JSON,
    KEY,
    MAILGUN,
    POSTMARK,
    SECRET,
    SIGNING,
    WITH_PASSWORD,
    addresses_with,
    mailgun,
    postmark,
    sent,
    signature_of,
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


@signing
def test_a_signed_bounce_suppresses_once_however_often_it_comes(configured: None, client: Client, sam: Person) -> None:
    body = mailgun(timestamp=time.time() - 60)
    assert [sent(client, MAILGUN, body) for _time in range(3)] == [200, 200, 200]
    assert Suppression.objects.get().person == sam
    assert DeliveryReport.objects.count() == 1


@signing
@pytest.mark.parametrize(
    "signature",
    [
        signature_of(key="another key"),
        signature_of() | {"signature": ""},
        signature_of() | {"signature": None},
        signature_of() | {"signature": "é"},
        signature_of() | {"token": "another token"},
        signature_of() | {"timestamp": "1"},
        {"token": "a-token"},
        {"token": [], "timestamp": {}, "signature": 1},
    ],
)
def test_a_bad_signature_is_refused(
    configured: None, client: Client, sam: Person, signature: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert sent(client, MAILGUN, mailgun(signature)) == 400
    assert not Suppression.objects.exists()
    assert "refused" in caplog.text
    assert "sam@example.com" not in caplog.text


@signing
def test_an_old_report_again_after_staff_settled_it_changes_nothing(
    configured: None, client: Client, sam: Person, editor: Any
) -> None:
    """anymail checks no age of Mailgun's signatures, so this is what stands against a replay."""
    week_ago = time.time() - 7 * 24 * 60 * 60
    body = mailgun(signature_of(timestamp=str(int(week_ago))), timestamp=week_ago)
    assert sent(client, MAILGUN, body) == 200
    assert settle(sam, told=[], by=editor)
    assert sent(client, MAILGUN, body) == 200
    assert sent(client, MAILGUN, mailgun(signature_of("a-second"), timestamp=week_ago)) == 200
    assert not Suppression.objects.filter(lifted_at=None).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        with_password("postmark:another"),
        with_password(""),
        with_password("None"),
        {"Authorization": "Basic"},
        {"Authorization": "Basic %%%"},
        {"Authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()},
        {"Authorization": f"Bearer {SECRET}"},
        {"Authorization": "é"},
    ],
)
def test_without_the_password_nothing_is_heard(
    configured: None, client: Client, sam: Person, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    assert sent(client, POSTMARK, postmark(), headers=headers) == 400
    assert not DeliveryReport.objects.exists()
    assert "sam@example.com" not in caplog.text
    assert "a-long-password" not in caplog.text


def test_with_the_password_a_bounce_suppresses(configured: None, client: Client, sam: Person) -> None:
    assert sent(client, POSTMARK, postmark(), headers=with_password()) == 200
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCED


def test_a_complaint_suppresses(configured: None, client: Client, sam: Person) -> None:
    body = postmark(RecordType="SpamComplaint", Type="SpamComplaint")
    assert sent(client, POSTMARK, body, headers=with_password()) == 200
    assert Suppression.objects.get().reason == Suppression.Reason.COMPLAINED


@pytest.mark.parametrize("event", [{"RecordType": "Inbound"}, {"RecordType": "Open"}, {"Type": "SoftBounce"}])
def test_what_is_no_lasting_bounce_suppresses_nothing(
    configured: None, client: Client, sam: Person, event: dict[str, Any]
) -> None:
    assert sent(client, POSTMARK, postmark(**event), headers=with_password()) in (200, 400)
    assert not Suppression.objects.exists()


def test_nothing_personal_is_logged_or_answered(
    configured: None, client: Client, sam: Person, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.post(POSTMARK, postmark(), content_type=JSON, headers=with_password())
    assert answer.content == b""
    assert not answer.cookies
    assert "sam@" not in caplog.text
    assert "sam@" not in str(list(DeliveryReport.objects.values())) + str(list(Suppression.objects.values()))


def test_only_reports_are_taken_and_only_by_post(configured: None, client: Client) -> None:
    assert client.get(POSTMARK).status_code == 405
    assert client.head(POSTMARK).status_code == 200  # how some providers try an address out
    assert sent(client, "/anymail/postmark/inbound/", "{}", headers=with_password()) == 404
    assert sent(client, "/anymail/nobody/tracking/", "{}", headers=with_password()) == 404


def test_a_site_without_secrets_has_no_such_addresses(client: Client, home_page: object) -> None:
    assert [sent(client, address, "{}") for address in (MAILGUN, POSTMARK)] == [404, 404]
    assert webhook_patterns({}) == webhook_patterns({"WEBHOOK_SECRET": "", "MAILGUN_WEBHOOK_SIGNING_KEY": ""}) == []


@signing
def test_a_key_of_one_provider_opens_no_door_for_another(configured: None, client: Client, home_page: object) -> None:
    """Of the providers without signatures anymail would take reports from anybody."""
    assert sent(client, POSTMARK, postmark()) == 404
    assert [pattern.name for pattern in webhook_patterns({"MAILGUN_WEBHOOK_SIGNING_KEY": KEY})] == [
        "mailgun_tracking_webhook"
    ]


def test_the_shared_secret_is_asked_for_by_every_address_it_opens(configured: None, client: Client) -> None:
    patterns = webhook_patterns({"WEBHOOK_SECRET": SECRET})
    assert len(patterns) > 4
    for pattern in patterns:
        assert sent(client, f"/anymail/{pattern.pattern}", postmark()) == 400, pattern.name


def test_what_our_side_cannot_do_now_is_not_remembered_as_done(
    configured: None, sam: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """The provider hears that something went wrong here, and reports again later."""
    client = Client(raise_request_exception=False)
    _rename("people_suppression", "people_suppression_away")
    assert sent(client, POSTMARK, postmark(), headers=with_password()) == 500
    _rename("people_suppression_away", "people_suppression")
    assert not DeliveryReport.objects.exists()
    assert "sam@example.com" not in caplog.text
    assert sent(client, POSTMARK, postmark(), headers=with_password()) == 200
    assert Suppression.objects.exists()


def _rename(table: str, to: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {to}")


def test_an_answer_costs_little(
    configured: None, client: Client, sam: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        sent(client, POSTMARK, postmark(), headers=with_password())


@pytest.mark.django_db(transaction=True)
def test_the_same_report_ten_times_at_once_acts_once(configured: None) -> None:
    Person.objects.create(email="sam@example.com")

    def report(_number: int) -> int:
        try:
            return sent(Client(), POSTMARK, postmark(), headers=with_password())
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as pool:
        assert list(pool.map(report, range(10))) == [200] * 10
    assert Suppression.objects.count() == DeliveryReport.objects.count() == 1


@pytest.mark.parametrize(
    ("secret", "is_fine"),
    [("", True), (SECRET, True), ("short:one", False), ("x" * 60, False), (":" + "x" * 60, False)],
)
def test_a_real_site_needs_a_real_secret(secret: str, is_fine: bool) -> None:
    with override_settings(ANYMAIL={"WEBHOOK_SECRET": secret}):
        assert bool(webhook_secret_is_one(None)) is not is_fine
