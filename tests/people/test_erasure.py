"""Being forgotten: asked once, done once by the queue, told in one last mail; safe twice and safe in the middle."""

from collections.abc import Callable
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from core.models import User
from core.timers import registered_timers
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.erasure import (
    cancel_receipt,
    erase,
    erase_all_requested,
    erase_as_requested,
    erase_now,
    receipt_of,
    request_erasure,
)
from people.audit import VIEWED, write_down
from people.models import Erasure, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_message
from people.tokens import digest_of
from tests.factories.people import make_sign_up, post_arrives, waiting_templates

ASKED = Erasure.Cause.ASKED
Captured = Callable[..., Any]


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part."""
    sign_up = make_sign_up(page)
    confirm(sign_up)
    return Person.objects.get(pk=sign_up.person_id)


class ErasesWhileSending(EmailBackend):
    """A mail server so slow that the reader of a mail is erased while it takes the mail."""

    def send_messages(self, messages: Any) -> int:
        """Take the mails."""
        for person in Person.objects.all():
            erase_now(person, cause=ASKED)
        return super().send_messages(messages)


class KilledError(Exception):
    """Stands for the end of a worker."""


def test_asking_stops_mail_at_once_and_leaves_the_work_to_the_queue(
    person: Person, django_capture_on_commit_callbacks: Captured
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erasure = request_erasure(person, cause=ASKED)
    assert (erasure.person, erasure.done_at, erasure.cause) == (person, None, "asked")
    assert erasure.person_digest == digest_of("sam@example.com")
    assert not person.messages.filter(state=OutboxMessage.State.WAITING).exists()
    result = DBTaskResult.objects.get(task_path="people.actions.erasure.erase_as_requested")
    assert result.args_kwargs == {"args": [erasure.pk], "kwargs": {}}
    assert Person.objects.filter(pk=person.pk).exists()


def test_asking_twice_is_asking_once(person: Person, editor: User) -> None:
    first = request_erasure(person, cause=ASKED)
    second = request_erasure(person, cause=Erasure.Cause.STAFF, by=editor)
    assert (first, second.cause) == (second, "asked")


def test_the_task_erases_and_the_proof_names_nobody(person: Person) -> None:
    erasure = request_erasure(person, cause=ASKED)
    assert erase_as_requested.func(erasure.pk) is True
    erasure.refresh_from_db()
    assert not Person.objects.exists()
    assert not SignUp.objects.exists()
    assert erasure.person is None
    assert erasure.done_at is not None
    assert erasure.erased["person"] == 1
    assert erasure.erased["sign_ups"] == 1
    assert erasure.erased["consent_events"] == 1
    assert erasure.person_digest == digest_of("sam@example.com")


def test_running_the_task_twice_erases_once(person: Person) -> None:
    erasure = request_erasure(person, cause=ASKED)
    assert [erase(erasure.pk), erase(erasure.pk)] == [True, False]
    assert OutboxMessage.objects.filter(template="erased_receipt").count() == 1
    assert erase(999_999) is False


def test_a_request_that_the_queue_lost_is_found_by_the_timer(person: Person) -> None:
    request_erasure(person, cause=ASKED)
    (timer,) = [timer for timer in registered_timers() if timer.function is erase_all_requested]
    assert [timer.function(), timer.function()] == [1, 0]
    assert not Person.objects.exists()


def test_a_worker_that_ends_in_the_middle_has_erased_nothing(person: Person) -> None:
    erasure = request_erasure(person, cause=ASKED)

    def ends_at_the_last_step(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('DELETE FROM "people_person"'):
            raise KilledError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ends_at_the_last_step), pytest.raises(KilledError):
        erase(erasure.pk)
    erasure.refresh_from_db()
    assert erasure.done_at is None
    assert (SignUp.objects.count(), person.consent_events.count()) == (1, 1)
    assert not OutboxMessage.objects.filter(template="erased_receipt").exists()
    assert erase_all_requested() == 1
    assert not SignUp.objects.exists()


def test_whoever_is_gone_already_cannot_be_asked_for(person: Person) -> None:
    known = Person.objects.get(pk=person.pk)
    erase_now(person, cause=ASKED)
    with pytest.raises(Person.DoesNotExist):
        request_erasure(known, cause=ASKED)


def test_a_request_about_somebody_who_went_otherwise_is_closed(person: Person) -> None:
    erasure = request_erasure(person, cause=ASKED)
    person.delete()
    assert erase(erasure.pk) is True
    erasure.refresh_from_db()
    assert erasure.done_at is not None
    assert waiting_templates() == []


def test_the_receipt_is_the_last_mail_and_its_address_goes_with_it(person: Person) -> None:
    person.language = "en"
    person.save()
    erasure = erase_now(person, cause=ASKED)
    receipt = receipt_of(erasure)
    assert receipt is not None
    assert (receipt.receipt_address, receipt.receipt_language, receipt.person) == ("sam@example.com", "en", None)
    (letter,) = post_arrives()
    assert (letter.to, letter.subject) == (["sam@example.com"], "What we held about you is deleted")
    assert "Sam" not in letter.body
    receipt.refresh_from_db()
    assert (receipt.state, receipt.receipt_address) == (OutboxMessage.State.SENT, "")


@pytest.mark.parametrize("state", [OutboxMessage.State.FAILED, OutboxMessage.State.CANCELLED])
def test_a_receipt_that_is_given_up_forgets_its_address_too(person: Person, state: str, settings: Any) -> None:
    receipt = receipt_of(erase_now(person, cause=ASKED))
    assert receipt is not None
    if state == OutboxMessage.State.CANCELLED:
        assert cancel_receipt(receipt) is True
    else:
        settings.EMAIL_BACKEND = f"{__name__}.RefusesForGood"
        deliver_message(receipt.pk)
    receipt.refresh_from_db()
    assert (receipt.state, receipt.receipt_address) == (state, "")


class RefusesForGood(EmailBackend):
    """A mail server that knows no such mailbox."""

    def send_messages(self, messages: Any) -> int:
        """Refuse."""
        raise SMTPRecipientsRefused({"sam@example.com": (550, b"no such mailbox")})


def test_no_receipt_where_none_can_arrive_or_nobody_waits_for_one(page: OpportunityPage) -> None:
    bounced = make_sign_up(page, email="kim@example.com").person
    Suppression.objects.create(person=bounced, address_digest=digest_of("kim@example.com"), reason="bounced")
    by_phone = make_sign_up(page, email="", reach_by="phone", phone="01632960001").person
    long_ago = make_sign_up(page, email="lee@example.com").person
    for person, cause in ((bounced, ASKED), (by_phone, ASKED), (long_ago, Erasure.Cause.KEPT_LONG_ENOUGH)):
        assert receipt_of(erase_now(person, cause=cause)) is None
    assert receipt_of(erase_now(make_sign_up(page).person, cause=ASKED, with_receipt=False)) is None


def test_mail_that_is_being_sent_at_that_moment_breaks_nothing(page: OpportunityPage, settings: Any) -> None:
    make_sign_up(page)
    settings.EMAIL_BACKEND = f"{__name__}.ErasesWhileSending"
    message = OutboxMessage.objects.get()
    assert deliver_message(message.pk) is True
    assert not Person.objects.exists()
    assert list(OutboxMessage.objects.values_list("template", flat=True)) == ["erased_receipt"]
    assert [letter.to for letter in mail.outbox] == [["sam@example.com"]]


def test_whoever_signs_up_again_is_somebody_new(person: Person, page: OpportunityPage) -> None:
    erase_now(person, cause=ASKED)
    again = make_sign_up(page)
    assert again.person_id != person.pk
    assert (again.person.name, again.state, again.events.count()) == ("", "unconfirmed", 0)
    assert confirm(again) is True


def test_the_history_keeps_what_was_done_and_loses_who_it_was(person: Person, editor: User) -> None:
    write_down(VIEWED, user=editor, person=person)
    ModelLogEntry.objects.log_action(person, "wagtail.edit", user=editor, data={"name": "Sam Example"})
    erase_now(person, cause=Erasure.Cause.STAFF, by=editor)
    lines = ModelLogEntry.objects.filter(object_id=str(person.pk)).order_by("pk")
    assert [(line.action, line.label) for line in lines] == [
        ("people.view", f"Person {person.pk}"),
        ("wagtail.edit", f"Person {person.pk}"),
        ("people.erase", f"Person {person.pk}"),
    ]
    assert [line.user for line in lines] == [editor] * 3
    assert "Sam" not in str([line.data for line in lines])


def test_a_name_that_is_a_common_word_spoils_no_other_line(page: OpportunityPage, editor: User) -> None:
    odd = make_sign_up(page, name="Help choose new chairs")
    confirm(odd)
    ModelLogEntry.objects.log_action(editor, "wagtail.edit", user=editor, title="Help choose new chairs")
    erase_now(odd.person, cause=ASKED)
    assert ModelLogEntry.objects.filter(label="Help choose new chairs").exists()
    page.refresh_from_db()
    assert page.title == "Help choose new chairs"


def test_waiting_work_of_the_queue_is_never_lost(page: OpportunityPage) -> None:
    odd = make_sign_up(page, name="12")
    confirm(odd)
    waiting = DBTaskResult.objects.create(
        args_kwargs={"args": [12], "kwargs": {}},
        task_path="people.tasks.deliver_outbox_message",
        backend_name="default",
        run_after=timezone.now(),
    )
    erase_now(odd.person, cause=ASKED)
    assert DBTaskResult.objects.filter(pk=waiting.pk).exists()
