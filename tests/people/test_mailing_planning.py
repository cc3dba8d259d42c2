"""A mailing starts exactly as it was shown, now or at its time; a plan can be taken back; history names nobody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from people.actions.mailings import Answer, look_after_mailings, schedule, start, stop, take_back
from people.actions.subscriptions import end_subscription
from people.mailing_audience import headcount, words_shown
from people.models import Mailing, OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.mailings import make_mailing, news_readers, start_now

State = Mailing.State


def recipients_of(mails: list[Any]) -> list[str]:
    """Return to whom mails went, sorted."""
    return sorted(address for each in mails for address in each.to)


def shown(mailing: Mailing) -> dict[str, Any]:
    """Return what the buttons carry."""
    return {"number": headcount(mailing).letters, "words": words_shown(mailing)}


def test_whoever_changed_something_is_shown_it_again(editor: User) -> None:
    people = news_readers(3)
    mailing = make_mailing()
    seen = shown(mailing)
    end_subscription(people[0], "news")
    assert start(mailing, by=editor, **seen) == Answer.NOT_AS_SHOWN
    seen = shown(mailing)
    Mailing.objects.update(body="Something else")
    assert start(mailing, by=editor, **seen) == Answer.NOT_AS_SHOWN
    mailing.refresh_from_db()
    assert mailing.state == State.DRAFT
    seen = shown(mailing)
    assert start(mailing, by=editor, **seen) == Answer.DONE
    assert start(mailing, by=editor, **seen) == Answer.NOT_NOW
    assert not OutboxMessage.objects.exists()


def test_an_empty_audience_is_refused(editor: User) -> None:
    mailing = make_mailing()
    assert start(mailing, by=editor, **shown(mailing)) == Answer.NOBODY
    assert schedule(mailing, by=editor, **shown(mailing)) == Answer.NOBODY
    mailing.refresh_from_db()
    assert mailing.state == State.DRAFT


@pytest.mark.parametrize(
    "moment",
    [datetime(2027, 1, 15, 9, 0, tzinfo=UTC), datetime(2027, 7, 15, 8, 0, tzinfo=UTC)],
    ids=["winter", "summer"],
)
def test_a_planned_mailing_goes_at_its_time(editor: User, organisation: object, moment: datetime) -> None:
    with time_machine.travel(moment - timedelta(days=2), tick=False) as clock:
        people = news_readers(3)
        mailing = make_mailing(send_at=moment)
        assert schedule(mailing, by=editor, **shown(mailing)) == Answer.DONE
        end_subscription(people[0], "news")
        clock.move_to(moment - timedelta(minutes=1))
        assert look_after_mailings() == 0
        assert deliver_due_messages() == 0
        clock.move_to(moment)
        assert look_after_mailings() > 0
        assert deliver_due_messages() == 2
        look_after_mailings()
        look_after_mailings()
        mailing.refresh_from_db()
    assert (mailing.state, mailing.started_at, mailing.left_out) == (State.SENT, moment, {"withdrawn": 1})
    assert recipients_of(mail.outbox) == ["person1@example.com", "person2@example.com"]


def test_a_time_that_has_passed_is_not_planned_and_a_plan_can_be_taken_back(editor: User) -> None:
    news_readers(1)
    moment = timezone.now() + timedelta(hours=1)
    mailing = make_mailing(send_at=moment)
    seen = shown(mailing)
    assert schedule(mailing, by=editor, **seen) == Answer.DONE
    assert schedule(mailing, by=editor, **seen) == Answer.NOT_NOW
    assert start(mailing, by=editor, **seen) == Answer.NOT_NOW
    assert take_back(mailing, by=editor) == Answer.DONE
    assert take_back(mailing, by=editor) == Answer.NOT_NOW
    with time_machine.travel(moment + timedelta(minutes=1)):
        assert look_after_mailings() == 0
        assert schedule(mailing, by=editor, **seen) == Answer.TOO_LATE
    assert mail.outbox == []
    without_time = make_mailing()
    assert schedule(without_time, by=editor, **shown(without_time)) == Answer.TOO_LATE


def test_history_names_nobody(editor: User, organisation: object) -> None:
    news_readers(2)
    mailing = make_mailing(send_at=timezone.now() + timedelta(days=1))
    schedule(mailing, by=editor, **shown(mailing))
    take_back(mailing, by=editor)
    start_now(mailing, editor)
    stop(mailing, by=editor)
    lines = list(ModelLogEntry.objects.filter(object_id=str(mailing.pk)).order_by("timestamp", "pk"))
    assert [line.action.removeprefix("people.mailing_") for line in lines] == [
        "schedule",
        "take_back",
        "start",
        "stop",
    ]
    assert {line.user for line in lines} == {editor}
    assert {line.label for line in lines} == {f"Mailing {mailing.pk}"}
    assert lines[2].data == {"count": 2}
    assert all(line.message for line in lines)
