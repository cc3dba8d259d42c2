"""The page on which somebody asks to be told: it keeps the filters, loses nothing, and tells nobody who is known."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.models import Area, Theme
from involvement.models import OpportunityAlert, OpportunityIndexPage
from involvement.views.alerts import REQUESTS
from people.actions.consent import forget_wordings, publish_wording
from people.models import ConsentEvent, OutboxMessage, Person
from tests.factories.alerts import EMAIL, WEEKLY, form_values, make_alert, send_alert_form
from tests.factories.involvement import make_opportunity, make_term
from tests.html_checker import html_errors_of

FORM = "/opportunities/alert/"


@pytest.fixture(autouse=True)
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list, with something in it and terms to choose."""
    make_term(Theme, "Eating disorders")
    make_term(Theme, "Food & <drink>")
    make_term(Area, "Ely")
    make_opportunity(opportunity_index)
    return opportunity_index


def main_of(answer: Any) -> str:
    """Return what stands between header and footer, spaces made single."""
    return re.sub(r"\s+", " ", answer.content.decode().split("<main")[1].split("</main>")[0])


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "All opportunities"),
        ("status=closed&sort=newest&page=3", "All opportunities"),
        ("how=online&paid=yes&theme=eating-disorders", "Online, paid, about: Eating disorders"),
        ("how=in-person&how=online&how=post&area=ely", "In person, online or by post, where: Ely"),
        ("theme=food-drink&theme=eating-disorders", "About: Eating disorders or Food &amp; &lt;drink&gt;"),
        ("q=%3Cb%3Elamps%3C/b%3E", "With the words “&lt;b&gt;lamps&lt;/b&gt;”"),
    ],
)
def test_it_shows_what_is_asked_for_in_words(client: Client, query: str, words: str) -> None:
    answer = client.get(f"{FORM}?{query}")
    assert answer.status_code == 200
    assert f"<strong>{words}</strong>" in main_of(answer)


@pytest.mark.parametrize("list_query", ["how=in-person&paid=yes&status=all&sort=newest", "how=post&q=no+such+thing"])
def test_the_list_leads_to_it_with_its_filters_whether_it_found_something_or_not(
    client: Client, list_query: str
) -> None:
    shown = main_of(client.get(f"/opportunities/?{list_query}"))
    link = re.search(r'href="(/opportunities/alert/[^"]*)"[^>]*>Tell me about new ones like this', shown)
    assert link
    kept = link[1].replace("&amp;", "&")
    assert not re.search("status|sort|page", kept)
    for part in list_query.split("&")[:2]:
        assert part in kept
    assert client.get(kept).status_code == 200


def test_unknown_values_are_left_out_and_said(client: Client) -> None:
    shown = main_of(client.get(f"{FORM}?theme=atlantis&how=online&status=nonsense"))
    assert "We left out “atlantis”" in shown
    assert "nonsense" not in shown
    send_alert_form(client, "theme=atlantis&how=online&status=nonsense")
    assert OpportunityAlert.objects.get().query == "how=online"


def test_a_valid_form_keeps_the_question_and_switches_nothing_on(client: Client) -> None:
    answer = send_alert_form(client, "paid=yes&how=online&status=closed&page=4", rhythm="weekly")
    assert (answer.status_code, answer["Location"]) == (302, f"{FORM}?how=online&paid=yes&sent=yes")
    alert = OpportunityAlert.objects.get()
    assert (alert.query, alert.rhythm, alert.is_on, alert.on_since) == ("how=online&paid=yes", WEEKLY, False, None)
    assert (alert.person.email, alert.person.email_confirmed_at) == (EMAIL, None)
    assert not ConsentEvent.objects.exists()
    shown = main_of(client.get(answer["Location"]))
    assert "Check your email" in shown
    assert "Online, paid" in shown


def test_the_answer_is_the_same_for_everybody(client: Client, index: OpportunityIndexPage) -> None:
    make_alert(index, "how=online", email="on@example.com")
    Person.objects.create(email="known@example.com", name="Known", email_confirmed_at=timezone.now())
    answers = []
    for email in ("stranger@example.com", "on@example.com", "known@example.com", " KNOWN@example.com. "):
        sent = send_alert_form(client, "how=online", email=email)
        shown = client.get(sent["Location"])
        headers = {name: value for name, value in shown.headers.items() if name != "X-Request-ID"}
        answers.append((sent.status_code, sent["Location"], shown.content, headers))
    assert len({repr(answer) for answer in answers}) == 1
    assert Person.objects.get(email="known@example.com").name == "Known"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"email": None}, "Enter your email address"),
        ({"email": "sam@"}, "Enter an email address in the correct format"),
        ({"email": "sam@example.com\x01\x02 kim@example.com"}, "Enter an email address in the correct format"),
        ({"email": "a" * 400 + "@example.com"}, "must be 320 characters or fewer"),
        ({"rhythm": None}, "Choose how often we should write"),
        ({"rhythm": "hourly"}, "Choose how often we should write"),
        ({"agree": None}, "Tick the box so that we may write to you"),
        ({"stamp": "nonsense"}, "This page was open for a long time"),
        ({"second_reference": "robot"}, "We could not tell that a person sent this"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, wrong: dict[str, Any], message: str) -> None:
    answer = send_alert_form(client, "how=online", **wrong)
    shown = main_of(answer)
    assert answer.status_code == 422
    assert message in shown
    assert "nhsuk-error-summary" in shown
    assert "<strong>Online</strong>" in shown
    if "email" not in wrong:
        assert f'value="{EMAIL}"' in shown
    if "rhythm" not in wrong:
        assert re.search(r'value="at-once"[^>]* checked', shown)
    assert not OpportunityAlert.objects.exists()
    assert not Person.objects.exists()


