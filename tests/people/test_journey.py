"""The main job: somebody fills in the form, confirms by the link in the mail, and the team hears of it."""

from typing import Any

import pytest
from django.test import Client

from involvement.models import OpportunityPage, OpportunityQuestion
from people.models import AccessNeed, ConsentEvent, Person, SignUp
from tests.factories.people import form_data, post_arrives, press_confirm, send_form


def test_from_the_form_to_the_team(client: Client, page: OpportunityPage) -> None:
    OpportunityQuestion.objects.create(page=page, label="Which days suit you?", kind="short")
    OpportunityQuestion.objects.create(page=page, label="Have you done this before?", kind="yes-no")
    shown = client.get(f"{page.url}take-part/")
    assert shown.status_code == 200
    names = {field.label: field.html_name for field in shown.context["form"].question_fields}
    answers = {names["Which days suit you?"]: "Mondays", names["Have you done this before?"]: "no"}

    sent = send_form(client, page, access_needs="A step-free room", how_heard="A poster", news="on", **answers)

    assert (sent.status_code, sent["Location"]) == (302, f"{page.url}take-part/thank-you/?by=email")
    assert "Check your email" in client.get(sent["Location"]).content.decode()
    sign_up = SignUp.objects.get()
    assert sign_up.state == SignUp.State.UNCONFIRMED
    assert (sign_up.person.name, sign_up.answers, AccessNeed.objects.count()) == ("", [], 0)

    (asked,) = post_arrives()
    assert asked.to == ["sam@example.com"]
    link = next(line for line in asked.body.splitlines() if "/confirm/" in line)
    path = link.removeprefix("http://testserver")
    assert "Yes, I want to take part" in client.get(path).content.decode()
    assert press_confirm(client, path).status_code == 302
    assert "You have confirmed" in client.get(path).content.decode()

    sign_up.refresh_from_db()
    person = Person.objects.get()
    assert sign_up.state == SignUp.State.AWAITING_TEAM
    assert [event.to_state for event in sign_up.events.all()] == ["confirmed", "awaiting-team"]
    assert (person.name, person.email_confirmed_at is not None) == ("Sam Example", True)
    assert person.access_need.text == "A step-free room"
    assert sign_up.how_heard == "A poster"
    assert {row["question"]: row["answer"] for row in sign_up.answers} == {
        "Which days suit you?": "Mondays",
        "Have you done this before?": "No",
    }
    given = ConsentEvent.objects.values_list("wording__purpose", "decision", "channel")
    assert set(given) == {("take-part", "given", "web"), ("news", "given", "web")}

    _asked, *after = post_arrives()
    assert {mail.to[0]: mail.subject for mail in after} == {
        "sam@example.com": "Thank you for signing up",
        "team@example.org": "Someone wants to take part",
    }


def test_thank_you_page_knows_only_its_own_words(client: Client, page: OpportunityPage) -> None:
    for by, words in (
        ("phone", "We will ring you"),
        ("post", "We will write to you"),
        ("<script>", "Check your email"),
    ):
        answer = client.get(f"{page.url}take-part/thank-you/", {"by": by})
        assert words in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()


def test_pages_of_the_journey_are_kept_nowhere(client: Client, page: OpportunityPage) -> None:
    for path in ("take-part/", "take-part/thank-you/"):
        answer = client.get(page.url + path)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]


def test_journey_knows_get_and_post_only(client: Client, page: OpportunityPage) -> None:
    for method in ("put", "delete", "patch"):
        assert getattr(client, method)(f"{page.url}take-part/").status_code == 405


def test_news_is_recorded_only_for_those_who_ticked(client: Client, page: OpportunityPage) -> None:
    send_form(client, page)
    assert len(SignUp.objects.get().pending["wordings"]) == 1


def test_form_says_that_nobody_watches_it(client: Client, page: OpportunityPage) -> None:
    words = client.get(f"{page.url}take-part/").content.decode()
    assert "not watched day and night" in words
    assert "PALS" in words
    assert "NHS 111" in words


def test_a_form_without_javascript_may_hold_what_was_not_chosen(client: Client, page: OpportunityPage) -> None:
    sent = send_form(client, page, phone="not a number", address="x")
    assert sent.status_code == 302
    pending: dict[str, Any] = SignUp.objects.get().pending
    assert (pending["phone"], pending["address"]) == ("", "")


@pytest.mark.parametrize("origin", ["null", "http://testserver", None])
def test_the_form_works_without_any_cookie(page: OpportunityPage, origin: str | None) -> None:
    strict = Client(enforce_csrf_checks=True)
    shown = strict.get(f"{page.url}take-part/")
    assert "csrfmiddlewaretoken" not in shown.content.decode()
    sent = strict.post(f"{page.url}take-part/", form_data(), headers={"Origin": origin} if origin else {})
    assert sent.status_code == 302
    assert SignUp.objects.exists()
    assert not strict.cookies


@pytest.mark.parametrize("address", ["", "take-part/thank-you/", "nowhere/"])
def test_nothing_but_the_form_takes_a_post_without_a_token(page: OpportunityPage, address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(f"{page.url}{address}", form_data()).status_code in (403, 404)
