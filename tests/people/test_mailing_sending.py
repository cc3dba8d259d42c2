"""A mailing goes to everyone once, in chunks and turns; planned, stopped, resumed, and by several workers at once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.models import User
from involvement.models import OpportunityPage
from people.actions import mailing_letters
from people.actions.breaks import end_break
from people.actions.mailing_letters import carry_on, deliver_letters, finish, resume_mailings, write_letters
from people.actions.mailings import Answer, look_after_mailings, send_test, stop
from people.actions.subscriptions import end_subscription
from people.mailing_progress import progress_of
from people.models import Mailing, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from tests.factories.mailings import make_mailing, make_people, news_readers, sign_up_all, start_now

State = Mailing.State


def recipients_of(mails: list[Any]) -> list[str]:
    """Return to whom mails went, sorted."""
    return sorted(address for each in mails for address in each.to)


def test_everyone_gets_it_once_and_it_is_finished(editor: User, organisation: object) -> None:
    people = news_readers(7)
    mailing = start_now(make_mailing(), editor)
    assert (mailing.state, mailing.is_written) == (State.SENDING, False)
    for _again in range(3):
        assert carry_on.call(mailing.pk) is False
    mailing.refresh_from_db()
    assert (mailing.state, mailing.is_written) == (State.SENT, True)
    assert mailing.finished_at is not None
    assert recipients_of(mail.outbox) == sorted(person.email or "" for person in people)
    assert {each.subject for each in mail.outbox} == {"What is new"}
    assert progress_of(mailing).sent == 7


def test_starting_asks_the_queue_once_behind_other_post(editor: User, django_capture_on_commit_callbacks: Any) -> None:
    news_readers(1)
    with django_capture_on_commit_callbacks(execute=True):
        mailing = start_now(make_mailing(), editor)
    task = DBTaskResult.objects.get(task_path="people.actions.mailing_letters.carry_on")
    assert task.args_kwargs == {"args": [mailing.pk], "kwargs": {}}
    assert task.priority < 0
    assert carry_on.call(0) is False


def test_letters_are_written_in_chunks_each_with_the_same_few_queries(editor: User) -> None:
    news_readers(1_100)
    mailing = start_now(make_mailing(), editor)
    asked: list[int] = []
    written: list[int] = []
    while not written or written[-1]:
        with CaptureQueriesContext(connection) as queries:
            written.append(write_letters(mailing.pk))
        asked.append(len(queries))
    assert written == [500, 500, 100, 0]
    assert asked[0] == asked[1] <= 18  # SQLite takes the rows of one chunk in about ten statements
    keys = set(OutboxMessage.objects.values_list("key", flat=True))
    assert keys == {f"mailing-{mailing.pk}-{pk}" for pk in Person.objects.values_list("pk", flat=True)}
    assert not DBTaskResult.objects.filter(task_path="people.tasks.deliver_outbox_message").exists()


def test_a_turn_ends_and_the_next_one_is_queued(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    news_readers(3)
    mailing = start_now(make_mailing(), editor)
    monkeypatch.setattr(mailing_letters, "A_TURN", timedelta(seconds=-1))
    assert carry_on.call(mailing.pk) is True
    assert mail.outbox == []
    assert DBTaskResult.objects.filter(task_path="people.actions.mailing_letters.carry_on").count() == 1
    monkeypatch.undo()
    assert carry_on.call(mailing.pk) is False
    assert len(mail.outbox) == 3


def test_after_stop_nothing_leaves(editor: User, organisation: object) -> None:
    news_readers(5)
    mailing = start_now(make_mailing(), editor)
    write_letters(mailing.pk)
    first = OutboxMessage.objects.order_by("pk")[0]
    OutboxMessage.objects.exclude(pk=first.pk).update(due_at=timezone.now() + timedelta(hours=1))
    assert deliver_letters(mailing.pk) is False
    assert stop(mailing, by=editor) == Answer.DONE
    assert stop(mailing, by=editor) == Answer.NOT_NOW
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert carry_on.call(mailing.pk) is False
        assert look_after_mailings() == 0
        assert deliver_due_messages() == 0
    assert len(mail.outbox) == 1
    mailing.refresh_from_db()
    assert mailing.state == State.STOPPED
    progress = progress_of(mailing)
    assert (progress.sent, progress.stopped, progress.not_needed, progress.under_way) == (1, 4, 0, 0)


def test_stopped_while_letters_are_written_no_more_are_written(editor: User) -> None:
    news_readers(600)
    mailing = start_now(make_mailing(), editor)
    assert write_letters(mailing.pk) == 500
    stop(mailing, by=editor)
    assert write_letters(mailing.pk) == 0
    assert resume_mailings() == 0
    assert progress_of(mailing).total == 500
    assert mail.outbox == []


def test_a_letter_in_the_hands_of_a_worker_that_died_does_not_go_after_stop(editor: User) -> None:
    news_readers(2)
    mailing = start_now(make_mailing(), editor)
    write_letters(mailing.pk)
    with time_machine.travel(timezone.now()) as clock:
        OutboxMessage.objects.filter(person__email="person0@example.com").update(
            state=OutboxMessage.State.SENDING, claimed_at=timezone.now(), attempts=1
        )
        stop(mailing, by=editor)
        clock.shift(timedelta(hours=1))
        deliver_due_messages()
        mailing.refresh_from_db()
        progress = progress_of(mailing)
    assert mail.outbox == []
    assert (progress.stopped, progress.not_needed, progress.under_way) == (2, 0, 0)


def test_who_does_not_want_it_any_more_is_counted_apart(editor: User, organisation: object) -> None:
    people = news_readers(4)
    mailing = start_now(make_mailing(), editor)
    write_letters(mailing.pk)
    end_subscription(people[0], "news")  # takes the letter back at once
    Person.objects.filter(pk=people[1].pk).update(paused_at=timezone.now())  # found out when it would go
    assert carry_on.call(mailing.pk) is False
    mailing.refresh_from_db()
    progress = progress_of(mailing)
    assert (progress.sent, progress.not_needed, progress.stopped, progress.total) == (2, 2, 0, 4)
    assert mailing.state == State.SENT
    assert recipients_of(mail.outbox) == ["person2@example.com", "person3@example.com"]


def test_people_of_a_thing_whose_sign_up_ended_meanwhile_are_skipped(
    page: OpportunityPage, editor: User, organisation: object
) -> None:
    people = make_people(3)
    sign_ups = sign_up_all(people, page)
    mailing = start_now(make_mailing(audience="taking-part", page=page, states=["active"]), editor)
    write_letters(mailing.pk)
    assert {message.kind for message in OutboxMessage.objects.all()} == {OutboxMessage.Kind.SERVICE}
    assert set(OutboxMessage.objects.values_list("sign_up", flat=True)) == {each.pk for each in sign_ups}
    SignUp.objects.filter(pk=sign_ups[0].pk).update(state=SignUp.State.LEFT)
    Person.objects.filter(pk=people[1].pk).update(channel=Person.Channel.PHONE)
    carry_on.call(mailing.pk)
    assert recipients_of(mail.outbox) == ["person2@example.com"]


def test_a_letter_about_a_thing_waits_for_the_end_of_a_break(
    page: OpportunityPage, editor: User, organisation: object
) -> None:
    resting = make_people(1, prefix="resting", paused_at=timezone.now())
    sign_up_all([*resting, *make_people(2)], page)
    mailing = start_now(make_mailing(audience="taking-part", page=page, states=["active"]), editor)
    carry_on.call(mailing.pk)
    mailing.refresh_from_db()
    progress = progress_of(mailing)
    assert (progress.sent, progress.held, mailing.state) == (2, 1, State.SENT)
    end_break(resting[0])
    assert deliver_due_messages() == 1
    assert recipients_of(mail.outbox[2:]) == ["resting0@example.com"]


def test_what_waits_for_the_end_of_a_break_is_stopped_too(page: OpportunityPage, editor: User) -> None:
    resting = make_people(1, prefix="resting", paused_at=timezone.now())
    others = make_people(1)
    sign_up_all([*resting, *others], page)
    mailing = start_now(make_mailing(audience="taking-part", page=page, states=["active"]), editor)
    write_letters(mailing.pk)
    OutboxMessage.objects.filter(person=others[0]).update(due_at=timezone.now() + timedelta(hours=1))
    carry_on.call(mailing.pk)
    assert progress_of(mailing).held == 1
    stop(mailing, by=editor)
    end_break(resting[0])
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert deliver_due_messages() == 0
    mailing.refresh_from_db()
    assert progress_of(mailing).stopped == 2


def test_it_stays_open_while_a_letter_is_on_its_way(editor: User, organisation: object) -> None:
    news_readers(2)
    mailing = start_now(make_mailing(), editor)
    assert finish(mailing.pk) is False  # not written yet
    write_letters(mailing.pk)
    write_letters(mailing.pk)
    OutboxMessage.objects.filter(person__email="person0@example.com").update(state=OutboxMessage.State.SENDING)
    assert carry_on.call(mailing.pk) is False
    mailing.refresh_from_db()
    assert mailing.state == State.SENDING
    OutboxMessage.objects.filter(state=OutboxMessage.State.SENDING).update(state=OutboxMessage.State.FAILED)
    assert look_after_mailings() == 1
    mailing.refresh_from_db()
    assert mailing.state == State.SENT
    assert (progress_of(mailing).failed, progress_of(mailing).sent) == (1, 1)


def test_a_test_goes_through_the_outbox_and_counts_for_nothing(editor: User, organisation: object) -> None:
    news_readers(1)
    mailing = make_mailing()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _press in range(3):
            send_test(mailing, to=editor)
        assert deliver_due_messages() == 1
        clock.shift(timedelta(minutes=1))
        send_test(mailing, to=editor)
        assert deliver_due_messages() == 1
    (first, _second) = mail.outbox
    assert (first.to, first.subject) == (["editor@example.org"], "Test: What is new")
    assert "Hello Sam Example," in first.body
    assert "List-Unsubscribe" not in first.extra_headers
    assert progress_of(mailing).total == 0
