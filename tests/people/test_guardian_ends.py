"""How it ends: the guardian refuses, the guardian changes their mind, or the young person leaves."""

import pytest
from django.core import mail
from django.test import Client

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.guardians import agree, refuse
from people.actions.leaving import leave
from people.actions.sign_ups import register_interest
from people.actions.states import change_state
from people.actions.subscriptions import start_subscription
from people.agreements import has_consent
from people.models import AccessNeed, ConsentEvent, GuardianAgreement, OutboxMessage, Person, SignUp, SignUpEvent
from tests.factories.guardians import (
    GUARDIAN,
    agreement_for,
    answer,
    born,
    both_boxes,
    guardian_path,
    make_waiting,
    state_of,
    subjects_by_address,
)
from tests.factories.people import make_sign_up, make_submission, post_arrives, waiting_templates

S, A = SignUp.State, GuardianAgreement.State


def test_a_guardian_may_change_their_mind(client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young, wordings=both_boxes())
    post_arrives()
    path = guardian_path(sign_up)
    answer(client, sign_up, "agree")
    assert "I no longer agree" in client.get(path).content.decode()
    assert has_consent(sign_up.person, "news")
    register_interest(young, make_submission(name="Changed", born_on=born(14).isoformat(), **GUARDIAN))
    shown = answer(client, sign_up, "withdraw")
    assert "does not take part any more" in shown.content.decode()
    assert (state_of(sign_up), agreement_for(sign_up).state) == (S.LEFT, A.WITHDRAWN)
    assert not has_consent(sign_up.person, "news")
    assert not has_consent(sign_up.person, "take-part")
    assert SignUp.objects.get().pending == {}  # no old link brings them back
    after = subjects_by_address()
    assert after["sam@example.com"][-1] == "Something has changed"
    assert after["team@example.org"][-1] == "Someone does not take part any more"
    assert len(after["kim@example.net"]) == 1
    for late in ("withdraw", "agree", "refuse"):
        assert "You no longer agree" in answer(client, sign_up, late).content.decode()
    assert state_of(sign_up) == S.LEFT


@pytest.mark.parametrize("has_agreed", [True, False])
def test_a_guardian_hears_when_the_young_person_leaves(
    client: Client, young: OpportunityPage, has_agreed: bool
) -> None:
    sign_up = make_waiting(young)
    if has_agreed:
        agree(agreement_for(sign_up))
    assert leave(sign_up)
    assert subjects_by_address()["kim@example.net"][-1] == "For you as a parent or guardian: a change"
    told = next(message for message in mail.outbox if message.subject.endswith("a change"))
    assert "Sam" not in told.body
    for late in ("agree", "refuse", "withdraw"):
        shown = answer(client, sign_up, late)
        assert (shown.status_code, "They do not take part any more" in shown.content.decode()) == (200, True)
    assert state_of(sign_up) == S.LEFT


def test_staff_who_write_down_leaving_send_nothing(young: OpportunityPage, editor: User) -> None:
    sign_up = make_waiting(young)
    change_state(sign_up, S.LEFT, by=editor)
    assert "guardian_left" not in waiting_templates()


def test_somebody_who_left_and_comes_back_needs_a_new_answer(client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    agree(agreement_for(sign_up))
    old_path = guardian_path(sign_up)
    leave(sign_up)
    make_waiting(young)
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert agreement_for(sign_up).state == A.ASKED
    assert client.get(old_path).status_code == 404
    assert agree(agreement_for(sign_up))
    assert state_of(sign_up) == S.ACTIVE


def test_refusing_deletes_what_was_kept_and_tells_the_young_person(client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young, name="Robin Example", email="robin@example.com", access_needs="A step-free room")
    post_arrives()
    path = guardian_path(sign_up)
    said = client.post(path, {"answer": "refuse"})
    assert said.status_code == 302
    assert "Thank you for your answer" in client.get(said["Location"]).content.decode()
    for model in (Person, SignUp, SignUpEvent, GuardianAgreement, AccessNeed, ConsentEvent):
        assert not model.objects.exists(), model
    (receipt,) = OutboxMessage.objects.all()
    assert (receipt.template, receipt.receipt_address) == ("guardian_refused", "robin@example.com")
    told = post_arrives()[-1]
    assert (told.to, told.subject) == (["robin@example.com"], "It will not go ahead")
    assert "Robin" not in told.body
    receipt.refresh_from_db()
    assert (receipt.state, receipt.receipt_address) == (OutboxMessage.State.SENT, "")
    assert "team@example.org" not in subjects_by_address()
    assert (
        len([subject for subject in subjects_by_address()["robin@example.com"] if subject == "It will not go ahead"])
        == 1
    )

    later = client.get(path)
    assert (later.status_code, "There is nothing to answer any more" in later.content.decode()) == (410, True)
    assert client.post(path, {"answer": "agree"}, follow=True).status_code == 410
    assert not SignUp.objects.exists()


def test_refusing_one_thing_leaves_what_else_is_theirs(young: OpportunityPage, page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    refuse(agreement_for(make_waiting(young)))
    assert [sign_up.page_id for sign_up in SignUp.objects.all()] == [page.pk]
    assert Person.objects.get().email == "sam@example.com"


def test_refusing_keeps_somebody_who_wants_news(young: OpportunityPage) -> None:
    person = Person.objects.create(email="sam@example.com", name="Sam Example")
    start_subscription(person, "news")
    refuse(agreement_for(make_waiting(young)))
    assert not SignUp.objects.exists()
    assert Person.objects.get() == person


def test_somebody_refused_may_ask_again(young: OpportunityPage) -> None:
    refuse(agreement_for(make_waiting(young)))
    sign_up = make_waiting(young)
    assert agree(agreement_for(sign_up))
    assert state_of(sign_up) == S.ACTIVE
