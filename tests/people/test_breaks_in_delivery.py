"""Mail to somebody who takes a break: what they asked for goes, what they are owed waits, news is dropped."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from people.actions.breaks import begin_break, end_break
from people.actions.consent import record_consent
from people.actions.post import write_message
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person
from people.post.delivery import GIVEN_UP_AFTER, deliver_due_messages, deliver_message
from people.post.mails import DuringBreak, Reader
from people.selectors import age_of_oldest_unsent
from tests.factories.mails import plain_mail

State = OutboxMessage.State
NOWHERE = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 1}


@pytest.fixture(autouse=True)
def mails() -> Iterator[None]:
    """One mail for each thing that a break can do to it."""
    with ExitStack() as stack:
        for during_break in DuringBreak:
            stack.enter_context(plain_mail(during_break.value, during_break))
        stack.enter_context(plain_mail("to_the_team", reader=Reader.TEAM))
        yield


@pytest.fixture
def person(organisation: object) -> Person:
    """Somebody who takes part and wants news."""
    person = Person.objects.create(name="Sam", email="sam@example.com", email_confirmed_at=timezone.now())
    wording = ConsentWording.objects.get(purpose="news")
    record_consent(person, wording, ConsentEvent.Decision.GIVEN)
    return person


def _owed(person: Person, name: str, kind: str = OutboxMessage.Kind.SERVICE, subscription: str = "") -> OutboxMessage:
    write_message(f"{name}-key", name, person=person, kind=kind, subscription=subscription)
    return OutboxMessage.objects.get(key=f"{name}-key")


def _is(message: OutboxMessage) -> str:
    message.refresh_from_db()
    return message.state


@pytest.mark.parametrize(("name", "state"), [("sent", State.SENT), ("held", State.HELD), ("dropped", State.CANCELLED)])
def test_a_break_sends_holds_or_drops_as_the_mail_says(person: Person, name: str, state: str) -> None:
    message = _owed(person, name)
    begin_break(person, None)
    deliver_due_messages()
    assert _is(message) == state
    assert message.last_error == ""
    assert len(mail.outbox) == (state == State.SENT)


@pytest.mark.parametrize("name", ["sent", "held", "dropped"])
def test_without_a_break_all_of_them_go(person: Person, name: str) -> None:
    message = _owed(person, name)
    deliver_due_messages()
    assert _is(message) == State.SENT


@pytest.mark.parametrize("name", ["sent", "held", "dropped"])
def test_news_is_dropped_whatever_its_mail_says(person: Person, name: str) -> None:
    message = _owed(person, name, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription="news")
    begin_break(person, None)
    deliver_due_messages()
    end_break(person)
    deliver_due_messages()
    assert _is(message) == State.CANCELLED
    assert mail.outbox == []


def test_the_team_is_told_though_the_person_takes_a_break(person: Person) -> None:
    message = _owed(person, "to_the_team")
    begin_break(person, None)
    deliver_due_messages()
    assert _is(message) == State.SENT
    assert mail.outbox[0].to == ["team@example.org"]


def test_what_was_held_goes_once_when_they_are_back(person: Person) -> None:
    message = _owed(person, "held")
    with time_machine.travel(timezone.now()) as clock:
        begin_break(person, None)
        deliver_due_messages()
        for _day in range(30):
            clock.shift(timedelta(days=1))
            assert deliver_due_messages() == 0
        assert _is(message) == State.HELD
        end_break(person)
        assert deliver_due_messages() == 1
        assert deliver_due_messages() == 0
    assert _is(message) == State.SENT
    assert len(mail.outbox) == 1


def test_two_days_are_counted_from_the_end_of_the_break(person: Person) -> None:
    message = _owed(person, "held")
    with time_machine.travel(timezone.now(), tick=False) as clock, override_settings(**NOWHERE):
        begin_break(person, None)
        deliver_due_messages()
        clock.shift(GIVEN_UP_AFTER * 3)
        end_break(person)
        back_at = timezone.now()
        for _attempt in range(100):
            deliver_due_messages()
            if _is(message) == State.FAILED:
                break
            clock.move_to(message.due_at)
        assert message.state == State.FAILED
        assert timezone.now() - back_at > GIVEN_UP_AFTER


def test_what_was_put_aside_in_the_moment_the_break_ended_is_found(person: Person) -> None:
    """A worker saw the break, and it ended before the worker wrote that the message is held."""
    message = _owed(person, "held")
    OutboxMessage.objects.filter(pk=message.pk).update(state=State.HELD)
    assert deliver_due_messages() == 1
    assert _is(message) == State.SENT


def test_a_held_message_is_tried_afresh(person: Person) -> None:
    message = _owed(person, "held")
    OutboxMessage.objects.filter(pk=message.pk).update(attempts=7, last_error="SMTPConnectError")
    begin_break(person, None)
    assert deliver_message(message.pk) is False
    assert (_is(message), message.attempts, message.last_error) == (State.HELD, 0, "")
    assert deliver_message(message.pk) is False


def test_a_break_does_not_look_like_late_mail(person: Person) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        _owed(person, "held")
        begin_break(person, None)
        deliver_due_messages()
        clock.shift(timedelta(days=20))
        assert age_of_oldest_unsent() == timedelta(0)
        end_break(person)
        clock.shift(timedelta(minutes=3))
        assert age_of_oldest_unsent() == timedelta(minutes=3)


def test_a_break_during_a_round_stops_the_mail_that_has_not_begun(person: Person) -> None:
    others = [Person.objects.create(email=f"other{number}@example.com") for number in range(3)]
    for each in (*others, person):
        write_message(f"held-{each.pk}", "held", person=each)
    messages = list(OutboxMessage.objects.order_by("pk"))
    deliver_message(messages[0].pk)
    begin_break(person, None)
    assert deliver_due_messages() == 2
    assert _is(messages[-1]) == State.HELD
