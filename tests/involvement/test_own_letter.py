"""The benefits letter among a person's own pages: their name is added, nothing is kept, nobody else's is shown."""

import logging
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.logs import JsonLines
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.consent import ensure_wordings
from people.models import Person, SignUp
from people.models.people import new_token_key
from people.places import WITHOUT_PLACE
from people.tokens import confirmation_token, own_token
from tests.factories.involvement import make_opportunity
from tests.html_checker import html_errors_of
from tests.people.own_page import main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

HAS_PLACE = [state for state in SignUp.State if state not in WITHOUT_PLACE]


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """A paid opportunity."""
    ensure_wordings()
    return make_opportunity(opportunity_index)


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part, with a name that is not harmless."""
    return make_own_person(page, name="Sam <b> & “Example”")


def letter_path(person: Person, number: int | None = None) -> str:
    return own_path(person, f"letter/{number or person.sign_ups.get().pk}/")


def _in_state(person: Person, state: str) -> None:
    ends = timezone.now() if state == SignUp.State.OFFERED else None
    SignUp.objects.filter(person=person).update(state=state, place=None, place_in=None, offer_ends_at=ends)


def test_the_letter_bears_the_name_and_says_what_the_public_one_says(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    own = BeautifulSoup(client.get(letter_path(person)).content, "html5lib")
    public = BeautifulSoup(client.get(f"{page.url}benefits-letter/").content, "html5lib")
    words = [" ".join(each.select_one(".benefits-letter__words").get_text(" ").split()) for each in (own, public)]
    assert words[0] == words[1]
    assert "This letter is for: Sam <b> & “Example”" in " ".join(own.main.get_text(" ").split())
    assert "(name)" in public.main.get_text() and "Sam" not in public.main.get_text()
    assert "Example" not in own.title.get_text().replace("Example NHS", "")


@pytest.mark.parametrize("state", SignUp.State.values)
def test_only_who_takes_part_is_offered_or_waits_has_one(client: Client, person: Person, state: str) -> None:
    _in_state(person, state)
    with time_machine.travel(timezone.now(), tick=False):  # a link is signed with the second in which it was made
        answer, own = client.get(letter_path(person)), own_path(person)
    assert answer.status_code == (200 if state in HAS_PLACE else 404)
    if state not in HAS_PLACE:
        assert "There is no letter for this" in main_of(answer)
        assert f'href="{own}"' in answer.content.decode()


def test_the_same_kind_answer_for_what_is_anothers_or_nobodys(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    other = make_own_person(page, email="kim@example.com", name="Kim Secret")
    answers = [client.get(letter_path(person, number)) for number in (other.sign_ups.get().pk, 999_999, 10**30)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({main_of(answer) for answer in answers}) == 1
    assert "Kim" not in main_of(answers[0])


def test_what_will_not_go_ahead_has_none(client: Client, page: OpportunityPage, person: Person) -> None:
    page.cancelled_at = timezone.now()
    page.save()
    assert client.get(letter_path(person)).status_code == 404


def test_what_is_not_published_any_more_still_has_one(client: Client, page: OpportunityPage, person: Person) -> None:
    page.unpublish()
    assert "Paid: £20 an hour" in main_of(client.get(letter_path(person)))


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_it_writes_nothing(client: Client, person: Person, method: str) -> None:
    before = every_row()
    assert getattr(client, method)(letter_path(person)).status_code == 200
    assert tables_that_differ(before, every_row()) == []


def test_it_is_kept_nowhere_and_told_to_nobody(client: Client, person: Person) -> None:
    for path in (letter_path(person), letter_path(person, 999_999), "/my/wrong/letter/1/"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies
        assert b"<form" not in answer.content.split(b"<main")[1].split(b"</main>")[0]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, person: Person, method: str) -> None:
    before = every_row()
    assert getattr(client, method)(letter_path(person)).status_code == 405
    assert tables_that_differ(before, every_row()) == []


@pytest.mark.parametrize("token", ["x", "a:b:c", "x" * 3000, "%00", "<script>", "é"])
def test_a_wrong_link_opens_nothing(client: Client, person: Person, token: str) -> None:
    assert client.get(f"/my/{token}/letter/{person.sign_ups.get().pk}/").status_code in (400, 404)


def test_a_link_for_something_else_or_an_ended_one_opens_nothing(client: Client, person: Person) -> None:
    sign_up, path = person.sign_ups.get(), letter_path(person)
    assert client.get(f"/my/{confirmation_token(sign_up)}/letter/{sign_up.pk}/").status_code == 404
    Person.objects.update(token_key=new_token_key())
    answer = client.get(path)
    assert answer.status_code == 410
    assert "Sam" not in answer.content.decode()


def test_neither_link_nor_name_gets_into_the_logs(
    client: Client, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for number in (person.sign_ups.get().pk, 999_999):
        client.get(letter_path(person, number))
        client.post(letter_path(person, number))
    records = [record for record in caplog.records if not record.name.startswith("django.db.backends")]
    written = "\n".join(JsonLines().format(record) for record in records)
    assert written
    for secret in (own_token(person), "Sam", "benefit", "letter"):
        assert secret not in written


def test_a_mail_may_find_the_way_to_it(page: OpportunityPage, person: Person) -> None:
    route = page.sign_up_briefing().letter_route
    path: Any = reverse(route, args=[own_token(person), person.sign_ups.get().pk])
    assert path == letter_path(person)
    page.payment, page.payment_pence, page.payment_unit = "unpaid", None, ""
    assert page.sign_up_briefing().letter_route == ""


def test_every_answer_is_valid_html(client: Client, person: Person) -> None:
    documents = {
        "letter": client.get(letter_path(person)).content.decode(),
        "none": client.get(letter_path(person, 999_999)).content.decode(),
    }
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}
