"""Real faults while many are written to: consent withdrawn, workers killed, the database refusing, two at once."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions import mailing_letters
from people.actions.mailing_letters import carry_on, write_letters
from people.actions.mailings import look_after_mailings, stop
from people.actions.subscriptions import end_subscription
from people.mailing_progress import letters_of, progress_of
from people.models import ConsentEvent, Mailing, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from tests.factories.mailings import (
    decide_about_news,
    make_mailing,
    make_people,
    news_readers,
    sign_up_all,
    start_now,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Postbox:
    """A real mail server that notes to whom mail comes, and does something while it holds one of them."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.while_receiving: dict[int, Callable[[], object]] = {}  # number of the mail -> what happens then

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep one letter; the sender waits for our answer until the other thing is done."""
        message_from_bytes(envelope.content)
        self.addresses += envelope.rcpt_tos
        if deed := self.while_receiving.get(len(self.addresses)):
            await asyncio.get_running_loop().run_in_executor(None, _apart, deed)
        return "250 OK"


def _apart(deed: Callable[[], object]) -> None:
    """Do something with a database connection of its own."""
    try:
        deed()
    finally:
        connection.close()


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """The site sends by the real SMTP backend to this server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    try:
        with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
            yield box
    finally:
        server.stop()


def addresses_of(people: list[Person]) -> set[str]:
    """Return where these people get their mail."""
    return {person.email or "" for person in people}


def test_consent_withdrawn_during_a_bulk_mail_no_mail_starts_after_it(
    postbox: Postbox, editor: User, organisation: object
) -> None:
    people = news_readers(80)
    leaving = [people[50], people[11], people[79], *people[30:40]]
    withdrawn_at = []

    def withdraw() -> None:
        for person in leaving[::2]:
            end_subscription(person, "news")  # takes the letter back at once
        decide_about_news(leaving[1::2], ConsentEvent.Decision.WITHDRAWN)  # the ledger alone
        withdrawn_at.append(timezone.now())

    postbox.while_receiving[10] = withdraw
    mailing = start_now(make_mailing(), editor)
    carry_on.call(mailing.pk)
    assert withdrawn_at
    assert Counter(postbox.addresses) == Counter(addresses_of(people) - addresses_of(leaving))
    gone_later = letters_of(mailing.pk).filter(state=OutboxMessage.State.SENT, claimed_at__gt=withdrawn_at[0])
    assert gone_later.count() == 80 - 10 - 13
    of_leaving = letters_of(mailing.pk).filter(person__in=leaving)
    assert set(of_leaving.values_list("state", flat=True)) == {OutboxMessage.State.CANCELLED}
    mailing.refresh_from_db()
    assert (mailing.state, progress_of(mailing).not_needed) == (Mailing.State.SENT, 13)


def test_withdrawn_while_letters_are_still_being_written(
    postbox: Postbox, editor: User, organisation: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing_letters, "A_CHUNK", 20)
    people = news_readers(30)
    mailing = start_now(make_mailing(), editor)
    assert write_letters(mailing.pk) == 20
    for person in (people[3], people[25]):
        end_subscription(person, "news")
    carry_on.call(mailing.pk)
    assert Counter(postbox.addresses) == Counter(addresses_of(people) - addresses_of([people[3], people[25]]))


def test_a_sign_up_that_ends_during_a_bulk_mail_about_it_starts_no_mail(
    postbox: Postbox, page: OpportunityPage, editor: User
) -> None:
    people = make_people(30)
    sign_up_all(people, page)
    left = SignUp.objects.filter(person__in=people[20:])
    postbox.while_receiving[10] = lambda: left.update(state=SignUp.State.LEFT)
    mailing = start_now(make_mailing(audience="taking-part", page=page, states=["active"]), editor)
    carry_on.call(mailing.pk)
    assert set(postbox.addresses) == addresses_of(people[:20])


def test_stop_in_the_middle_lets_nothing_more_leave(postbox: Postbox, editor: User, organisation: object) -> None:
    news_readers(40)
    mailing = start_now(make_mailing(), editor)
    postbox.while_receiving[10] = lambda: stop(mailing, by=editor)
    assert carry_on.call(mailing.pk) is False
    deliver_due_messages()
    look_after_mailings()
    assert len(postbox.addresses) == 10
    mailing.refresh_from_db()
    progress = progress_of(mailing)
    assert (mailing.state, progress.sent, progress.stopped) == (Mailing.State.STOPPED, 10, 30)


def test_two_workers_at_once_write_and_deliver_everything_once(
    postbox: Postbox, editor: User, organisation: object
) -> None:
    people = news_readers(60)
    mailing = start_now(make_mailing(), editor)

    def work(_number: int) -> None:
        _apart(lambda: carry_on.call(mailing.pk))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    look_after_mailings()
    assert Counter(postbox.addresses) == Counter(addresses_of(people))
    assert letters_of(mailing.pk).count() == 60
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.SENT


def test_a_mail_server_that_is_away_ends_the_turn_and_later_everyone_is_written_to(
    editor: User, organisation: object
) -> None:
    people = news_readers(12)
    mailing = start_now(make_mailing(), editor)
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
        assert carry_on.call(mailing.pk) is False
        assert letters_of(mailing.pk).filter(attempts__gt=0).count() == 3
        box = Postbox()
        server = Controller(box, hostname="127.0.0.1", port=port)
        server.start()
        try:
            with time_machine.travel(timezone.now() + timedelta(minutes=5)):
                deliver_due_messages()
                look_after_mailings()
        finally:
            server.stop()
    assert Counter(box.addresses) == Counter(addresses_of(people))
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.SENT
