"""A break: no reason asked, places kept, mail waits, one gentle question, and it goes on until somebody is back."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from involvement.models import OpportunityPage
from people.actions.breaks import ask_after_breaks, begin_break, end_break
from people.actions.post import write_message
from people.actions.states import change_state
from people.models import OutboxMessage, Person, SignUp
from people.post.mails import DuringBreak, mail_named
from tests.factories.people import post_arrives
from tests.people.own_page import main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

NOW = datetime(2027, 1, 31, 10, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def clock() -> Any:
    """The clock, standing still on the last day of a January."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def person(clock: Any, page: OpportunityPage) -> Person:
    """Somebody who has a place, and whose first mails have arrived."""
    person = make_own_person(page)
    change_state(person.sign_ups.get(), SignUp.State.ACTIVE)
    post_arrives()
    mail.outbox.clear()
    return person


def start(client: Client, person: Person, **fields: Any) -> Any:
    """Send the form for a break, and return the answer."""
    answer = client.post(own_path(person, "break/"), fields)
    person.refresh_from_db()
    return answer


def day(day: object, month: object, year: object) -> dict[str, object]:
    """Return a date as the form sends it."""
    return {"length": "day", "until_day": day, "until_month": month, "until_year": year}


@pytest.mark.parametrize(
    ("length", "until"),
    [
        ("1-month", date(2027, 2, 28)),
        ("3-months", date(2027, 4, 30)),
        ("6-months", date(2027, 7, 31)),
        ("open", None),
    ],
)
def test_a_break_begins_at_once_and_keeps_every_place(
    client: Client, person: Person, length: str, until: date | None
) -> None:
    answer = start(client, person, length=length)
    assert (person.paused_at, person.paused_until) == (NOW, until)
    assert person.sign_ups.get().state == SignUp.State.ACTIVE
    assert "You are on a break now" in main_of(client.get(answer.headers["Location"]))


def test_a_break_can_last_until_a_named_day(client: Client, person: Person) -> None:
    start(client, person, **day("27", "March", "2027"))
    assert person.paused_until == date(2027, 3, 27)
    assert "27 March 2027" in main_of(client.get(own_path(person, "break/")))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"length": ""},
        {"length": "forever"},
        day("", "", ""),
        day("31", "2", "2027"),
        day("31", "1", "2027"),
        day("30", "1", "2027"),
        day("1", "1", "1066"),
        day("1", "2", "2029"),
        day("31", "12", "9999"),
        day("0", "0", "0000"),
        day("1", "", "2027"),
        day("٣٠", "x" * 3000, "😀😀😀😀"),
        day("-1", "1e3", "2027"),
    ],
    ids=str,
)
def test_bad_input_is_told_and_no_break_begins(client: Client, person: Person, fields: dict[str, str]) -> None:
    answer = start(client, person, **fields)
    assert answer.status_code == 422
    assert "There is a problem" in main_of(answer)
    assert person.paused_at is None


def test_a_date_counts_only_where_it_was_chosen(client: Client, person: Person) -> None:
    fields = day("31", "2", "x") | {"length": "1-month"}
    assert start(client, person, **fields).status_code == 302
    assert person.paused_until == date(2027, 2, 28)


def test_no_reason_is_asked(client: Client, person: Person) -> None:
    shown = main_of(client.get(own_path(person, "break/")))
    assert "You do not need to tell us why." in shown
    assert "<textarea" not in shown


def test_what_still_comes_is_said_plainly(client: Client, person: Person) -> None:
    shown = main_of(client.get(own_path(person, "break/")))
    assert "called off" in shown
    assert "your places are kept" in shown


def test_starting_twice_is_one_break(client: Client, person: Person, clock: Any) -> None:
    start(client, person, length="open")
    before = every_row()
    clock.shift(timedelta(seconds=1))
    assert start(client, person, length="open").status_code == 302
    assert tables_that_differ(before, every_row()) == []


def test_a_break_can_be_made_longer_and_keeps_its_beginning(client: Client, person: Person, clock: Any) -> None:
    start(client, person, length="1-month")
    clock.shift(timedelta(days=10))
    start(client, person, length="6-months")
    assert (person.paused_at, person.paused_until) == (NOW, date(2027, 8, 10))


