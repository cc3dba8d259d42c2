"""DESIGN 7.5: a crash midway and a second run send nothing twice and lose nothing."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.post import write_message
from people.models import OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages, deliver_message, rescue_abandoned_messages
from people.post.sending import is_refused_for_good, kind_of_error
from people.selectors import current_wording
from people.tasks import deliver_outbox_message
from tests.factories.people import make_sign_up, post_arrives, send_form

State = OutboxMessage.State


class Postbox:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep one letter."""
        self.letters.append(envelope.content)
        return "250 OK"


@pytest.fixture
def free_port() -> int:
    """A port on this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def smtp(free_port: int) -> Iterator[int]:
    """The site sends by the real SMTP backend to this port."""
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=free_port
    ):
        yield free_port


def test_mail_server_down_at_submit_then_up_is_one_mail(client: Client, page: OpportunityPage, smtp: int) -> None:
    with time_machine.travel(timezone.now()) as clock:
        assert send_form(client, page).status_code == 302
        assert deliver_due_messages() == 0
        message = OutboxMessage.objects.get()
        assert (message.state, message.attempts) == (State.WAITING, 1)
        assert message.last_error == "ConnectionRefusedError"
        postbox = Postbox()
        server = Controller(postbox, hostname="127.0.0.1", port=smtp)
        server.start()
        try:
            assert deliver_due_messages() == 0  # not due yet
            clock.shift(timedelta(minutes=2))
            assert deliver_due_messages() == 1
            assert deliver_due_messages() == 0
            assert deliver_message(message.pk) is False
        finally:
            server.stop()
    assert len(postbox.letters) == 1
    assert b"Auto-Submitted: auto-generated" in postbox.letters[0]


def test_a_message_whose_worker_died_is_rescued_once(page: OpportunityPage) -> None:
    make_sign_up(page)
    with time_machine.travel(timezone.now()) as clock:
        OutboxMessage.objects.update(state=State.SENDING, claimed_at=timezone.now(), attempts=1)
        assert deliver_due_messages() == 0
        clock.shift(timedelta(minutes=9))
        assert rescue_abandoned_messages() == 0
        clock.shift(timedelta(minutes=2))
        assert deliver_due_messages() == 1
        assert deliver_due_messages() == 0
    assert len(mail.outbox) == 1


class LosesTheDatabase(EmailBackend):
    """A mail server's backend during whose work the database goes away."""

    def send_messages(self, messages: Any) -> int:
        """Keep the mail as the ordinary test backend does, and break the connection."""
        sent = super().send_messages(messages)
        connection.connection.close()
        return int(sent)


@pytest.mark.django_db(transaction=True)
def test_a_mail_under_way_while_the_database_is_restarted_goes_out_once(page: OpportunityPage) -> None:
    make_sign_up(page)
    with override_settings(EMAIL_BACKEND=f"{__name__}.{LosesTheDatabase.__name__}"):
        assert deliver_message(OutboxMessage.objects.get().pk) is True
    assert OutboxMessage.objects.get().state == State.SENT
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert deliver_due_messages() == 0
    assert len(mail.outbox) == 1


def test_pauses_grow_and_end_after_two_days(page: OpportunityPage, smtp: int) -> None:
    make_sign_up(page)
    pauses = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _attempt in range(60):
            deliver_due_messages()
            message = OutboxMessage.objects.get()
            if message.state == State.FAILED:
                break
            pauses.append(round((message.due_at - timezone.now()).total_seconds() / 60))
            clock.move_to(message.due_at)
    assert pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert message.state == State.FAILED
    assert len(pauses) < 60


def test_no_address_is_kept_or_written_where_a_mail_fails(
    page: OpportunityPage, smtp: int, caplog: pytest.LogCaptureFixture
) -> None:
    make_sign_up(page)
    deliver_due_messages()
    assert "sam@example.com" not in caplog.text
    assert "@" not in OutboxMessage.objects.get().last_error
    refused = SMTPRecipientsRefused({"sam@example.com": (550, b"no such mailbox sam@example.com")})
    assert kind_of_error(refused) == "SMTPRecipientsRefused 550"
    assert is_refused_for_good(refused)
    assert not is_refused_for_good(SMTPRecipientsRefused({"sam@example.com": (450, b"later")}))
    assert not is_refused_for_good(SMTPServerDisconnected("gone"))


def test_the_same_key_is_one_message(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    for _time in range(3):
        write_message("a-key", "team_new", sign_up=sign_up)
    assert OutboxMessage.objects.filter(key="a-key").count() == 1


def test_the_queue_is_asked_when_the_sign_up_holds(
    page: OpportunityPage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_sign_up(page)
    task = DBTaskResult.objects.get(task_path="people.tasks.deliver_outbox_message")
    assert task.args_kwargs == {"args": [OutboxMessage.objects.get().pk], "kwargs": {}}
    assert deliver_outbox_message.call(OutboxMessage.objects.get().pk) is True
    assert deliver_outbox_message.call(OutboxMessage.objects.get().pk) is False
    assert deliver_outbox_message.call(0) is False


@pytest.mark.parametrize("change", ["unpublished", "confirmed", "deleted"])
def test_what_makes_no_sense_any_more_is_not_sent(page: OpportunityPage, change: str) -> None:
    sign_up = make_sign_up(page)
    if change == "unpublished":
        page.unpublish()
    elif change == "confirmed":
        SignUp.objects.filter(pk=sign_up.pk).update(pending={})
    else:
        page.delete()
    assert post_arrives() == []
    assert not OutboxMessage.objects.exclude(state=State.CANCELLED).exists()


def test_no_subscription_mail_to_an_unconfirmed_address(page: OpportunityPage) -> None:
    agreed = [current_wording(purpose, "en") for purpose in ("take-part", "news")]
    sign_up = make_sign_up(page, wordings=tuple(wording.pk for wording in agreed))
    news: dict[str, Any] = {"kind": OutboxMessage.Kind.SUBSCRIPTION, "subscription": "news"}
    write_message("news", "team_new", person=sign_up.person, sign_up=sign_up, **news)
    post_arrives()
    assert OutboxMessage.objects.get(key="news").state == State.CANCELLED
    confirm(sign_up)
    write_message("news-2", "team_new", person=Person.objects.get(), sign_up=sign_up, **news)
    post_arrives()
    assert OutboxMessage.objects.get(key="news-2").state == State.SENT


def test_in_development_every_mail_is_also_a_file(page: OpportunityPage, tmp_path: Path) -> None:
    with override_settings(MAIL_COPY_DIR=tmp_path / "mail"):
        make_sign_up(page)
        post_arrives()
    (copy,) = (tmp_path / "mail").glob("*.eml")
    assert b"Please confirm" in copy.read_bytes()
