"""After a meeting: three presses, counted once each, kept apart from the person, shown so that nobody can be found."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import User
from network.actions.asking import ask_after_meetings, count_answer, forget_who_answered
from network.asking.questions import Answer, Question
from network.asking.report import report_of_group, report_on
from network.meetings import leading_meeting
from network.models import GroupPage, MeetingAnswerCount, MeetingAnswerGiven, MeetingPage
from people.actions.erasure import erase_now
from people.actions.mailing_letters import carry_on
from people.models import Erasure, Mailing, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.tokens import answer_token
from tests.factories.meetings import make_meeting, make_members, over
from tests.factories.staff import signed_in
from tests.people.own_page import main_of
from tests.people.rules.rows import every_row, tables_that_differ

pytestmark = pytest.mark.django_db
MORNING = 10


@pytest.fixture(autouse=True)
def _in_the_morning() -> Any:
    """Let it be a quarter past ten in the morning in London, the day after the meeting."""
    now = timezone.localtime().replace(hour=MORNING, minute=15, second=0, microsecond=0)
    with time_machine.travel(now):
        yield


@pytest.fixture
def held(group: GroupPage) -> MeetingPage:
    """A meeting that was yesterday."""
    return over(make_meeting(group))


def asked(number: int = 1) -> None:
    """Let the timer ask, and the mail arrive."""
    assert ask_after_meetings() == number
    for mailing in Mailing.objects.filter(template="meeting_asked"):
        carry_on.call(mailing.pk)
    deliver_due_messages()


def path_of(person: Person, meeting: MeetingPage) -> str:
    """Return the address behind the link."""
    return f"/members/answer/{answer_token(person, str(meeting.pk))}/"


def numbers(meeting: MeetingPage) -> dict[tuple[str, str], int]:
    """Return what was counted, without what is nothing."""
    rows = MeetingAnswerCount.objects.filter(meeting=meeting, number__gt=0)
    return {(row.question, row.answer): row.number for row in rows}


def press(client: Client, path: str, question: str, answer: str) -> Any:
    """Press one button."""
    return client.post(path, {"question": question, "answer": answer})


def test_members_of_then_are_asked_once_by_a_neutral_mail(group: GroupPage, held: MeetingPage) -> None:
    GroupPage.objects.update(is_discreet=True)
    there, later, gone = make_members(group, 3)
    SignUp.objects.filter(person=later).update(created_at=timezone.now())
    SignUp.objects.filter(person=gone).update(state=SignUp.State.LEFT)
    asked()
    asked(0)
    (letter,) = mail.outbox
    assert letter.to == [there.email]
    assert letter.subject == "How was it for you?"
    whole = letter.body + letter.message().as_string()
    assert group.title not in whole
    assert held.title not in whole


def test_nobody_is_asked_at_night_or_about_what_did_not_take_place_or_is_long_ago(group: GroupPage) -> None:
    make_members(group)
    yesterday = over(make_meeting(group, slug="one"))
    over(make_meeting(group, slug="two"), cancelled_at=timezone.now())
    over(make_meeting(group, slug="three"), ends_at=timezone.now() - timedelta(days=9))
    over(make_meeting(group, slug="four"), is_example=True)
    over(make_meeting(group, slug="five"), ends_at=timezone.now() - timedelta(hours=1))  # today
    with time_machine.travel(timezone.localtime().replace(hour=8)):
        assert ask_after_meetings() == 0
    asked()
    assert Mailing.objects.get().details["meeting"] == yesterday.pk


def test_three_presses_lead_from_the_mail_to_thank_you(group: GroupPage, held: MeetingPage) -> None:
    make_members(group)
    asked()
    path = re.findall(r"http://testserver(/members/answer/\S+)", str(mail.outbox[0].body))[0]
    client = Client()
    for question, answer in zip(Question, ("no", "partly", "yes"), strict=True):
        shown = main_of(client.get(path))
        assert str(question.label) in shown
        answered = press(client, path, question, answer)
        assert answered["Location"] == path
    assert "Thank you" in main_of(client.get(path))
    assert numbers(held) == {("papers", "no"): 1, ("heard", "partly"): 1, ("again", "yes"): 1}
    assert not client.cookies


def test_a_scanner_counts_nothing(held: MeetingPage, member: Person) -> None:
    before = every_row()
    for method in (Client().get, Client().head):
        assert method(path_of(member, held)).status_code == 200
    assert tables_that_differ(before, every_row()) == []


def test_pressed_twice_or_otherwise_it_counts_once(held: MeetingPage, member: Person) -> None:
    for answer in ("yes", "yes", "no"):
        press(Client(), path_of(member, held), "heard", answer)
    assert numbers(held) == {("heard", "yes"): 1}


@pytest.mark.parametrize("sent", [{}, {"question": "heard"}, {"question": "x", "answer": "yes"}, {"answer": "\x00"}])
def test_what_is_no_answer_of_ours_is_asked_again(held: MeetingPage, member: Person, sent: dict[str, str]) -> None:
    answer = Client().post(path_of(member, held), sent)
    assert answer.status_code in (400, 422)
    assert numbers(held) == {}


def test_without_papers_nobody_is_asked_about_them(group: GroupPage, member: Person) -> None:
    meeting = over(make_meeting(group, no_papers=True, papers_by=None))
    assert "Question 1 of 2" in main_of(Client().get(path_of(member, meeting)))
    assert press(Client(), path_of(member, meeting), "papers", "yes").status_code == 422


def test_too_late_is_said_kindly_and_the_digests_are_gone_by_then(held: MeetingPage, member: Person) -> None:
    press(Client(), path_of(member, held), "heard", "yes")
    assert forget_who_answered() == 0
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        assert Client().get(path_of(member, held)).status_code == 410
        assert not count_answer(held, member, "again", "yes", now=timezone.now())
        assert forget_who_answered() == 1
    assert numbers(held) == {("heard", "yes"): 1}


def test_a_wrong_or_ended_link_opens_nothing(held: MeetingPage, member: Person) -> None:
    path = path_of(member, held)
    assert Client().get("/members/answer/wrong/").status_code == 404
    Person.objects.filter(pk=member.pk).update(token_key="another")
    assert Client().post(path, {"question": "heard", "answer": "yes"}).status_code == 410
    assert numbers(held) == {}


def test_nothing_in_the_database_leads_from_a_number_to_a_person(
    held: MeetingPage, group: GroupPage, secretary: User
) -> None:
    people = make_members(group, 3)
    for person, answer in zip(people, ("no", "yes", "partly"), strict=True):
        press(Client(), path_of(person, held), "heard", answer)
    fields = {field.name for field in MeetingAnswerGiven._meta.get_fields()}
    assert fields == {"id", "meeting", "digest"}
    assert {row.meeting_id for row in MeetingAnswerGiven.objects.all()} == {held.pk}
    (gone, *_others) = people
    erase_now(gone, cause=Erasure.Cause.ASKED)
    assert MeetingAnswerGiven.objects.count() == 2
    assert numbers(held) == {("heard", "no"): 1, ("heard", "yes"): 1, ("heard", "partly"): 1}


def test_the_numbers_are_shown_once_they_cannot_change_and_never_small(
    held: MeetingPage, group: GroupPage, secretary: User
) -> None:
    asked()
    MeetingAnswerCount.objects.bulk_create(
        [
            MeetingAnswerCount(meeting=held, question=question, answer=answer, number=number)
            for question in Question
            for answer, number in zip(Answer, (21, 3, 0), strict=True)
        ]
    )
    meeting = leading_meeting(held)
    waiting = report_on(meeting, 14, timezone.now())
    assert waiting is not None
    assert waiting.lines == ()
    assert waiting.shown_from is not None
    path = f"/admin/meetings/papers/{held.pk}/"
    assert "You see the numbers after that day" in signed_in(secretary).get(path).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        report = report_on(meeting, 14, timezone.now())
        assert report is not None
        assert [[figure.text for figure in line.figures] for line in report.lines] == [["20", "*", "0"]] * 3
        assert "<td>*</td>" in signed_in(secretary).get(path).content.decode()
        another = over(make_meeting(group, slug="another"))
        of_group = report_of_group([meeting, another], 14, timezone.now())
        assert [figure.text for figure in of_group[0].figures] == ["20", "*", "0"]
