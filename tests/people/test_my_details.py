"""Changing one's own details: everything can be kept, changed or emptied, and consent is never touched."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from involvement.models import OpportunityPage
from people.models import ConsentEvent, Person
from tests.people.own_page import details_of, held_about, main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

HOME = "1 Example Street\nEX1 1EX"


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody of whom we have an address, a phone number and a home."""
    person = make_own_person(page)
    person.phone, person.address = "01632960001", HOME
    person.save()
    return person


def save(client: Client, person: Person, **overrides: Any) -> Any:
    """Send the details form with some changes, and return the answer."""
    answer = client.post(own_path(person, "details/"), details_of(person, **overrides))
    person.refresh_from_db()
    return answer


def test_what_is_changed_is_saved_and_said(client: Client, person: Person) -> None:
    answer = save(
        client, person, name="Samantha", phone="+44 1632 960002", language="en", format="easy-read", reach_by="phone"
    )
    assert (person.name, person.phone, person.format, person.channel) == (
        "Samantha",
        "01632960002",
        "easy-read",
        "phone",
    )
    assert person.address == HOME
    assert "Your details are saved." in main_of(client.get(answer.headers["Location"]))


def test_the_form_shows_what_we_hold(client: Client, person: Person) -> None:
    shown = client.get(own_path(person, "details/")).content.decode()
    for held in ("Sam Example", "sam@example.com", "01632960001", HOME):
        assert held in shown


def test_saving_the_form_as_it_is_changes_nothing(client: Client, person: Person) -> None:
    before = every_row()
    assert save(client, person).status_code == 302
    assert tables_that_differ(before, every_row()) == []


def test_saving_twice_is_friendly_and_saves_once(client: Client, person: Person) -> None:
    for _each in range(2):
        assert save(client, person, name="Samantha").status_code == 302
    assert ModelLogEntry.objects.filter(action="people.change").count() == 1


def test_saving_details_never_touches_consent(client: Client, person: Person) -> None:
    before = list(ConsentEvent.objects.values())
    save(
        client,
        person,
        name="Samantha",
        reach_by="post",
        format="audio",
        agree="on",
        news="on",
        start="news",
        stop="news",
    )
    assert person.name == "Samantha"
    assert list(ConsentEvent.objects.values()) == before


def test_switching_the_way_to_be_reached_keeps_the_other_ways(client: Client, person: Person) -> None:
    for channel in Person.Channel.values:
        save(client, person, reach_by=channel)
        assert (person.channel, person.email, person.phone, person.address) == (
            channel,
            "sam@example.com",
            "01632960001",
            HOME,
        )


def test_an_emptied_box_is_forgotten(client: Client, person: Person) -> None:
    save(client, person, phone="", address=" ")
    assert (person.phone, person.address) == ("", "")


def test_the_box_of_the_chosen_way_cannot_be_empty(client: Client, person: Person) -> None:
    for channel, box, words in (
        ("phone", "phone", "Enter your phone number"),
        ("post", "address", "Enter your postal address"),
    ):
        answer = save(client, person, reach_by=channel, **{box: ""})
        assert answer.status_code == 422
        assert words in main_of(answer)
    assert (person.channel, person.phone, person.address) == ("email", "01632960001", HOME)


def test_the_email_address_can_be_changed_and_not_taken_away(client: Client, person: Person) -> None:
    answer = save(client, person, email="", reach_by="phone")
    assert answer.status_code == 422
    assert "Enter your email address" in main_of(answer)
    assert person.email == "sam@example.com"


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "\u202e\x07 "},
        {"email": "not an address"},
        {"email": "a@" + "b" * 300 + ".org"},
        {"phone": "call me"},
        {"phone": "1" * 61},
        {"address": "short"},
        {"address": "x\n" * 300},
        {"reach_by": "pigeon"},
        {"reach_by": None},
        {"language": "tlh"},
        {"language": None},
        {"format": "papyrus"},
        {"format": ["standard", "audio", "nonsense"]},
    ],
    ids=str,
)
def test_bad_input_is_told_and_nothing_is_saved_or_lost(client: Client, person: Person, bad: dict[str, Any]) -> None:
    before = held_about(person)
    answer = save(client, person, **bad)
    assert answer.status_code == 422
    assert "There is a problem" in main_of(answer)
    assert "Error:" in answer.content.decode().split("</title>")[0]
    assert held_about(person) == before
    if "address" not in bad:
        assert HOME in answer.content.decode()


@pytest.mark.parametrize("name", ["=1+1", "<script>alert(1)</script>", "Ӝ 😀 ‮evil", "O’Brien-Ñandú", "李小龙"])
def test_odd_names_are_kept_and_shown_safely(client: Client, person: Person, name: str) -> None:
    assert save(client, person, name=name).status_code == 302
    shown = client.get(own_path(person)).content.decode()
    assert "<script>alert" not in shown
    assert "\u202e" not in person.name
    assert len(person.name) > 2


def test_a_form_with_fields_of_another_record_changes_only_its_own(client: Client, person: Person) -> None:
    save(client, person, name="Samantha", pk="1", token_key="x", born_on="2000-01-01", email_confirmed_at="2000-01-01")
    changed = Person.objects.get(pk=person.pk)
    assert changed.born_on is None
    assert changed.token_key != "x"


def test_a_new_language_leads_to_the_page_in_it(client: Client, person: Person) -> None:
    answer = save(client, person, language="ur")
    assert answer.headers["Location"].startswith("/ur/my/")
    assert person.language == "ur"


def test_staff_can_see_that_the_person_changed_something_and_not_what(client: Client, person: Person) -> None:
    save(client, person, name="Samantha Secret")
    entry = ModelLogEntry.objects.get(action="people.change")
    assert entry.user is None
    assert "Secret" not in f"{entry.label} {entry.data}"