def test_coming_back_ends_the_break_and_lets_held_mail_go(client: Client, person: Person) -> None:
    start(client, person, length="open")
    write_message("held", "confirmed", person=person, sign_up=person.sign_ups.get())
    OutboxMessage.objects.filter(key="held").update(state=OutboxMessage.State.HELD)
    answer = client.post(own_path(person, "break/"), {"back": "yes"}, follow=True)
    person.refresh_from_db()
    assert (person.paused_at, person.paused_until) == (None, None)
    assert "Welcome back" in main_of(answer)
    assert OutboxMessage.objects.get(key="held").state == OutboxMessage.State.WAITING


def test_coming_back_twice_is_friendly(client: Client, person: Person) -> None:
    start(client, person, length="open")
    client.post(own_path(person, "break/"), {"back": "yes"})
    before = every_row()
    assert client.post(own_path(person, "break/"), {"back": "yes"}).status_code == 302
    assert not end_break(person)
    assert tables_that_differ(before, every_row()) == []


def test_we_ask_once_when_the_time_is_over_and_the_break_goes_on(client: Client, person: Person, clock: Any) -> None:
    start(client, person, length="1-month")
    clock.move_to(datetime(2027, 2, 27, 23, 30, tzinfo=ZoneInfo("Europe/London")), tick=False)
    assert ask_after_breaks() == 0
    clock.move_to(datetime(2027, 2, 28, 0, 30, tzinfo=ZoneInfo("Europe/London")), tick=False)
    assert ask_after_breaks() == 1
    assert ask_after_breaks() == 0
    clock.shift(timedelta(days=60))
    assert ask_after_breaks() == 0
    [asked] = post_arrives()
    assert asked.subject == "How are you?"
    assert "/break/" in asked.body
    person.refresh_from_db()
    assert person.paused_at == NOW


def test_whoever_needs_longer_is_asked_again_after_that(client: Client, person: Person, clock: Any) -> None:
    start(client, person, length="1-month")
    clock.shift(timedelta(days=30))
    ask_after_breaks()
    start(client, person, length="1-month")
    assert ask_after_breaks() == 0
    clock.shift(timedelta(days=40))
    assert ask_after_breaks() == 1
    assert len(post_arrives()) == 2


def test_a_second_break_of_the_same_length_is_asked_about_too(person: Person, clock: Any) -> None:
    for _each in range(2):
        begin_break(person, date(2027, 2, 1))
        clock.move_to(datetime(2027, 2, 1, 9, tzinfo=ZoneInfo("Europe/London")), tick=False)
        assert ask_after_breaks() == 1
        clock.shift(timedelta(minutes=2))
        end_break(person)
    assert OutboxMessage.objects.filter(template="break_over").count() == 2


def test_nobody_is_asked_who_named_no_time_or_is_back(client: Client, person: Person, clock: Any) -> None:
    start(client, person, length="open")
    clock.shift(timedelta(days=3000))
    assert ask_after_breaks() == 0
    begin_break(person, date(2035, 6, 1))
    end_break(person)
    clock.shift(timedelta(days=3000))
    assert ask_after_breaks() == 0
    assert post_arrives() == []


def test_somebody_who_came_back_before_the_mail_went_is_not_asked(person: Person, clock: Any) -> None:
    begin_break(person, date(2027, 2, 1))
    clock.shift(timedelta(days=2))
    assert ask_after_breaks() == 1
    end_break(person)
    assert post_arrives() == []


def test_people_without_email_are_not_marked_as_asked(person: Person, clock: Any) -> None:
    begin_break(person, date(2027, 2, 1))
    Person.objects.update(email=None)
    clock.shift(timedelta(days=2))
    assert ask_after_breaks() == 0
    person.refresh_from_db()
    assert person.return_asked_at is None


def test_mail_that_people_cause_themselves_is_sent_during_a_break() -> None:
    for name in ("own_link", "new_email", "new_email_taken", "email_changed", "break_over", "left"):
        known = mail_named(name)
        assert known and known.during_break is DuringBreak.SENT


def test_the_history_for_staff_names_nobody(client: Client, person: Person) -> None:
    start(client, person, length="open")
    entry = ModelLogEntry.objects.get(action="people.change")
    assert "Sam" not in f"{entry.label} {entry.data}"
