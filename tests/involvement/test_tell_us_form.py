"""The form on which people tell us something: nothing typed is lost, nobody learns who is known, one press is one."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from core.models import Directorate
from home.models import HomePage, StandardPage
from involvement.models import StoryIndexPage, StoryPage, TellUsMessage, TellUsPage
from involvement.views.tell_us import REFUSED
from people.actions.consent import forget_wordings, publish_wording
from people.guards import FormStamp
from people.models import OutboxMessage, Person
from tests.factories.involvement import make_term
from tests.factories.tellings import (
    EMAIL,
    FORM,
    THANK_YOU,
    WORDS,
    State,
    by_email,
    by_phone,
    form_values,
    make_stamp,
    newest,
    send,
    tell_by_email,
)
from tests.html_checker import html_errors_of

POST_BUDGET = 12
PAGE_BUDGET = 10


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: object) -> TellUsPage:
    """The page with the form, and two parts of the trust to choose from."""
    make_term(Directorate, "Older people")
    make_term(Directorate, "Food & <drink>")
    return tell_us_page


def main_of(answer: Any) -> str:
    """Return what stands between header and footer, spaces made single."""
    return re.sub(r"\s+", " ", answer.content.decode().split("<main")[1].split("</main>")[0])


def counts() -> tuple[int, int, int]:
    """Return how many messages, people and mails there are."""
    return TellUsMessage.objects.count(), Person.objects.count(), OutboxMessage.objects.count()


def test_it_asks_and_says_what_it_is_not(client: Client) -> None:
    shown = main_of(client.get(FORM))
    assert shown.count("<h1") == 1
    for words in ("Older people", "Somewhere else, or I am not sure", "May we publish it in our own words?"):
        assert words in shown
    for words in ("not watched day and night", "01632 960100", "111", "Rather talk to someone?"):
        assert words in shown
    assert 'type="file"' not in shown


def test_an_anonymous_one_is_kept_without_anybody(client: Client) -> None:
    part = Directorate.objects.get(name="Older people")
    answer = send(client, form_values(service=str(part.pk), email="typed@example.com", phone="01632 960001"))
    assert (answer.status_code, answer["Location"]) == (302, THANK_YOU)
    message = newest()
    assert (message.words, message.directorate, message.state, message.may_publish) == (WORDS, part, State.NEW, True)
    assert (message.person, message.pending, message.reach_by, message.contact_wording) == (None, {}, "", None)
    assert message.publish_wording.purpose == "publish"
    assert not Person.objects.exists()
    assert "Thank you for telling us" in main_of(client.get(THANK_YOU))


def test_by_email_the_address_waits_for_its_owner(client: Client) -> None:
    message = tell_by_email(client, publish="no")
    assert (message.person.email, message.person.email_confirmed_at, message.person.name) == (EMAIL, None, "")
    assert (message.pending, message.may_contact, message.confirmed_at) == ({"email": EMAIL}, False, None)
    assert (message.may_publish, message.publish_wording) == (False, None)
    assert not message.person.consent_events.exists()


def test_by_phone_and_post_they_wait_to_be_rung_or_written_to(client: Client) -> None:
    send(client, by_phone())
    by_post = {"reach_by": "post", "address": "Kim Example\n1 Example Street\nExampletown"}
    send(client, form_values(words="The garden is lovely.", **by_post))
    rung, written = TellUsMessage.objects.order_by("pk")
    assert rung.pending == {"name": "Kim", "phone": "01632960001"}
    assert written.pending == {"address": by_post["address"]}
    assert (rung.person.phone, rung.person.name, rung.person.channel) == ("", "", "phone")
    assert not OutboxMessage.objects.exists()


def test_the_answer_is_the_same_for_everybody(client: Client) -> None:
    Person.objects.create(email="known@example.com", name="Known", email_confirmed_at=timezone.now())
    forms = [
        form_values(),
        by_email(words="One."),
        by_email(words="Two.", email="known@example.com"),
        by_phone(words="Three."),
        by_email(words="Four.", second_reference="robot"),
        form_values(words="Buy it at https://evil.example.com"),
    ]
    answers = []
    for values in forms:
        sent = send(client, values)
        shown = client.get(sent["Location"])
        headers = {name: value for name, value in shown.headers.items() if name != "X-Request-ID"}
        answers.append((sent.status_code, sent["Location"], shown.content, headers))
    assert len({repr(answer) for answer in answers}) == 1
    assert Person.objects.get(email="known@example.com").name == "Known"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"service": None}, "Choose a part of the trust"),
        ({"service": "999999"}, "Choose a part of the trust"),
        ({"words": None}, "Write what happened, or what should change"),
        ({"words": " \n\t \x01 "}, "Write what happened, or what should change"),
        ({"words": "a" * 4001}, "must be 4000 characters or fewer"),
        ({"reach_by": None}, "Choose whether we may contact you"),
        ({"reach_by": "pigeon"}, "Choose whether we may contact you"),
        ({"reach_by": "email"}, "Enter your email address"),
        ({"reach_by": "email", "email": "sam@"}, "Enter an email address in the correct format"),
        ({"reach_by": "email", "email": "a@b.example\nBcc: c@d.example"}, "Enter an email address in the correct"),
        ({"reach_by": "phone"}, "Enter your phone number"),
        ({"reach_by": "phone", "phone": "12"}, "Enter a phone number, like"),
        ({"reach_by": "post", "address": "here"}, "Enter your full postal address"),
        ({"publish": None}, "Choose whether we may publish it"),
        ({"publish": "perhaps"}, "Choose whether we may publish it"),
        ({"stamp": "nonsense"}, "This page was open for a long time"),
        ({"stamp": None}, "This page was open for a long time"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, wrong: dict[str, Any], message: str) -> None:
    values = form_values(**wrong)
    answer = send(client, values)
    shown = main_of(answer)
    assert answer.status_code == 422
    assert message in shown
    assert "nhsuk-error-summary" in shown
    if "words" not in wrong:
        assert WORDS in shown
    if "publish" not in wrong:
        assert re.search(r'name="publish"[^>]*value="yes"[^>]* checked', shown) or not FormStamp.read(
            values.get("stamp", "")
        )
    assert counts() == (0, 0, 0)


def test_a_form_that_was_open_too_long_is_sent_again_in_one_press(client: Client) -> None:
    answer = send(client, by_email(stamp=make_stamp(timedelta(hours=25))))
    assert answer.status_code == 422
    stamp = re.search(r'name="stamp" value="([^"]+)"', answer.content.decode())
    assert stamp
    with time_machine.travel(timezone.now() + timedelta(seconds=20), tick=False):
        assert send(client, by_email(stamp=stamp[1])).status_code == 302
    assert newest().signs == []


@pytest.mark.parametrize(("purpose", "name"), [("tell-us", "reach_by"), ("publish", "publish")])
def test_words_that_changed_meanwhile_are_read_first(client: Client, purpose: str, name: str) -> None:
    values = by_email()
    publish_wording(purpose, "en", "Quite other words.")
    forget_wordings()
    answer = send(client, values)
    assert answer.status_code == 422
    assert "These words have changed" in main_of(answer)
    assert "Quite other words." in main_of(answer)
    assert not re.search(rf'name="{name}"[^>]* checked', main_of(answer))
    values = form_values(stamp=values["stamp"], publish="no")
    assert send(client, values).status_code == 302  # whoever says no agrees to nothing


def test_a_second_press_keeps_and_mails_nothing_more(client: Client) -> None:
    values = by_email()
    answers = {(answer.status_code, answer["Location"]) for answer in (send(client, values) for _press in range(4))}
    assert answers == {(302, THANK_YOU)}
    assert counts() == (1, 1, 1)
    assert newest().signs == []


def test_many_forms_from_one_place_have_to_wait_and_lose_nothing(client: Client) -> None:
    for number in range(REFUSED):
        assert send(client, form_values(words=f"Number {number} of many.")).status_code == 302
    answer = send(client, form_values(words="One more, please."))
    assert answer.status_code == 429
    assert "One more, please." in main_of(answer)
    assert "Everything you typed is still here" in main_of(answer)
    assert TellUsMessage.objects.count() == REFUSED


def test_one_address_gets_few_mails_a_day(client: Client) -> None:
    for number in range(9):
        send(client, by_email(words=f"{'abcdefghi'[number]} is what I want to say"), REMOTE_ADDR=f"10.0.0.{number}")
    assert TellUsMessage.objects.count() == 9
    assert OutboxMessage.objects.filter(template="tell_us_thanks").count() == 5


def test_it_needs_no_cookie_and_is_kept_nowhere() -> None:
    visitor = Client(enforce_csrf_checks=True)
    for answer in (visitor.get(FORM), send(visitor), visitor.get(THANK_YOU)):
        assert answer.status_code in (200, 302)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert not answer.cookies
    assert "X-Robots-Tag" not in visitor.get(FORM).headers
    assert "noindex" not in visitor.get(FORM).content.decode()
    assert "noindex" in visitor.get(THANK_YOU).headers["X-Robots-Tag"]
    assert visitor.put(FORM).status_code == 405
    assert visitor.get(f"{FORM}nothing/").status_code == 404


def test_opening_it_changes_nothing(client: Client) -> None:
    client.get(FORM, form_values())
    client.head(FORM)
    client.get(THANK_YOU)
    assert counts() == (0, 0, 0)


@pytest.mark.parametrize(
    "words", ["x" * 100_000, "a\x00b", "\udcff", "\ufffd", "שלום عربي اردو 👩‍👩‍👧‍👦" * 90, "‮" * 50 + "odd"]
)
def test_odd_input_gets_a_clear_answer(client: Client, words: str) -> None:
    for name in ("words", "ask_for", "service", "reach_by", "stamp", "second_reference", "address"):
        values = {key: value.encode("utf-8", "surrogatepass") for key, value in form_values(**{name: words}).items()}
        answer = client.post(FORM, urlencode(values), content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (302, 400, 413, 422), name
    assert client.post(FORM, "not a form", content_type="application/json").status_code == 422
    assert client.post(FORM, {"words": ["one", "two"]}).status_code == 422


@pytest.mark.parametrize("form", [form_values, by_email, by_phone])
def test_what_a_form_costs_is_pinned(
    client: Client, form: Callable[..., dict[str, Any]], django_capture_on_commit_callbacks: Any
) -> None:
    send(client, by_email(words="The first one of them."))
    values = form()
    with CaptureQueriesContext(connection) as asked, django_capture_on_commit_callbacks(execute=True):
        assert send(client, values).status_code == 302
    assert newest().words == WORDS
    assert len(asked) <= POST_BUDGET, "\n".join(query["sql"][:160] for query in asked.captured_queries)
    client.get(FORM)
    with CaptureQueriesContext(connection) as looked:
        client.get(FORM)
    assert len(looked) <= PAGE_BUDGET


def test_its_html_is_valid_in_every_state(client: Client) -> None:
    documents = {
        "plain": client.get(FORM),
        "refused": send(client, by_email(words="<b>\"'", email="<b>", service=None, publish=None)),
        "sent": client.get(THANK_YOU),
    }
    cache.clear()
    texts = {name: answer.content.decode() for name, answer in documents.items()}
    assert {name: errors for name, errors in html_errors_of(texts).items() if errors} == {}


class TestWhereItStands(WagtailPageTestCase):
    """It belongs below the list of stories, once, and has nothing below it."""

    def test_where_it_can_be_made(self) -> None:
        """Ask Wagtail."""
        self.assertCanCreateAt(StoryIndexPage, TellUsPage)
        self.assertCanNotCreateAt(HomePage, TellUsPage)
        self.assertCanNotCreateAt(TellUsPage, StandardPage)
        self.assertCanNotCreateAt(TellUsPage, StoryPage)


def test_there_is_one_a_list(form_page: TellUsPage) -> None:
    assert not TellUsPage.can_create_at(form_page.get_parent())
    assert Page.objects.get(pk=form_page.pk).specific_class is TellUsPage


def test_it_can_be_edited_and_previewed(form_page: TellUsPage, editor_client: Client) -> None:
    assert editor_client.get(f"/admin/pages/{form_page.pk}/edit/").status_code == 200
    preview = f"/admin/pages/{form_page.pk}/edit/preview/"
    assert editor_client.get(preview).status_code == 200
