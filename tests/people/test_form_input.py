"""Bad input gets a clear answer and loses nothing; robots get no further than the form."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from core.look.errors import error_links
from involvement.models import OpportunityPage, OpportunityQuestion
from people.actions.consent import publish_wording
from people.models import SignUp
from tests.factories.people import form_data, make_stamp, send_form

LONG = "x" * 5000


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"name": ""}, "name", "Enter your name"),
        ({"name": "   "}, "name", "Enter your name"),
        ({"reach_by": None}, "reach_by", "Choose how we should reach you"),
        ({"reach_by": "pigeon"}, "reach_by", "Choose how we should reach you"),
        ({"email": ""}, "email", "Enter your email address"),
        ({"email": "sam"}, "email", "like name@example.com"),
        ({"reach_by": "phone"}, "phone", "Enter your phone number"),
        ({"reach_by": "phone", "phone": "none"}, "phone", "Enter a phone number"),
        ({"reach_by": "post"}, "address", "Enter your postal address"),
        ({"agree": None}, "agree", "Tick the box"),
        ({"name": LONG}, "name", "120 characters or fewer"),
        ({"email": LONG}, "email", "320 characters or fewer"),
        ({"reach_by": "phone", "phone": LONG}, "phone", "60 characters or fewer"),
        ({"reach_by": "post", "address": LONG}, "address", "400 characters or fewer"),
        ({"access_needs": LONG}, "access_needs", "2000 characters or fewer"),
        ({"how_heard": LONG}, "how_heard", "200 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_by_the_field_and_everything_typed_is_kept(
    client: Client, page: OpportunityPage, values: dict[str, str | None], field: str, words: str
) -> None:
    answer = send_form(client, page, **({"how_heard": "A poster in the hall"} | values))
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors[field])
    shown = answer.content.decode()
    assert "There is a problem" in shown
    assert f'href="#id_{field}' in shown
    assert values.get("how_heard") or "A poster in the hall" in shown
    assert not SignUp.objects.exists()


def test_what_is_too_long_is_still_there(client: Client, page: OpportunityPage) -> None:
    assert LONG in send_form(client, page, access_needs=LONG).content.decode()


@pytest.mark.parametrize("odd", ["a\x00b", "\ufffd", "\x07bell", "\u202egnp.exe", "🦜" * 30, "e\u0301", "<b>&\"'"])
def test_odd_characters_never_break_the_site(client: Client, page: OpportunityPage, odd: str) -> None:
    for field in ("name", "access_needs", "how_heard"):
        assert send_form(client, page, **{field: odd}).status_code in (302, 400, 422)


def test_marks_that_turn_the_writing_direction_are_taken_out(client: Client, page: OpportunityPage) -> None:
    send_form(client, page, name="Sam\u202e elpmaxE", access_needs="one\r\ntwo\x07")
    pending = SignUp.objects.get().pending
    assert (pending["name"], pending["access_needs"]) == ("Sam elpmaxE", "one\ntwo")


def test_a_form_that_comes_back_too_fast_is_asked_for_once_more(client: Client, page: OpportunityPage) -> None:
    fast = send_form(client, page, stamp=make_stamp(timedelta(seconds=1)))
    assert fast.status_code == 422
    assert "send it again" in fast.content.decode()
    assert "sam@example.com" in fast.content.decode()
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("stamp", [None, "", "x", LONG, "1:2:3"])
def test_a_form_without_our_stamp_gets_a_fresh_one(client: Client, page: OpportunityPage, stamp: str | None) -> None:
    answer = send_form(client, page, stamp=stamp)
    assert answer.status_code == 422
    fresh = answer.context["form"]["stamp"].value()
    assert fresh != stamp
    assert "sam@example.com" in answer.content.decode()
    assert not SignUp.objects.exists()


def test_a_form_that_was_open_for_a_day_keeps_its_answers_and_ticks(client: Client, page: OpportunityPage) -> None:
    answer = send_form(client, page, stamp=make_stamp(timedelta(hours=25)), how_heard="A poster")
    assert answer.status_code == 422
    assert "open for a long time" in answer.content.decode()
    form = answer.context["form"]
    assert (form["how_heard"].value(), form["agree"].value()) == ("A poster", True)


def test_nobody_agrees_to_words_that_have_changed(
    client: Client, page: OpportunityPage, django_capture_on_commit_callbacks: Any
) -> None:
    data = form_data()
    with django_capture_on_commit_callbacks(execute=True):
        publish_wording("take-part", "en", "New words.")
    answer = client.post(f"{page.url}take-part/", data)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert "These words have changed" in form.errors["agree"][0]
    assert not form["agree"].value()
    again = client.post(f"{page.url}take-part/", data | {"stamp": make_stamp()})
    assert again.status_code == 302


def test_what_only_a_robot_fills_in_is_emptied_and_asked_again(client: Client, page: OpportunityPage) -> None:
    answer = send_form(client, page, second_reference="http://spam.example")
    assert answer.status_code == 422
    assert "spam.example" not in answer.content.decode()
    assert not SignUp.objects.exists()


def test_the_hidden_field_is_hidden_from_everyone(client: Client, page: OpportunityPage) -> None:
    shown = client.get(f"{page.url}take-part/").content.decode()
    hidden = shown.split('aria-hidden="true">')[-1].split("</form>")[0]
    for words in ('name="second_reference"', 'tabindex="-1"', 'autocomplete="off"'):
        assert words in hidden


def test_too_many_forms_from_one_address_keep_what_was_typed(client: Client, page: OpportunityPage) -> None:
    for number in range(20):
        assert send_form(client, page, email=f"sam{number}@example.com").status_code == 302
    answer = send_form(client, page, email="sam20@example.com", how_heard="A poster")
    assert answer.status_code == 429
    assert "A poster" in answer.content.decode()
    assert SignUp.objects.count() == 20


def test_an_answer_never_lands_under_another_question(client: Client, page: OpportunityPage) -> None:
    first = OpportunityQuestion.objects.create(page=page, label="Which days suit you?", kind="short")
    shown = client.get(f"{page.url}take-part/")
    name = shown.context["form"].question_fields[0].html_name
    first.label = "Do you drive?"
    first.save()
    send_form(client, page, **{name: "Mondays"})
    assert SignUp.objects.get().pending["answers"] == []


@pytest.mark.parametrize(("kind", "wrong"), [("choice", "Sundays"), ("yes-no", "perhaps"), ("short", ""), ("long", "")])
def test_the_editors_questions_are_judged_too(client: Client, page: OpportunityPage, kind: str, wrong: str) -> None:
    OpportunityQuestion.objects.create(page=page, label="Which?", kind=kind, choices="Mondays\nTuesdays", required=True)
    name = client.get(f"{page.url}take-part/").context["form"].question_fields[0].html_name
    answer = send_form(client, page, **{name: wrong})
    assert answer.status_code == 422
    assert "“Which?”" in answer.context["form"].errors[name][0]


def test_errors_are_listed_in_the_order_of_the_page_and_name_the_question(
    client: Client, page: OpportunityPage
) -> None:
    label = "Are you 100%(sure)s?"
    OpportunityQuestion.objects.create(page=page, label=label, kind="short", required=True)
    answer = send_form(client, page, name="", access_needs=LONG, how_heard=LONG, agree=None)
    assert [link["text"] for link in error_links(answer.context["form"])] == [
        "Enter your name",
        "“What would you need to take part?” must be 2000 characters or fewer. Nothing you typed is lost",
        f"Answer the question “{label}”",
        "“How did you hear about this?” must be 200 characters or fewer. Nothing you typed is lost",
        "Tick the box so that we may keep your details",
    ]
    name = answer.context["form"].question_fields[0].html_name
    too_long = send_form(client, page, **{name: LONG}).context["form"].errors[name][0]
    assert too_long.startswith(f"“{label}” must be 200 characters")
