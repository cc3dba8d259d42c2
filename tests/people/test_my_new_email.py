"""A new email address counts when its mailbox has answered; nobody learns whose addresses we know."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.new_email import forget_unanswered_emails
from people.models import OutboxMessage, Person
from people.tokens import new_email_token
from tests.factories.people import confirm_path, post_arrives
from tests.people.own_page import details_of, main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

NEW = "new@example.com"


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part and whose first mails have arrived."""
    person = make_own_person(page)
    post_arrives()
    mail.outbox.clear()
    return person


def type_new(client: Client, person: Person, email: str = NEW) -> Any:
    """Type another address on the details page, and return the answer."""
    answer = client.post(own_path(person, "details/"), details_of(person, email=email))
    person.refresh_from_db()
    return answer


def link_in(message: Any) -> str:
    """Return the link of a mail without the site's name."""
    return re.findall(r"http://testserver(/my/\S+)", message.body)[0]


def test_until_the_mailbox_answers_the_old_address_stays(client: Client, person: Person) -> None:
    answer = type_new(client, person)
    assert (person.email, person.new_email) == ("sam@example.com", NEW)
    assert "We have sent an email to the new address" in main_of(client.get(answer.headers["Location"]))
    [asked] = post_arrives()
    assert asked.to == [NEW]
    assert "Sam" not in asked.body and "sam@example.com" not in asked.body


def test_the_button_makes_the_address_theirs_and_opens_their_page(client: Client, person: Person) -> None:
    type_new(client, person)
    [asked] = post_arrives()
    shown = client.get(link_in(asked))
    assert "Sam Example" in main_of(shown)
    answer = client.post(link_in(asked), follow=True)
    person.refresh_from_db()
    assert (person.email, person.new_email) == (NEW, "")
    assert person.email_confirmed_at is not None
    assert "We write to your new email address" in main_of(answer)


def test_every_link_sent_to_the_old_address_ends(client: Client, person: Person) -> None:
    old_page, old_confirm = own_path(person), confirm_path(person.sign_ups.get())
    type_new(client, person)
    assert client.get(old_page).status_code == 200
    client.post(link_in(post_arrives()[-1]))
    assert client.get(old_page).status_code == 410
    assert client.get(old_confirm).status_code == 404


def test_the_old_address_is_told_once_and_then_forgotten(client: Client, person: Person) -> None:
    type_new(client, person)
    link = link_in(post_arrives()[-1])
    client.post(link)
    told = post_arrives()[-1]
    assert told.to == ["sam@example.com"]
    assert NEW not in told.body
    assert "01632 960000" in told.body
    assert "sam@example.com" not in str(list(OutboxMessage.objects.values()))


def test_pressing_again_and_coming_back_is_friendly(client: Client, person: Person) -> None:
    type_new(client, person)
    link = link_in(post_arrives()[-1])
    client.post(link)
    before = every_row()
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 200
        assert "We use this email address" in main_of(answer)
        assert "Sam Example" not in main_of(answer)
    assert tables_that_differ(before, every_row()) == []


