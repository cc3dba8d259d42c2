"""The promise that members get papers by a day: computed when read, reminded of once, missed for all to see."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import User
from core.timers import run_due_timers
from network.actions.papers_owed import remind_of_papers
from network.desk.panel import lines_for
from network.meeting_states import PapersState
from network.meetings import leading_meeting
from network.models import GroupPage, MeetingPage
from network.models.settings import MeetingSettings
from network.papers_owed import missed_meetings, state_of, waiting_meetings
from people.models import OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from tests.factories.meetings import days_from_now, make_meeting, make_paper, over, publish, send
from tests.factories.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db


def on_day(number: int, hour: int = 12) -> datetime:
    """Return an hour of a day in London, counted from today."""
    return timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=number)


def state_now(meeting: MeetingPage) -> PapersState:
    """Return what became of the promise at this moment, and find that the lists say the same."""
    now = timezone.now()
    state = state_of(leading_meeting(meeting), now)
    assert (meeting in missed_meetings(now)) == (state in (PapersState.MISSED, PapersState.LATE))
    return state


def test_a_promise_is_kept_missed_or_kept_late_and_nobody_has_to_press_anything(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    make_paper(meeting, secretary)
    assert state_now(meeting) == PapersState.PROMISED
    with time_machine.travel(on_day(7, 23)):
        assert state_now(meeting) == PapersState.PROMISED
    with time_machine.travel(on_day(8, 0)):
        assert state_now(meeting) == PapersState.MISSED
    with time_machine.travel(on_day(8, 9)):
        send(meeting, secretary)
        assert state_now(meeting) == PapersState.LATE


def test_papers_sent_in_time_stay_in_time_also_when_more_come_later(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    make_paper(meeting, secretary)
    with time_machine.travel(on_day(7, 23)):
        send(meeting, secretary)
    with time_machine.travel(on_day(9)):
        make_paper(meeting, secretary, title="Map")
        send(meeting, secretary)
        assert state_now(meeting) == PapersState.SENT


def test_notes_do_not_keep_the_promise_of_papers(meeting: MeetingPage, member: Person, secretary: User) -> None:
    make_paper(meeting, secretary, kind="notes", title="Notes")
    send(meeting, secretary)
    assert state_now(meeting) == PapersState.PROMISED


def test_where_there_are_no_papers_or_it_was_called_off_in_time_nothing_is_missed(group: GroupPage) -> None:
    without = make_meeting(group, slug="without", no_papers=True, papers_by=None)
    off = make_meeting(group, slug="off", cancelled_at=timezone.now())
    with time_machine.travel(on_day(10)):
        assert state_now(without) == PapersState.NONE
        assert state_now(off) == PapersState.PROMISED
        assert not missed_meetings(timezone.now()).exists()


def test_the_public_page_says_the_promise_and_that_it_was_missed(client: Client, meeting: MeetingPage) -> None:
    assert "Members get them by" in client.get(meeting.url).content.decode()
    with time_machine.travel(on_day(8)):
        assert "We are late. We are sorry." in client.get(meeting.url).content.decode()


def test_the_team_is_reminded_once_before_the_day_and_once_after_it(meeting: MeetingPage) -> None:
    for day, number in ((3, 0), (4, 1), (5, 1), (7, 1), (8, 2), (9, 2)):
        with time_machine.travel(on_day(day)):
            remind_of_papers()
            remind_of_papers()
            deliver_due_messages()
            assert len(mail.outbox) == number, day
    assert mail.outbox[0].to == ["team@example.org"]
    assert "The day is near" in mail.outbox[0].body
    assert "It is late" in mail.outbox[1].body
    assert f"/admin/meetings/papers/{meeting.pk}/" in mail.outbox[0].body


def test_the_days_before_are_the_trusts_own_and_another_day_is_another_reminder(meeting: MeetingPage) -> None:
    MeetingSettings.objects.create(reminder_days=7)
    assert remind_of_papers() == 1
    publish(meeting, papers_by=days_from_now(6))
    assert remind_of_papers() == 1


def test_a_reminder_that_is_not_needed_any_more_is_not_sent(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    make_paper(meeting, secretary)
    with time_machine.travel(on_day(5)):
        remind_of_papers()
        send(meeting, secretary)
        deliver_due_messages()
    assert not [each for each in mail.outbox if each.to == ["team@example.org"]]


def test_examples_remind_nobody(group: GroupPage) -> None:
    make_meeting(group, is_example=True)
    with time_machine.travel(on_day(6)):
        assert remind_of_papers() == 0


def test_the_timers_of_this_room_run_with_the_others(meeting: MeetingPage) -> None:
    with time_machine.travel(on_day(6)):
        outcomes = run_due_timers()
        assert outcomes is not None
        assert [each for each in outcomes if each.error] == []
    assert OutboxMessage.objects.filter(template="papers_owed").count() == 1


def test_the_front_page_of_the_admin_and_the_list_keep_it_in_sight(
    group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    client = signed_in(secretary)
    with time_machine.travel(on_day(8)):
        client = signed_in(secretary)
        (line,) = lines_for(secretary, timezone.now())
        assert line.is_late
        shown = client.get("/admin/").content.decode()
        assert "Members wait" in shown
        assert "1 promise of papers was missed in all." in shown
        shown = client.get("/admin/meetings/?papers=missed").content.decode()
        assert meeting.title in shown
        assert "Promise missed" in shown
        assert lines_for(make_staff(name="nobody"), timezone.now()) == []
    assert [each.pk for each in waiting_meetings(timezone.now())] == [meeting.pk]
    over(meeting)
    assert not waiting_meetings(timezone.now()).exists()
