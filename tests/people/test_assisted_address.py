"""An address that staff wrote down counts for news only once its owner has pressed the button in a mail to it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.models import OutboxMessage, Person
from people.permissions import may_receive
from people.subscriptions import NEWS
from people.tokens import address_token, confirmation_token, own_token
from tests.factories.people import post_arrives
from tests.html_checker import html_errors_of
from tests.people.test_assisted import by_email, look_and_save, typed, write_down


@pytest.fixture
def person(editor_client: Client, page: OpportunityPage) -> Person:
    """Somebody who asked for news by phone, with an address that nobody has confirmed."""
    write_down(editor_client, page, by_email(news="on", asks_address="on"))
    return Person.objects.get()


def address_of(person: Person) -> str:
    """Return the path behind the link in the mail."""
    return f"/confirm/{address_token(person)}/address/"


def gets_news(person: Person) -> bool:
    """Tell whether a mail with news would go to this person now."""
    return may_receive(Person.objects.get(pk=person.pk), OutboxMessage.Kind.SUBSCRIPTION, NEWS)


def test_news_wait_for_the_button(client: Client, person: Person) -> None:
    [mail] = [mail for mail in post_arrives() if mail.subject == "Is this your email address?"]
    assert mail.to == ["sam@example.com"]
    assert not gets_news(person)
    path = re.search(r"http://testserver(/confirm/\S+/address/)", mail.body)[1]
    for _twice in range(2):
        assert client.get(path).status_code == 200
    client.head(path)
    assert not gets_news(person)  # opening a link changes nothing
    assert client.post(path).status_code == 302
    assert gets_news(person)
    assert "Thank you" in client.get(path).content.decode()
    assert client.post(path).status_code == 200  # a repeat visit is friendly


def test_mail_and_page_name_nobody(client: Client, person: Person) -> None:
    [mail] = [mail for mail in post_arrives() if mail.subject == "Is this your email address?"]
    shown = client.get(address_of(person))
    for words in (mail.body, mail.alternatives[0][0], shown.content.decode()):
        for secret in ("Sam", "chairs", "sam@example.com", "/my/e"):
            assert secret not in words.replace("http://testserver", ""), secret
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown["Cache-Control"]


def test_the_mail_goes_only_where_staff_ask_for_it(editor_client: Client, page: OpportunityPage) -> None:
    write_down(editor_client, page, by_email(news="on"))
    assert not OutboxMessage.objects.filter(template="confirm_address").exists()


def test_nobody_without_email_is_asked(editor_client: Client, page: OpportunityPage) -> None:
    write_down(editor_client, page, typed(asks_address="on"))
    assert not OutboxMessage.objects.filter(template="confirm_address").exists()


def test_an_address_that_is_confirmed_is_not_asked_again(
    editor_client: Client, page: OpportunityPage, person: Person
) -> None:
    Person.objects.update(email_confirmed_at=timezone.now())
    look_and_save(editor_client, page, by_email(asks_address="on"))
    assert OutboxMessage.objects.filter(template="confirm_address").count() == 1
    assert [
        mail.subject for mail in post_arrives() if "your email address" in mail.subject
    ] == []  # not needed any more


def test_one_mail_an_hour(editor_client: Client, page: OpportunityPage, person: Person) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        look_and_save(editor_client, page, by_email(asks_address="on"))
        assert OutboxMessage.objects.filter(template="confirm_address").count() <= 2
        clock.shift(timedelta(hours=2))
        look_and_save(editor_client, page, by_email(asks_address="on", name="Sam B. Example"))
    keys = OutboxMessage.objects.filter(template="confirm_address").values_list("key", flat=True)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("what", ["nonsense", "another purpose", "own page", "other address", "ended", "gone"])
def test_other_links_are_unknown(client: Client, person: Person, what: str) -> None:
    path = address_of(person)
    if what == "nonsense":
        path = "/confirm/nonsense/address/"
    if what == "another purpose":
        path = f"/confirm/{confirmation_token(person.sign_ups.get())}/address/"
    if what == "own page":
        path = f"/confirm/{own_token(person)}/address/"
    if what == "other address":
        Person.objects.update(email="kim@example.com")
    if what == "ended":
        Person.objects.update(token_key="another")
    if what == "gone":
        person.delete()
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404
    assert not Person.objects.filter(email_confirmed_at__isnull=False).exists()


def test_a_link_that_has_run_out_says_so(client: Client, person: Person) -> None:
    path = address_of(person)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        answer = client.post(path)
    assert answer.status_code == 410
    assert "01632 960000" in answer.content.decode()
    assert Person.objects.get().email_confirmed_at is None


def test_page_is_valid_html(client: Client, person: Person) -> None:
    path = address_of(person)
    documents = {"ask": client.get(path).content.decode()}
    client.post(path)
    documents["done"] = client.get(path).content.decode()
    assert html_errors_of(documents) == {"ask": [], "done": []}
