"""How a message of the outbox ends: sent, given up, not needed; and what the figures say of those that have not."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from people.actions.post import write_message
from people.models import Erasure, GuardianAgreement, Mailing, OutboxMessage, Person, Suppression
from people.post.clearance import UNREACHABLE
from people.post.delivery import (
    ENDED_MIDWAY,
    FEWEST_ATTEMPTS,
    GIVEN_UP_AFTER,
    deliver_due_messages,
    deliver_message,
    rescue_abandoned_messages,
)
from people.post.mails import DuringBreak, Reader
from people.selectors import age_of_oldest_unsent, messages_due
from people.tokens import digest_of
from tests.factories.mails import plain_mail
from tests.factories.people import make_sign_up

State = OutboxMessage.State
NOWHERE = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 1}


@pytest.fixture
def person(organisation: object) -> Person:
    """Somebody with an address."""
    return Person.objects.create(name="Sam", email="sam@example.com", email_confirmed_at=timezone.now())


@pytest.fixture(autouse=True)
def mails() -> Iterator[None]:
    """A mail to a person, and a last letter to somebody who is gone."""
    with (
        plain_mail("letter"),
        plain_mail("receipt", reader=Reader.ERASED),
        plain_mail("to_new_address", DuringBreak.SENT, Reader.NEW_ADDRESS),
        plain_mail("to_guardian", reader=Reader.GUARDIAN),
    ):
        yield


def _owed(person: Person | None, name: str = "letter", **values: Any) -> OutboxMessage:
    write_message(f"{name}-key", name, person=person)
    OutboxMessage.objects.filter(key=f"{name}-key").update(**({"template": name} | values))
    return OutboxMessage.objects.get(key=f"{name}-key")


@pytest.mark.parametrize("end", ["sent", "failed", "cancelled"])
def test_the_address_of_a_receipt_is_forgotten_when_it_ends(person: Person, end: str) -> None:
    values: dict[str, Any] = {"receipt_address": "gone@example.com", "receipt_language": "pl"}
    if end == "failed":
        values |= {"attempts": FEWEST_ATTEMPTS, "owed_since": timezone.now() - GIVEN_UP_AFTER * 2}
    if end == "cancelled":
        values |= {"kind": OutboxMessage.Kind.SUBSCRIPTION}  # that nobody could end: it never goes
    message = _owed(None, "receipt", **values)
    with override_settings(**(NOWHERE if end == "failed" else {})):
        deliver_message(message.pk)
    message.refresh_from_db()
    assert message.state == end
    assert (message.receipt_address, message.receipt_language) == ("", "")
    assert [each.to for each in mail.outbox] == ([["gone@example.com"]] if end == "sent" else [])


def test_the_address_of_a_receipt_stays_while_it_is_tried_again(person: Person) -> None:
    message = _owed(None, "receipt", receipt_address="gone@example.com")
    with override_settings(**NOWHERE):
        deliver_message(message.pk)
    message.refresh_from_db()
    assert (message.state, message.receipt_address) == (State.WAITING, "gone@example.com")


def test_the_address_of_a_receipt_is_forgotten_where_its_worker_always_dies(person: Person) -> None:
    long_ago = timezone.now() - GIVEN_UP_AFTER * 2
    message = _owed(
        None,
        "receipt",
        state=State.SENDING,
        claimed_at=long_ago,
        owed_since=long_ago,
        attempts=FEWEST_ATTEMPTS,
        receipt_address="gone@example.com",
    )
    rescue_abandoned_messages()
    message.refresh_from_db()
    assert (message.state, message.receipt_address) == (State.FAILED, "")


def test_a_message_over_which_workers_die_is_given_up_after_two_days(person: Person) -> None:
    message = _owed(person)
    rescued = 0
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _death in range(1000):
            OutboxMessage.objects.update(state=State.SENDING, claimed_at=timezone.now(), attempts=message.attempts + 1)
            clock.shift(timedelta(minutes=11))
            rescued += rescue_abandoned_messages()
            message.refresh_from_db()
            if message.state == State.FAILED:
                break
        assert timezone.now() - message.owed_since > GIVEN_UP_AFTER
    assert (message.state, message.last_error) == (State.FAILED, ENDED_MIDWAY)
    assert FEWEST_ATTEMPTS < rescued < 1000


def test_a_site_that_was_down_for_a_week_gives_nothing_up_at_the_first_failure(person: Person) -> None:
    message = _owed(person, owed_since=timezone.now() - timedelta(days=7))
    dead = _owed(person, "to_new_address", state=State.SENDING, attempts=1, owed_since=timezone.now() - timedelta(7))
    OutboxMessage.objects.filter(pk=dead.pk).update(claimed_at=timezone.now() - timedelta(days=7))
    assert rescue_abandoned_messages() == 1
    with override_settings(**NOWHERE):
        deliver_due_messages()
    message.refresh_from_db()
    assert message.state == State.WAITING


@pytest.mark.parametrize("state", Mailing.State.values)
def test_a_letter_of_a_stopped_mailing_is_not_sent(person: Person, state: str) -> None:
    mailing = Mailing.objects.create(subject="News", body="Hello", state=state)
    message = _owed(person, mailing=mailing)
    assert deliver_message(message.pk) is (state != Mailing.State.STOPPED)
    message.refresh_from_db()
    assert message.state == (State.CANCELLED if state == Mailing.State.STOPPED else State.SENT)


def test_who_is_about_to_be_erased_gets_nothing_but_the_receipt(person: Person, page: Any) -> None:
    sign_up = make_sign_up(page, email="kim@example.com")
    guardian = GuardianAgreement.objects.create(sign_up=sign_up, name="Lee", email="lee@example.com")
    Person.objects.filter(pk=sign_up.person_id).update(new_email="new@example.com")
    Erasure.objects.create(person=sign_up.person, person_digest="x", cause=Erasure.Cause.ASKED)
    _owed(sign_up.person)
    _owed(sign_up.person, "to_new_address")
    _owed(None, "to_guardian", guardian=guardian)
    _owed(None, "receipt", receipt_address="kim@example.com")
    deliver_due_messages()
    assert [(each.subject, each.to) for each in mail.outbox if "About" in each.subject] == [
        ("About receipt", ["kim@example.com"])
    ]
    assert set(OutboxMessage.objects.exclude(template="receipt").values_list("state", flat=True)) <= {
        State.CANCELLED,
        State.SENT,  # the team's own
    }


@pytest.mark.parametrize("reason", [None, *Suppression.Reason.values])
def test_a_guardian_has_an_address_of_their_own(page: Any, reason: str | None) -> None:
    sign_up = make_sign_up(page, email="kim@example.com")
    guardian = GuardianAgreement.objects.create(sign_up=sign_up, name="Lee", email="lee@example.com")
    Person.objects.filter(pk=sign_up.person_id).update(paused_at=timezone.now())  # the young person's break, not theirs
    if reason:
        Suppression.objects.create(person=sign_up.person, address_digest=digest_of("lee@example.com"), reason=reason)
    message = _owed(None, "to_guardian", guardian=guardian)
    is_stopped = reason == Suppression.Reason.BOUNCED
    assert deliver_message(message.pk) is not is_stopped
    message.refresh_from_db()
    assert message.last_error == (UNREACHABLE if is_stopped else "")


def test_a_new_address_is_asked_though_mail_to_the_old_one_comes_back(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(new_email="new@example.com", paused_at=timezone.now())
    Suppression.objects.create(
        person=person, address_digest=digest_of("sam@example.com"), reason=Suppression.Reason.BOUNCED
    )
    message = _owed(person, "to_new_address")
    assert deliver_message(message.pk) is True
    assert mail.outbox[0].to == ["new@example.com"]


def test_nobody_waits_behind_a_letter_to_many(person: Person) -> None:
    mailing = Mailing.objects.create(subject="News", body="Hello", state=Mailing.State.SENDING)
    early = timezone.now() - timedelta(hours=1)
    to_many = _owed(person, "to_new_address", mailing=mailing, due_at=early)
    own = _owed(person)
    assert [each.pk for each in messages_due(timezone.now())] == [own.pk, to_many.pk]


def test_the_figure_counts_what_is_owed_now(person: Person, client: Client, editor_client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        later = _owed(person, due_at=timezone.now() + timedelta(hours=5))
        clock.shift(timedelta(hours=1))
        assert age_of_oldest_unsent() == timedelta(0)  # written for later
        OutboxMessage.objects.filter(pk=later.pk).update(attempts=3)
        assert age_of_oldest_unsent() == timedelta(hours=1)  # waits to be tried again
        assert client.get("/readyz").json()["checks"]["post"] == {
            "ok": True,
            "detail": "oldest owed mail waits 60 min",
        }
        assert "has waited for 60 minutes" in editor_client.get("/admin/outbox/").content.decode()
        for state in (State.SENT, State.FAILED, State.CANCELLED, State.HELD):
            OutboxMessage.objects.update(state=state)
            assert age_of_oldest_unsent() == timedelta(0)
        assert "No mail has waited" in editor_client.get("/admin/outbox/").content.decode()
