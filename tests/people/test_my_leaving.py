"""Leaving: one button, no reason, a receipt, word to the team, the ledger after the last thing, and a way back."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.confirmation import confirm
from people.actions.leaving import leave
from people.models import ConsentEvent, OutboxMessage, Person, SignUp
from tests.factories.involvement import make_opportunity
from tests.factories.people import confirm_path, make_sign_up, post_arrives, press_confirm
from tests.people.own_page import leave_path, main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

S = SignUp.State


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part in one thing, and whose first mails have arrived."""
    person = make_own_person(page)
    post_arrives()
    mail.outbox.clear()
    return person


def state_of(person: Person) -> str:
    """Return the state of somebody's one sign-up."""
    return person.sign_ups.get().state


def decisions(person: Person) -> list[str]:
    """Return what the ledger says of taking part, oldest first."""
    return list(person.consent_events.filter(wording__purpose="take-part").values_list("decision", flat=True))


def test_one_button_leaves_and_says_so(client: Client, person: Person) -> None:
    shown = main_of(client.get(leave_path(person)))
    assert "You do not need to tell us why." in shown
    assert "<textarea" not in shown
    answer = client.post(leave_path(person), follow=True)
    assert state_of(person) == S.LEFT
    assert "You have left." in main_of(answer)
    assert person.sign_ups.get().events.last().to_state == S.LEFT


def test_the_person_gets_a_receipt_and_the_team_gets_word(
    client: Client, person: Person, page: OpportunityPage
) -> None:
    client.post(leave_path(person))
    receipt, told = sorted(post_arrives(), key=lambda message: message.to != ["sam@example.com"])
    assert (receipt.to, receipt.subject) == (["sam@example.com"], "You have left")
    assert page.title in receipt.body
    assert page.title not in receipt.subject
    assert "/admin/" in told.body
    assert "Sam" not in told.body and "sam@example.com" not in told.body


def test_leaving_twice_is_friendly_and_tells_nobody_again(client: Client, person: Person) -> None:
    client.post(leave_path(person))
    before = every_row()
    assert client.post(leave_path(person)).status_code == 302
    shown = client.get(leave_path(person))
    assert shown.status_code == 200
    assert "You have left" in main_of(shown)
    assert tables_that_differ(before, every_row()) == []


def test_the_ledger_says_so_only_after_the_last_thing(
    client: Client, opportunity_index: OpportunityIndexPage, person: Person
) -> None:
    second = make_sign_up(make_opportunity(opportunity_index, title="Another", slug="another"))
    confirm(second)
    client.post(leave_path(person, second))
    assert decisions(person) == ["given", "given"]
    client.post(leave_path(person, person.sign_ups.exclude(pk=second.pk).get()))
    assert decisions(person) == ["given", "given", "withdrawn"]
    assert person.consent_events.last().channel == ConsentEvent.Channel.WEB


def test_a_sign_up_that_nobody_confirmed_keeps_no_agreement_alive(
    client: Client, opportunity_index: OpportunityIndexPage, person: Person
) -> None:
    make_sign_up(make_opportunity(opportunity_index, title="Another", slug="another"))
    client.post(leave_path(person, person.sign_ups.get(confirmed_at__isnull=False)))
    assert decisions(person) == ["given", "withdrawn"]


def test_leaving_touches_no_other_consent(client: Client, page: OpportunityPage, person: Person) -> None:
    client.post(own_path(person, "mail/"), {"start": "news", "wording": _news_wording(client, person)})
    before = list(person.consent_events.filter(wording__purpose="news").values())
    client.post(leave_path(person))
    assert list(person.consent_events.filter(wording__purpose="news").values()) == before
    assert len(before) == 1


def _news_wording(client: Client, person: Person) -> Any:
    [news] = client.get(own_path(person, "mail/")).context["subscriptions"]
    return news.wording.pk


def test_they_can_come_back_through_the_form(client: Client, page: OpportunityPage, person: Person) -> None:
    client.post(leave_path(person))
    again = make_sign_up(page)
    assert press_confirm(client, confirm_path(again)).status_code == 302
    assert state_of(person) == S.AWAITING_TEAM
    assert decisions(person) == ["given", "withdrawn", "given"]


def test_an_old_form_that_was_never_confirmed_brings_nobody_back(
    client: Client, page: OpportunityPage, person: Person
) -> None:
    path = confirm_path(make_sign_up(page, name="Changed"))
    client.post(leave_path(person))
    assert client.post(path).status_code == 200
    assert state_of(person) == S.LEFT


def test_a_form_that_nobody_confirmed_can_be_taken_back(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    person = sign_up.person
    mail.outbox.clear()
    client.post(leave_path(person))
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.pending) == (S.EXPIRED, {})
    assert not OutboxMessage.objects.filter(template__in=("left", "team_left")).exists()
    assert client.post(confirm_path(sign_up)).status_code == 410


@pytest.mark.parametrize(
    "state", [S.CONFIRMED, S.AWAITING_GUARDIAN, S.AWAITING_TEAM, S.WAITING_LIST, S.ACTIVE, S.PAUSED]
)
def test_every_state_with_a_place_or_a_wait_can_be_left(client: Client, person: Person, state: str) -> None:
    SignUp.objects.update(state=state)
    client.post(leave_path(person))
    assert state_of(person) == S.LEFT


@pytest.mark.parametrize("state", [S.LEFT, S.DECLINED, S.EXPIRED])
def test_where_there_is_nothing_to_leave_nothing_happens(client: Client, person: Person, state: str) -> None:
    SignUp.objects.update(state=state)
    before = every_row()
    assert client.get(leave_path(person)).status_code == 200
    assert client.post(leave_path(person)).status_code == 302
    assert tables_that_differ(before, every_row()) == []


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40, "-1", "x", "1.5", "٣"])
def test_a_number_that_is_not_theirs_is_not_found(client: Client, person: Person, number: str) -> None:
    for method in (client.get, client.post):
        assert method(own_path(person, f"leave/{number}/")).status_code == 404


def test_nobody_leaves_for_somebody_else(client: Client, page: OpportunityPage, person: Person) -> None:
    kim = make_own_person(page, email="kim@example.com", name="Kim Example")
    before = every_row()
    for method in (client.get, client.post):
        answer = method(leave_path(person, kim.sign_ups.get()))
        assert answer.status_code == 404
        assert page.title not in main_of(answer)
    assert tables_that_differ(before, every_row()) == []


def test_the_receipt_is_not_sent_to_somebody_who_is_back(client: Client, page: OpportunityPage, person: Person) -> None:
    client.post(leave_path(person))
    confirm(make_sign_up(page))
    assert "You have left" not in [message.subject for message in post_arrives()]


def test_a_sign_up_that_has_gone_is_left_without_a_word(person: Person) -> None:
    sign_up = person.sign_ups.get()
    SignUp.objects.all().delete()
    assert not leave(sign_up)
