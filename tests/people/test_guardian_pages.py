"""The pages of young people and their guardians: valid, kept nowhere, friendly to odd input, never slower."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.logs import JsonLines
from involvement.models import OpportunityPage
from people.actions.guardians import agree
from people.actions.leaving import leave
from people.models import SignUp
from people.selectors import current_wording
from tests.factories.guardians import (
    agreement_for,
    answer,
    born,
    date_parts,
    guardian_path,
    make_waiting,
    make_young_page,
    make_young_sign_up,
    send_young_form,
)
from tests.factories.involvement import make_session
from tests.factories.people import confirm_path, make_sign_up, post_arrives, press_confirm, send_form
from tests.html_checker import html_errors_of

GUARDIAN_PAGE = 7  # queries


@pytest.fixture
def young(opportunity_index: Page, organisation: object) -> OpportunityPage:
    """An opportunity for people of 13 and older, with a guardian below 16, and a date."""
    page = make_young_page(opportunity_index, highest_age=25)
    make_session(page, timezone.now() + timedelta(days=3), note="Online")
    return page


def test_every_page_of_the_way_is_valid_html(client: Client, young: OpportunityPage) -> None:
    shown: dict[str, Any] = {
        "form": client.get(f"{young.url}take-part/"),
        "form sent empty": client.post(f"{young.url}take-part/", {}),
        "no guardian": send_form(client, young, **date_parts(born(14))),
        "own email": send_young_form(client, young, guardian_email="sam@example.com", guardian_phone="x"),
        "wrong date": send_form(client, young, born_on_day="31", born_on_month="2", born_on_year="2010"),
        "too young": send_young_form(client, young, 12),
        "too old": send_young_form(client, young, 26),
        "thank you": client.get(f"{young.url}take-part/thank-you/"),
    }
    news = current_wording("news", "en")
    assert news
    sign_up = make_young_sign_up(young, wordings=(news.pk,))
    shown["confirm"] = client.get(confirm_path(sign_up))
    shown["waiting"] = press_confirm(client, confirm_path(sign_up), follow=True)
    shown["guardian"] = client.get(guardian_path(sign_up))
    shown["guardian without an answer"] = client.post(guardian_path(sign_up), {"answer": "perhaps"})
    shown["agreed"] = answer(client, sign_up, "agree")
    shown["agreed without an answer"] = client.post(guardian_path(sign_up))
    shown["withdrawn"] = answer(client, sign_up, "withdraw")
    shown["form again"] = client.get(confirm_path(make_sign_up(young, born_on=born(17).isoformat())))
    left = make_waiting(young, email="lee@example.com")
    leave(left)
    shown["left"] = client.get(guardian_path(left))
    late = make_waiting(young, email="kit@example.com")
    path = guardian_path(late)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        shown["run out"] = client.get(path)
    with time_machine.travel(timezone.now() + timedelta(days=366 * 3)):
        shown["not needed"] = client.get(path)
    shown["refused"] = answer(client, late, "refuse")
    shown["gone"] = client.get(path)
    headings = {name: re.findall(r"<h1>(.*?)</h1>", page.content.decode(), re.DOTALL) for name, page in shown.items()}
    assert {name: found for name, found in headings.items() if len(found) != 1} == {}
    assert {name: found[0].strip() for name, found in headings.items()} == {
        "form": "Take part",
        "form sent empty": "Take part",
        "no guardian": "Take part",
        "own email": "Take part",
        "wrong date": "Take part",
        "too young": "You cannot sign up for this yet",
        "too old": "This is for younger people",
        "thank you": "Check your email",
        "confirm": "Confirm that you want to take part",
        "waiting": "Thank you. You have confirmed",
        "guardian": "Do you agree?",
        "guardian without an answer": "Do you agree?",
        "agreed": "Thank you. You have agreed",
        "agreed without an answer": "Thank you. You have agreed",
        "withdrawn": "You no longer agree",
        "form again": "Please fill in the form again",
        "left": "They do not take part any more",
        "run out": "This link has run out",
        "not needed": "We do not need your answer any more",
        "refused": "Thank you for your answer",
        "gone": "There is nothing to answer any more",
    }
    documents = {name: page.content.decode() for name, page in shown.items()}
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


def test_the_guardians_page_says_what_it_is_about(client: Client, young: OpportunityPage) -> None:
    words = client.get(guardian_path(make_waiting(young, access_needs="Secret need"))).content.decode()
    for expected in (
        "Sam Example would like to take part in this, and has named you as their parent or guardian.",
        young.title,
        young.summary,
        "Online",
        "Example House, Example Street",
        "Example contact",
        'href="tel:01632960001"',
        "Please answer by",
        "date of birth",
        "Yes, I agree",
        "No, I do not agree",
    ):
        assert expected in words
    for theirs in ("Secret need", "sam@example.com", born(14).isoformat()):
        assert theirs not in words


@pytest.mark.parametrize("said", ["", "perhaps", "AGREE", "x" * 5000, "agree\n", "é"])
def test_an_answer_that_is_none_changes_nothing(client: Client, young: OpportunityPage, said: str) -> None:
    sign_up = make_waiting(young)
    shown = client.post(guardian_path(sign_up), {"answer": said})
    assert shown.status_code == 422
    assert "Please press one of the two buttons" in shown.content.decode()
    assert SignUp.objects.get().state == SignUp.State.AWAITING_GUARDIAN


def test_names_are_text(client: Client, young: OpportunityPage) -> None:
    sign_up = make_young_sign_up(young, name="<b>Sam</b>", guardian_name="<script>alert(1)</script>")
    for path in (confirm_path(sign_up), confirm_path(sign_up)):
        assert "<script>alert(1)" not in client.get(path).content.decode()
    press_confirm(client, confirm_path(sign_up))
    assert "<b>Sam" not in client.get(guardian_path(sign_up)).content.decode()


def test_guardians_need_no_cookie_and_no_token_of_a_form(young: OpportunityPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    sign_up = make_waiting(young)
    shown = strict.get(guardian_path(sign_up))
    assert not shown.cookies
    assert "csrfmiddlewaretoken" not in shown.content.decode()
    answer(strict, sign_up, "agree")
    assert SignUp.objects.get().state == SignUp.State.ACTIVE


def test_guardians_pages_are_kept_nowhere_and_logged_nowhere(
    client: Client, young: OpportunityPage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sign_up = make_waiting(young, name="Robin Example")
    post_arrives()
    path = guardian_path(sign_up)
    for shown in (client.get(path), client.post(path), client.post(path, {"answer": "refuse"}), client.get(path)):
        assert "no-store" in shown["Cache-Control"]
        assert shown["Referrer-Policy"] == "no-referrer"
        assert "noindex" in shown["X-Robots-Tag"]
    written = "\n".join(JsonLines().format(record) for record in caplog.records if record.name != "django.db.backends")
    for secret in (path.split("/")[2], "kim@example.net", "Kim Guardian", "Robin", "sam@example.com"):
        assert secret not in written


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, young: OpportunityPage, method: str) -> None:
    assert getattr(client, method)(guardian_path(make_waiting(young))).status_code == 405


def test_a_broken_link_of_a_guardian_is_unknown(client: Client, young: OpportunityPage) -> None:
    path = guardian_path(make_waiting(young))
    assert client.get(path.rstrip("/")[:-3] + "/").status_code == 404


def test_the_page_asks_no_more_as_others_wait(
    client: Client, young: OpportunityPage, django_assert_max_num_queries: Any
) -> None:
    sign_up = make_waiting(young)
    client.get(guardian_path(sign_up))
    for number in range(12):
        with django_assert_max_num_queries(GUARDIAN_PAGE):
            assert client.get(guardian_path(sign_up)).status_code == 200
        if number == 0:
            for other in range(10):
                make_waiting(young, email=f"sam{other}@example.com")
    agree(agreement_for(sign_up))
    with django_assert_max_num_queries(GUARDIAN_PAGE):
        assert client.get(guardian_path(sign_up)).status_code == 200


def test_sending_a_form_with_a_guardian_asks_no_more_than_any_other(
    client: Client,
    young: OpportunityPage,
    django_assert_max_num_queries: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    client.get(f"{young.url}take-part/")
    with django_assert_max_num_queries(12), django_capture_on_commit_callbacks(execute=True):
        assert send_young_form(client, young).status_code == 302
