"""Mail, reports, history and proofs are kept for their time, and not a day longer."""

from datetime import timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from core.models import User
from people.actions.erasure import erase_now, request_erasure
from people.audit import VIEWED, write_down
from people.models import (
    DeliveryReport,
    Erasure,
    Mailing,
    OutboxMessage,
    SignUp,
    Suppression,
)
from tests.people.retention.clock import TODAY, Travel, goes, nights


@pytest.mark.parametrize("state", ["sent", "cancelled", "failed"])
def test_mail_that_is_over_goes(travel: Travel, sign_up: SignUp, state: str) -> None:
    OutboxMessage.objects.exclude(template="confirmed").delete()
    sent_at = TODAY if state == "sent" else None
    OutboxMessage.objects.update(state=state, sent_at=sent_at, due_at=TODAY)
    assert nights(travel, "letters", TODAY) == (0, 1)


@pytest.mark.parametrize("state", ["waiting", "held", "sending"])
def test_mail_that_is_owed_is_kept(travel: Travel, sign_up: SignUp, state: str) -> None:
    OutboxMessage.objects.update(state=state)
    travel(TODAY + timedelta(days=5000))
    assert goes("letters") == 0


def test_who_got_a_mailing_is_forgotten_and_how_many_is_not(travel: Travel, sign_up: SignUp) -> None:
    mailing = Mailing.objects.create(subject="News", body="Hello", state=Mailing.State.SENT, finished_at=TODAY)
    going = Mailing.objects.create(subject="News", body="Hello", state=Mailing.State.SENDING)
    for number, about in enumerate((mailing, going)):
        OutboxMessage.objects.create(
            key=f"m{number}", template="mailing", person=sign_up.person, mailing=about, state="sent", sent_at=TODAY
        )
    assert nights(travel, "mailings", TODAY) == (0, 1)
    letter = mailing.messages.get()
    assert (letter.person, letter.state, letter.key) == (None, "sent", f"purged-{letter.pk}")
    assert going.messages.get().person == sign_up.person


def test_reports_of_mail_providers_go(travel: Travel, sign_up: SignUp) -> None:
    DeliveryReport.objects.create(event_digest="d" * 64, kind="bounced", person=sign_up.person)
    assert nights(travel, "delivery_reports", TODAY) == (0, 1)


def test_settled_suppressions_go_and_others_stay(travel: Travel, sign_up: SignUp) -> None:
    for digest, lifted_at in (("a", TODAY), ("b", None)):
        Suppression.objects.create(
            person=sign_up.person, address_digest=digest * 64, reason="bounced", lifted_at=lifted_at
        )
    assert nights(travel, "suppressions", TODAY) == (0, 1)
    assert Suppression.objects.get().lifted_at is None


def test_the_history_about_people_goes_and_that_of_pages_stays(travel: Travel, sign_up: SignUp, editor: User) -> None:
    ModelLogEntry.objects.all().delete()
    write_down(VIEWED, user=editor, person=sign_up.person)
    ModelLogEntry.objects.log_action(editor, "people.export", user=editor, title="Sign-ups", data={"count": 1})
    ModelLogEntry.objects.log_action(editor, "wagtail.edit", user=editor, title="Editor")
    assert nights(travel, "history", TODAY) == (0, 2)
    assert ModelLogEntry.objects.get().action == "wagtail.edit"


def test_proofs_of_erasure_go_last(travel: Travel, sign_up: SignUp) -> None:
    erase_now(sign_up.person, cause=Erasure.Cause.ASKED)
    assert nights(travel, "erasures", TODAY) == (0, 1)


def test_a_request_that_is_not_done_is_never_forgotten(travel: Travel, sign_up: SignUp) -> None:
    request_erasure(sign_up.person, cause=Erasure.Cause.ASKED)
    travel(TODAY + timedelta(days=5000))
    assert goes("erasures") == 0


def test_results_of_the_queue_go(travel: Travel, sign_up: SignUp) -> None:
    DBTaskResult.objects.all().delete()
    for status, finished_at in ((TaskResultStatus.FAILED, TODAY), (TaskResultStatus.READY, None)):
        DBTaskResult.objects.create(
            status=status,
            finished_at=finished_at,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="people.tasks.deliver_outbox_message",
            backend_name="default",
            run_after=TODAY,
        )
    assert nights(travel, "queue_results", TODAY) == (0, 1)
