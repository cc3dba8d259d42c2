"""Every own page is valid HTML, in every state and with every error."""

from datetime import date, timedelta
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from involvement.models import OpportunityPage
from people.actions.states import change_state
from people.models import Person, SignUp
from people.submissions import Answer
from people.tokens import new_email_token
from tests.factories.people import post_arrives
from tests.html_checker import html_errors_of
from tests.people.own_page import PAGES, ask_for_link, details_of, leave_path, make_own_person, own_path


def _text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    text: str = answer.content.decode()
    return text


def _opened(client: Client, person: Person, mark: str) -> dict[str, str]:
    return {
        f"{place} {mark}": _text(client.get(own_path(person, place))) for place in PAGES if not place.endswith(".json")
    } | {f"leave {mark}": _text(client.get(leave_path(person)))}


def _refused(client: Client, person: Person) -> dict[str, str]:
    bad = {
        "details/": details_of(person, name="", email="x", phone="x", address="x", reach_by="x"),
        "needs/": {},
        "break/": {},
    }
    answers = {f"{place} refused": _text(client.post(own_path(person, place), bad[place]), 422) for place in bad}
    day = {"length": "day", "until_day": "31", "until_month": "2", "until_year": "2027"}
    return answers | {
        "break/ with a bad day": _text(client.post(own_path(person, "break/"), day), 422),
        "mail/ refused": _text(client.post(own_path(person, "mail/"), {"start": "x"}), 409),
        "mail/ changed": _text(client.post(own_path(person, "mail/"), {"start": "news"}), 409),
        "link refused": _text(ask_for_link(client, "x"), 422),
    }


def _without_token(client: Client) -> dict[str, str]:
    return {path: _text(client.get(path)) for path in ("/my/", "/my/sent/", "/my/ended/", "/my/erasing/")} | {
        "wrong": _text(client.get("/my/wrong/"), 404)
    }


def test_every_page_in_every_state_is_valid_html(client: Client, home_page: HomePage, page: OpportunityPage) -> None:
    answers = (Answer(question="Why <b>?", answer="Because & so\non"),)
    person = make_own_person(page, name="Sam <b> & “Example”", access_needs="Quiet <please>", answers=answers)
    post_arrives()
    documents = _without_token(client) | _opened(client, person, "at first") | _refused(client, person)
    Person.objects.update(
        new_email="new@example.com",
        phone="01632960001",
        address="1 Example Street\nEX1 1EX",
        born_on=date(1990, 2, 3),
        paused_at=timezone.now(),
        paused_until=date(2090, 1, 2),
    )
    person.refresh_from_db()
    client.post(own_path(person, "mail/"), {"start": "news", "wording": _news(client, person)})
    change_state(person.sign_ups.get(), SignUp.State.LEFT)
    documents |= _opened(client, person, "later")
    documents["done"] = _text(client.get(f"{own_path(person)}?done=details"))
    documents["new email"] = _text(client.get(f"/my/{new_email_token(person)}/email/"))
    documents["run out"] = _run_out(client, person)
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


def _news(client: Client, person: Person) -> int:
    [news] = client.get(own_path(person, "mail/")).context["subscriptions"]
    return int(news.wording.pk)


def _run_out(client: Client, person: Person) -> str:
    path = own_path(person)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        return _text(client.get(path), 410)
