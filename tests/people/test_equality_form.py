"""The form of equality monitoring: everything may be left out, bad input gets words, and nothing tells who answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.html import escape
from wagtail.models import Locale

from core.models import OrganisationSettings
from home.models import HomePage
from people.equality import ETHNICITY
from people.models import EqualityCount
from tests.factories.people import make_stamp
from tests.html_checker import html_errors_of
from tests.people.test_equality import counted

FORM = "/equality/"
THANKS = "/equality/thank-you/"
LONG = "x" * 5000


@pytest.fixture(autouse=True)
def site(home_page: object, organisation: OrganisationSettings) -> None:
    """The page has the furniture of the site around it."""


def send(client: Client, **answers: Any) -> Any:
    """Send the form and return the answer."""
    return client.post(FORM, {"stamp": make_stamp()} | answers)


def test_the_form_asks_four_questions_with_a_way_not_to_answer_each(client: Client) -> None:
    shown = client.get(FORM).content.decode()
    assert shown.count('value="Z"') == 4
    assert shown.count("Prefer not to say") == 4
    for label in ETHNICITY.values():
        assert escape(str(label)) in shown
    for words in ("You do not have to answer", "Nobody can find out who answered", "It makes no difference"):
        assert words in shown
    assert "<textarea" not in shown and shown.count('type="text"') == 1  # the trap for robots


def test_answers_are_counted_and_thanked_for(client: Client) -> None:
    answer = send(client, ethnicity="H", age="25-34", gender="another", disability="yes")
    assert (answer.status_code, answer["Location"]) == (302, THANKS)
    assert "Thank you" in client.get(THANKS).content.decode()
    assert set(counted()) == {
        ("ethnicity", "H"),
        ("age", "25-34"),
        ("gender", "another"),
        ("disability", "yes"),
    }


@pytest.mark.parametrize("answers", [{}, {"ethnicity": ""}, {"gender": "Z"}, {"age": "75-", "unknown": "question"}])
def test_every_valid_form_is_answered_alike(client: Client, answers: dict[str, str]) -> None:
    answer = send(client, **answers)
    assert (answer.status_code, answer["Location"], answer.cookies) == (302, THANKS, {})


def test_an_empty_form_counts_nothing(client: Client) -> None:
    send(client)
    assert not EqualityCount.objects.exists()


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"ethnicity": "99"}, "ethnicity", "Choose one of the answers for “What is your ethnic group?”"),
        ({"ethnicity": "a"}, "ethnicity", "Choose one of the answers"),
        ({"age": "100%"}, "age", "Choose one of the answers for “How old are you?”"),
        ({"gender": LONG}, "gender", "Choose one of the answers"),
        ({"ethnicity": ["A", "B"]}, "ethnicity", "Choose one answer for “What is your ethnic group?”"),
        ({"disability": ["yes", "yes"]}, "disability", "Choose one answer"),
    ],
)
def test_bad_answers_get_words_and_count_nothing(
    client: Client, answers: dict[str, Any], field: str, words: str
) -> None:
    answer = send(client, **({"gender": "woman"} | answers))
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors[field])
    shown = answer.content.decode()
    assert "There is a problem" in shown and f'href="#id_{field}' in shown
    assert not EqualityCount.objects.exists()


def test_what_was_chosen_is_still_chosen_after_a_mistake(client: Client) -> None:
    form = send(client, gender="woman", age="nonsense").context["form"]
    assert form["gender"].value() == "woman"


def test_robots_get_no_further_than_the_form(client: Client) -> None:
    for wrong in (
        {"second_reference": "x"},
        {"stamp": ""},
        {"stamp": make_stamp(timedelta(seconds=1))},
        {"stamp": LONG},
    ):
        answer = send(client, gender="woman", **wrong)
        assert answer.status_code == 422
        assert "send it again" in answer.content.decode()
    assert not EqualityCount.objects.exists()


def test_huge_posts_are_refused_with_words(client: Client) -> None:
    too_much = ("gender=" + "x" * 3_000_000, "&".join(f"field{number}=1" for number in range(1500)), "gender=%00")
    for body in too_much:
        answer = client.generic("POST", FORM, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (400, 422)
        assert "<h1" in answer.content.decode()
    assert not EqualityCount.objects.exists()


def test_one_network_address_sends_so_many_forms_an_hour(client: Client) -> None:
    codes = {send(client, gender="man").status_code for _each in range(20)}
    refused = send(client, gender="man", age="25-34")
    assert (codes, refused.status_code) == ({302}, 429)
    assert "Wait an hour" in refused.content.decode()
    assert refused.context["form"]["age"].value() == "25-34"
    assert counted() == {("gender", "man"): 20}
    cache.clear()
    assert send(client, gender="man").status_code == 302


def test_the_form_is_kept_nowhere_found_by_no_search_and_sets_no_cookie(client: Client) -> None:
    for path in (FORM, THANKS):
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer.cookies == {}
        assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_a_browser_without_cookies_can_send_it() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, gender="man").status_code == 302


def test_only_getting_and_sending_are_known(client: Client) -> None:
    for method in ("put", "delete", "patch"):
        assert getattr(client, method)(FORM).status_code == 405
    client.get(f"{FORM}?gender=man&ethnicity=A")
    client.head(FORM)
    assert not EqualityCount.objects.exists()


def test_the_stamp_tells_nothing_but_the_time(client: Client) -> None:
    """It is the one thing besides the answers that a form brings back, and nothing of it is kept."""
    names = {bound.html_name for bound in client.get(FORM).context["form"]}
    assert names == {"ethnicity", "age", "gender", "disability", "second_reference", "stamp"}


def test_html_is_valid_also_from_right_to_left(client: Client, home_page: HomePage) -> None:
    home_page.copy_for_translation(Locale.objects.create(language_code="ur")).save_revision().publish()
    documents = {path: client.get(path).content.decode() for path in (FORM, THANKS, f"/ur{FORM}", f"/ur{THANKS}")}
    documents["mistakes"] = send(client, gender="x", age=["25-34", "35-44"]).content.decode()
    assert html_errors_of(documents) == {path: [] for path in documents}
    assert 'dir="rtl"' in documents[f"/ur{FORM}"]
