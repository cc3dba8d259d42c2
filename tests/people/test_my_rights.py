"""Taking everything away, and being erased: readable, complete, without side effects, and friendly afterwards."""

import json
from datetime import date

import pytest
from django.test import Client

from involvement.models import OpportunityPage
from people.actions.breaks import begin_break
from people.actions.erasure import erase_all_requested
from people.models import Erasure, OutboxMessage, Person, SignUp
from people.record_in_words import record_in_words
from people.submissions import Answer
from tests.factories.people import post_arrives
from tests.people.own_page import main_of, make_own_person, own_path


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody of whom we hold a great deal."""
    person = make_own_person(
        page, access_needs="Quiet <please>", answers=(Answer(question="Why?", answer="Because I care\nand so on"),)
    )
    Person.objects.update(
        phone="01632960001", address="1 Example Street\nEX1 1EX", born_on=date(1990, 2, 3), new_email="new@example.com"
    )
    begin_break(person, date(2090, 1, 2))
    post_arrives()
    person.refresh_from_db()
    return person


HELD = [
    "Sam Example",
    "sam@example.com",
    "new@example.com",
    "01632960001",
    "1 Example Street",
    "Because I care",
    "Why?",
]


def test_the_file_holds_everything(client: Client, person: Person, page: OpportunityPage) -> None:
    answer = client.get(own_path(person, "download.json"))
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-details.json"'
    text = answer.content.decode()
    assert isinstance(json.loads(text), dict)
    for held in [*HELD, "Quiet <please>", page.title, "1990-02-03", person.consent_events.get().wording.text]:
        assert held in text


def test_the_page_holds_the_same_in_words(client: Client, person: Person, page: OpportunityPage) -> None:
    shown = main_of(client.get(own_path(person, "download/")))
    for held in [*HELD, "Quiet &lt;please&gt;", "3 February 1990", "2 January 2090"]:
        assert held in shown
    assert "1990-02-03" not in shown


def test_every_text_of_the_file_stands_on_the_page(client: Client, person: Person) -> None:
    record = json.loads(client.get(own_path(person, "download.json")).content)
    shown = record_in_words(record)
    assert [heading for heading, _rows in shown] == list(record)
    assert all(len(rows) == len(record[heading]) for heading, rows in shown)


def test_the_words_of_a_time_are_only_made_of_times() -> None:
    record = {
        "Part": [{"At": "2026-03-04T14:00:00+00:00", "On": "2026-03-04", "Said": "2026-99-99", "Rows": [{"a": 1}]}]
    }
    [(heading, [row])] = record_in_words(record)
    assert heading == "Part"
    assert [(entry.heading, entry.text) for entry in row] == [
        ("At", "4 March 2026, 2pm"),
        ("On", "4 March 2026"),
        ("Said", "2026-99-99"),
        ("Rows", ""),
    ]
    assert row[3].rows[0][0].text == "1"


def test_erasing_asks_first_and_then_says_what_happens(client: Client, person: Person) -> None:
    shown = main_of(client.get(own_path(person, "erase/")))
    assert "We cannot bring any of it back." in shown
    assert not Erasure.objects.exists()
    answer = client.post(own_path(person, "erase/"), follow=True)
    assert answer.redirect_chain == [("/my/erasing/", 302)]
    assert "We are deleting everything about you" in main_of(answer)
    assert Erasure.objects.get().cause == Erasure.Cause.ASKED


def test_while_we_erase_every_page_says_so_and_changes_nothing(client: Client, person: Person) -> None:
    client.post(own_path(person, "erase/"))
    for place in ("", "details/", "needs/", "mail/", "break/", "links/", "erase/", "download/"):
        for answer in (client.get(own_path(person, place)), client.post(own_path(person, place), {"back": "yes"})):
            assert answer.status_code == 200
            assert "We are deleting everything about you" in main_of(answer)
    person.refresh_from_db()
    assert person.paused_at is not None
    assert Erasure.objects.count() == 1


def test_afterwards_nothing_is_left_and_the_link_opens_nothing(client: Client, person: Person) -> None:
    path = own_path(person)
    client.post(f"{path}erase/")
    assert erase_all_requested() == 1
    assert not Person.objects.exists()
    assert not SignUp.objects.exists()
    for place in ("", "erase/", "download/"):
        for answer in (client.get(f"{path}{place}"), client.post(f"{path}{place}")):
            assert answer.status_code == 404
            assert "Sam" not in answer.content.decode()


def test_the_receipt_goes_to_the_address_they_had(client: Client, person: Person) -> None:
    client.post(own_path(person, "erase/"))
    erase_all_requested()
    receipt = post_arrives()[-1]
    assert receipt.to == ["sam@example.com"]
    assert "sam@example.com" not in str(list(OutboxMessage.objects.values()))