def test_a_question_that_is_too_long_to_keep_is_refused_in_words(client: Client) -> None:
    answer = send_alert_form(client, "q=" + "%F0%9F%92%A1" * 190)
    assert answer.status_code == 422
    assert "These are more filters than we can keep" in main_of(answer)
    assert not OpportunityAlert.objects.exists()


@pytest.mark.parametrize(("query", "status"), [("q=" + "a" * 5000, 414), ("q=a%00b", 400), ("q=%ff", 400)])
def test_what_no_browser_sends_gets_a_clear_answer(client: Client, query: str, status: int) -> None:
    assert client.get(f"{FORM}?{query}").status_code == status
    assert send_alert_form(client, query).status_code == status


def test_words_that_changed_meanwhile_are_read_first(client: Client) -> None:
    values = form_values()
    publish_wording("alerts", "en", "Quite other words.")
    forget_wordings()
    answer = client.post(FORM, values)
    assert answer.status_code == 422
    assert "These words have changed" in main_of(answer)
    assert "Quite other words." in main_of(answer)


def test_many_forms_from_one_place_have_to_wait(client: Client) -> None:
    for number in range(REQUESTS):
        assert send_alert_form(client, email=f"p{number}@example.com").status_code == 302
    answer = send_alert_form(client, email="one-more@example.com")
    assert answer.status_code == 429
    assert 'value="one-more@example.com"' in main_of(answer)
    assert not Person.objects.filter(email="one-more@example.com").exists()


def test_it_needs_no_cookie_and_is_kept_nowhere() -> None:
    visitor = Client(enforce_csrf_checks=True)
    for answer in (visitor.get(FORM), send_alert_form(visitor), visitor.get(f"{FORM}?sent=yes")):
        assert answer.status_code in (200, 302)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies
    assert visitor.put(FORM).status_code == 405


def test_opening_it_changes_nothing(client: Client) -> None:
    client.get(f"{FORM}?email={EMAIL}&agree=on&rhythm=at-once")
    client.head(FORM)
    assert not Person.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_below_any_other_page_there_is_no_such_form(client: Client, index: OpportunityIndexPage) -> None:
    chairs = make_opportunity(index, title="Other", slug="other")
    for address in (f"{chairs.url}alert/", f"{chairs.url}feed/", "/alert/"):
        assert client.get(address).status_code == 404, address
        assert Client(enforce_csrf_checks=True).post(address, {}).status_code in (403, 404), address
    index.unpublish()
    assert client.get(FORM).status_code == 404


def test_asking_again_sends_one_mail_an_hour_and_the_newest_form_wins(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for rhythm in ("at-once", "weekly", "weekly"):
            send_alert_form(client, "how=online", rhythm=rhythm)
            clock.shift(timedelta(minutes=19))
        assert OutboxMessage.objects.count() == OpportunityAlert.objects.count() == Person.objects.count() == 1
        assert OpportunityAlert.objects.get().rhythm == WEEKLY
        clock.shift(timedelta(minutes=5))
        send_alert_form(client, "how=online")
        assert OutboxMessage.objects.count() == 2


def test_nobody_is_flooded_with_questions(client: Client) -> None:
    for place in range(15):
        send_alert_form(client, f"q=lamp{place}")
    assert OpportunityAlert.objects.count() == 15
    assert OutboxMessage.objects.count() == 10


def test_its_html_is_valid_in_every_state(client: Client) -> None:
    query = "theme=food-drink&q=%3Cb%3E&area=atlantis"
    documents = {
        "plain": client.get(FORM),
        "filtered": client.get(f"{FORM}?{query}"),
        "refused": send_alert_form(client, query, email="<b>", rhythm=None, agree=None),
        "robot": send_alert_form(client, query, second_reference="x"),
        "sent": client.get(f"{FORM}?{query}&sent=yes"),
        "list": client.get("/opportunities/?paid=yes"),
        "nothing found": client.get(f"/opportunities/?{query}"),
    }
    texts = {name: answer.content.decode() for name, answer in documents.items()}
    assert {name: errors for name, errors in html_errors_of(texts).items() if errors} == {}
