"""What somebody needs: told once, changed, said to be still right, or taken back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.models import AccessNeed, Person
from tests.people.own_page import main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who has told us what they need."""
    return make_own_person(page, access_needs="A step-free room")


def send(client: Client, person: Person, **fields: Any) -> Any:
    """Press a button of the page, and return the answer."""
    return client.post(own_path(person, "needs/"), fields)


def known(person: Person) -> str:
    """Return what is written down, or nothing."""
    need = AccessNeed.objects.filter(person=person).first()
    return need.text if need else ""


def test_it_shows_what_we_know_and_changes_it(client: Client, person: Person) -> None:
    assert "A step-free room" in client.get(own_path(person, "needs/")).content.decode()
    answer = send(client, person, access_needs="  Large print\r\nand breaks ")
    assert known(person) == "Large print\nand breaks"
    assert "We have written down what you need." in main_of(client.get(answer.headers["Location"]))


def test_somebody_of_whom_nothing_is_known_can_say_it_here(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page)
    shown = main_of(client.get(own_path(person, "needs/")))
    assert "This is still right" not in shown
    assert "I need nothing any more" not in shown
    send(client, person, access_needs="An interpreter")
    assert known(person) == "An interpreter"


def test_still_right_moves_the_review_and_nothing_else(client: Client, person: Person) -> None:
    before = AccessNeed.objects.get()
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        client.post(own_path(person, "needs/"), {"still-right": "yes"})
    after = AccessNeed.objects.get()
    assert after.review_due > before.review_due
    assert after.text == before.text


def test_nothing_any_more_deletes_it(client: Client, person: Person) -> None:
    answer = client.post(own_path(person, "needs/"), {"nothing": "yes"}, follow=True)
    assert not AccessNeed.objects.exists()
    assert "We have deleted what you needed." in main_of(answer)


@pytest.mark.parametrize("button", ["nothing", "still-right"])
def test_pressing_again_where_nothing_is_known_is_friendly(client: Client, page: OpportunityPage, button: str) -> None:
    person = make_own_person(page)
    before = every_row()
    assert client.post(own_path(person, "needs/"), {button: "yes"}).status_code == 302
    assert tables_that_differ(before, every_row()) == []


@pytest.mark.parametrize("text", ["", " \n ", "\u202e\x07", "x" * 2001])
def test_an_empty_or_endless_text_changes_nothing(client: Client, person: Person, text: str) -> None:
    answer = send(client, person, access_needs=text)
    assert answer.status_code == 422
    assert "There is a problem" in main_of(answer)
    assert known(person) == "A step-free room"


def test_a_post_without_any_field_changes_nothing(client: Client, person: Person) -> None:
    assert send(client, person).status_code == 422
    assert known(person) == "A step-free room"


def test_it_is_no_care_channel_and_says_so(client: Client, person: Person) -> None:
    for answer in (client.get(own_path(person, "needs/")), send(client, person, access_needs="")):
        shown = main_of(answer)
        assert "not watched day and night" in shown
        assert "NHS 111" in shown