def test_an_address_of_somebody_else_gives_the_same_answer_and_changes_nothing(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    kim = make_own_person(page, email="kim@example.com", name="Kim Example")
    post_arrives()
    mail.outbox.clear()
    pages = []
    for email in ("kim@example.com", NEW):
        answer = type_new(client, person, email)
        shown = client.get(answer.headers["Location"]).content.decode()
        details = client.get(own_path(person, "details/")).content.decode()
        pages.append(re.sub(r"/my/[^/\"]+/", "/my/token/", shown + details).replace(email, "typed"))
        assert len(post_arrives()) == len(pages)
    assert pages[0] == pages[1]
    told, asked = mail.outbox
    assert (told.to, asked.to) == (["kim@example.com"], [NEW])
    assert "nothing has changed" in told.body
    assert "Sam" not in told.body and "sam@example.com" not in told.body
    assert re.findall(r"/my/\S*", str(told.body)) == ["/my/"]
    kim.refresh_from_db()
    person.refresh_from_db()
    assert (kim.email, person.email) == ("kim@example.com", "sam@example.com")


def test_an_address_that_was_taken_meanwhile_stays_with_who_has_it(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    type_new(client, person)
    link = link_in(post_arrives()[-1])
    other = make_own_person(page, email=NEW, name="Kim Example")
    answer = client.post(link)
    assert answer.status_code == 409
    assert "We cannot use this email address" in main_of(answer)
    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.email, person.new_email, other.email) == ("sam@example.com", "", NEW)
    assert client.get(own_path(person)).status_code == 200


def test_a_newer_address_ends_the_question_to_the_one_before(client: Client, person: Person) -> None:
    type_new(client, person, "first@example.com")
    first = link_in(post_arrives()[-1])
    type_new(client, person, NEW)
    assert client.get(first).status_code == 410
    assert client.post(first).status_code == 410
    assert client.get(link_in(post_arrives()[-1])).status_code == 200
    person.refresh_from_db()
    assert person.email == "sam@example.com"


def test_of_two_questions_that_wait_only_the_newest_is_sent(client: Client, person: Person) -> None:
    type_new(client, person, "first@example.com")
    type_new(client, person, NEW)
    assert [message.to for message in post_arrives()] == [[NEW]]


def test_the_same_address_typed_again_sends_one_mail_an_hour(client: Client, person: Person) -> None:
    with time_machine.travel(timezone.now().replace(minute=5), tick=False) as clock:
        for _each in range(3):
            type_new(client, person)
        assert len(post_arrives()) == 1
        clock.shift(timedelta(hours=1))
        type_new(client, person)
        assert len(post_arrives()) == 2


def test_somebody_can_keep_the_old_address(client: Client, person: Person) -> None:
    type_new(client, person)
    link = link_in(post_arrives()[-1])
    answer = client.post(own_path(person, "details/"), {"keep-old-email": "yes"}, follow=True)
    assert "We keep your old email address." in main_of(answer)
    person.refresh_from_db()
    assert (person.email, person.new_email) == ("sam@example.com", "")
    assert client.post(link).status_code == 410


def test_saving_other_details_leaves_the_question_as_it_is(client: Client, person: Person) -> None:
    type_new(client, person)
    client.post(own_path(person, "details/"), details_of(person, name="Samantha"))
    person.refresh_from_db()
    assert (person.name, person.new_email) == ("Samantha", NEW)


def test_nobody_can_mail_many_addresses_from_their_page(client: Client, person: Person) -> None:
    answers = [type_new(client, person, f"new{number}@example.com") for number in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "nothing is saved" in main_of(answers[5])
    assert answers[5].context["form"]["email"].value() == "new5@example.com"
    assert person.new_email == "new4@example.com"
    assert OutboxMessage.objects.filter(template="new_email").count() == 5
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert type_new(client, person, "new5@example.com").status_code == 302


@pytest.mark.parametrize("spelling", ["SAM@example.com", " sam@EXAMPLE.com", "mailto:sam@example.com"])
def test_another_spelling_of_the_present_address_asks_nothing(client: Client, person: Person, spelling: str) -> None:
    type_new(client, person, spelling)
    assert person.new_email == ""
    assert post_arrives() == []


def test_the_link_runs_out(client: Client, person: Person) -> None:
    type_new(client, person)
    link = link_in(post_arrives()[-1])
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        for answer in (client.get(link), client.post(link)):
            assert answer.status_code == 410
    person.refresh_from_db()
    assert person.email == "sam@example.com"


def test_an_address_that_never_answers_is_forgotten(client: Client, person: Person) -> None:
    type_new(client, person)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert forget_unanswered_emails() == 0  # a mail that was slow must still be able to arrive
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert forget_unanswered_emails() == 1
        assert forget_unanswered_emails() == 0
    person.refresh_from_db()
    assert person.new_email == ""


def test_the_link_of_one_person_takes_no_address_of_another(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    kim = make_own_person(page, email="kim@example.com", name="Kim Example")
    person.new_email = kim.new_email = NEW
    person.save()
    kim.save()
    client.post(f"/my/{new_email_token(kim)}/email/")
    kim.refresh_from_db()
    person.refresh_from_db()
    assert (kim.email, person.email) == (NEW, "sam@example.com")
    assert client.post(f"/my/{new_email_token(person)}/email/").status_code == 409


def test_somebody_without_email_can_add_one(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page, reach_by="phone", email="", phone="01632960001")
    client.post(own_path(person, "details/"), details_of(person, email=NEW))
    mail.outbox.clear()
    client.post(link_in(post_arrives()[-1]))
    person.refresh_from_db()
    assert person.email == NEW
    assert [message.to for message in post_arrives() if message.to != ["team@example.org"]] == [[NEW]]
