"""Nothing personal in application logs: a whole journey, with faults, read from both kinds of log lines."""

import io
import logging
import re
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused
from typing import Any
from urllib.parse import quote

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.logs import JsonLines, ReadableLines
from core.queue import rescue_stuck_tasks
from involvement.models import OpportunityPage
from people.models import OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.tokens import answer_token, calendar_token, enter_token, own_token, unsubscribe_token
from tests.factories.people import confirm_path, form_data, make_sign_up, press_confirm, send_form

NAME, EMAIL, PHONE = "Zoë O’Quimby-Marchetti", "zoe.quimby@post.example", "07700900123"
LIST = "/admin/persons/"


class RefusesByName(BaseEmailBackend):
    """A mail server that tells the address in every refusal."""

    def send_messages(self, messages: Any) -> int:
        """Refuse."""
        to = messages[0].to[0]
        raise SMTPRecipientsRefused({to: (450, f"try later: <{to}>".encode())})


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says, written in both ways."""
    written = io.StringIO()
    handlers = [logging.StreamHandler(written), logging.StreamHandler(written)]
    for handler, formatter in zip(handlers, (JsonLines(), ReadableLines()), strict=True):
        handler.setFormatter(formatter)
    listened = [logging.getLogger(), *(logging.getLogger(name) for name in _that_keep_to_themselves())]
    for logger in listened:
        for handler in handlers:
            logger.addHandler(handler)
    yield written
    for logger in listened:
        for handler in handlers:
            logger.removeHandler(handler)


def _that_keep_to_themselves() -> list[str]:
    known = logging.root.manager.loggerDict.items()
    return [name for name, logger in known if isinstance(logger, logging.Logger) and not logger.propagate]


def told(log: io.StringIO, *more: str) -> list[str]:
    """Return which personal details and secrets stand in the log, however they are written."""
    text = log.getvalue()
    digits = re.sub(r"[\s()./-]", "", text)
    secrets = {NAME, NAME.encode("unicode_escape").decode(), quote(NAME), EMAIL, quote(EMAIL), PHONE, *more}
    return [secret for secret in sorted(secrets) if secret.lower() in text.lower() or secret in digits]


def test_a_whole_journey_leaves_no_detail_and_no_token_in_the_log(
    client: Client, editor_client: Client, page: OpportunityPage, log: io.StringIO, settings: Any
) -> None:
    typed = {"name": NAME, "email": EMAIL, "access_needs": f"Ring {PHONE}"}
    send_form(client, page, **typed)
    send_form(client, page, **(typed | {"agree": None}))
    client.post(f"{page.url}take-part/?from={EMAIL}", form_data(**typed) | {"stamp": "nonsense"})
    sign_up = SignUp.objects.get()
    confirming = confirm_path(sign_up)
    for path in (confirming, f"{confirming}?utm={EMAIL}", f"/confirm/{EMAIL}/", f"/my/{EMAIL}/"):
        client.get(path)
    press_confirm(client, confirming)
    person = Person.objects.get()
    own, stop = own_token(person), unsubscribe_token(person, "news")
    for place in ("", "details/", "download/", "download.json", "erase/", "nonsense/"):
        client.get(f"/my/{own}/{place}")
    area = {"enter": enter_token(person), "answer": answer_token(person, "1"), "calendar": calendar_token(person)}
    for place, token in area.items():
        client.get(f"/members/{place}/{token}/")
        client.post(f"/members/{place}/{token}/meetings.ics")
    client.post(f"/members/enter/{area['enter']}/")
    client.get("/members/")
    client.post(f"/my/{own}/details/", {"name": NAME, "phone": PHONE, "email": EMAIL})
    client.post("/my/", {"email": EMAIL})
    client.post(f"/unsubscribe/{stop}/", {"List-Unsubscribe": "One-Click"})
    for verb in ("inspect", "edit", "erase"):
        editor_client.get(f"{LIST}{verb}/{person.pk}/")
    editor_client.get(f"{LIST}?q={quote(EMAIL)}")
    editor_client.get(f"/admin/sign_ups/?q={quote(NAME)}")
    editor_client.post(f"{LIST}edit/{person.pk}/", {"name": NAME, "phone": PHONE, "channel": "pigeon"})
    editor_client.post(f"{LIST}export/{person.pk}/")
    settings.EMAIL_BACKEND = f"{__name__}.RefusesByName"
    deliver_due_messages()
    assert OutboxMessage.objects.filter(last_error__contains="450").exists()
    call_command("export_person", EMAIL)
    call_command("erase_person", EMAIL, "--commit")
    assert not Person.objects.exists()
    assert told(log, confirming.split("/")[2], own, stop, *area.values(), client.cookies["visit"].value) == []
    text = log.getvalue()
    assert {
        mark
        for mark in ("/confirm/[token]", "/my/[token]", "/unsubscribe/[token]", "/enter/[token]")
        if mark not in text
    } == set()
    assert "A mail could not be sent: SMTPRecipientsRefused 450" in text


def test_an_error_page_tells_the_log_nothing_that_was_typed(
    client: Client, page: OpportunityPage, log: io.StringIO
) -> None:
    client.raise_request_exception = False

    def refuses(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "people_person"'):
            raise DatabaseError(f"refused\nDETAIL:  Failing row contains (1, {NAME}, {EMAIL}, {PHONE}).")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuses):
        assert send_form(client, page, name=NAME, email=EMAIL).status_code == 500
    assert "DatabaseError" in log.getvalue()
    assert told(log) == []


def test_a_task_that_is_given_up_is_told_without_its_text(page: OpportunityPage, log: io.StringIO) -> None:
    sign_up = make_sign_up(page, name=NAME, email=EMAIL)
    DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=sign_up.created_at.replace(year=2001),
        worker_ids=["a", "b", "c"],
        args_kwargs={"args": [sign_up.pk], "kwargs": {}},
        task_path="people.tasks.deliver_outbox_message",
        backend_name="default",
        run_after=sign_up.created_at,
        traceback=f"KeyError: {EMAIL}",
    )
    assert rescue_stuck_tasks() == 1
    assert "A task was given up" in log.getvalue()
    assert told(log) == []
