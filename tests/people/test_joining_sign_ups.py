"""Sign-ups when two records are joined: they move, and two for one page become one that keeps what both said."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions.assisted import Entry, enter_sign_up
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.joining_sign_ups import joined_answers
from people.assisted import what_is_known
from people.joining import FROM_LEAST_FAR, plan_of
from people.models import AccessNeedMet, ConsentEvent, GuardianAgreement, OutboxMessage, Person, SignUp, SignUpEvent
from tests.factories.joining import PHONE, join
from tests.factories.people import (
    confirm_path,
    make_sign_up,
    make_submission,
    post_arrives,
    press_confirm,
    waiting_templates,
)

State = SignUp.State


@pytest.fixture
def stays(page: OpportunityPage) -> Person:
    """Somebody with a confirmed email and no sign-up."""
    return Person.objects.create(name="Sam Example", email="sam@example.com", email_confirmed_at=timezone.now())


@pytest.fixture
def goes(page: OpportunityPage) -> Person:
    """The same somebody, known by phone."""
    return Person.objects.create(name="Samantha", phone="01632960077", channel="phone", reach_key="x")


def signed_up(person: Person, page: OpportunityPage, state: str = State.ACTIVE, **values: Any) -> SignUp:
    """Return a sign-up in this state, with one event."""
    values = {"confirmed_at": timezone.now()} | values
    sign_up = SignUp.objects.create(person=person, page=page, state=state, **values)
    SignUpEvent.objects.create(sign_up=sign_up, from_state="confirmed", to_state=state)
    return sign_up


def test_every_state_has_its_place() -> None:
    assert set(FROM_LEAST_FAR) == set(State)
    assert len(FROM_LEAST_FAR) == len(State)


@pytest.mark.parametrize(
    ("of_stays", "of_goes", "after"),
    [
        ("active", "awaiting-team", "active"),
        ("awaiting-team", "active", "active"),
        ("waiting-list", "awaiting-team", "waiting-list"),
        ("unconfirmed", "left", "left"),
        ("left", "declined", "declined"),
        ("expired", "unconfirmed", "unconfirmed"),
        ("declined", "active", "active"),
        ("paused", "waiting-list", "paused"),
        ("active", "active", "active"),
    ],
)
def test_the_one_further_on_stays(
    page: OpportunityPage, stays: Person, goes: Person, editor: User, of_stays: str, of_goes: str, after: str
) -> None:
    own, other = signed_up(stays, page, of_stays), signed_up(goes, page, of_goes)
    join(stays, goes, editor)
    sign_up = SignUp.objects.get()
    assert (sign_up.person, sign_up.state) == (stays, after)
    assert sign_up.pk == (own.pk if after == of_stays else other.pk)
    assert sign_up.events.count() == 2  # both histories


def test_answers_of_both_are_kept_and_marked(page: OpportunityPage, stays: Person, goes: Person, editor: User) -> None:
    same = {"question": "Which day?", "answer": "Monday"}
    own = {"question": "Which chairs?", "answer": "Soft"}
    other = {"question": "Which chairs?", "answer": "Hard"}
    signed_up(stays, page, answers=[same, own], how_heard="The web")
    signed_up(goes, page, "awaiting-team", answers=[same, other], how_heard="A friend")
    join(stays, goes, editor)
    sign_up = SignUp.objects.get()
    assert sign_up.how_heard == "The web"
    assert sign_up.answers == [
        same,
        own,
        {"question": "Which chairs? (from the other record)", "answer": "Hard"},
        {"question": "How did you hear about this? (from the other record)", "answer": "A friend"},
    ]


def test_a_per_cent_sign_in_a_question_is_only_a_sign(page: OpportunityPage, stays: Person, goes: Person) -> None:
    signed_up(stays, page)
    signed_up(goes, page, "awaiting-team", answers=[{"question": "100 %s or %(x)s?", "answer": "50 %d"}])
    [collision] = plan_of(stays, goes).collisions
    assert joined_answers(collision) == [{"question": "100 %s or %(x)s? (from the other record)", "answer": "50 %d"}]


def test_whoever_waits_has_waited_since_the_first_form(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    first = timezone.now() - timedelta(days=20)
    signed_up(stays, page, "waiting-list")
    signed_up(goes, page, "awaiting-team", created_at=first)
    join(stays, goes, editor)
    assert SignUp.objects.get().created_at == first


def test_post_and_need_of_the_sign_up_that_goes_move(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    kept, given = signed_up(stays, page), signed_up(goes, page, "left")
    OutboxMessage.objects.create(key="told", template="team_new", sign_up=given, state="sent")
    AccessNeedMet.objects.create(sign_up=given, answer="partly")
    join(stays, goes, editor)
    assert OutboxMessage.objects.get().sign_up == kept
    assert AccessNeedMet.objects.get().sign_up == kept


def test_a_need_that_was_met_in_both_is_told_once(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    for person, answer in ((stays, "yes"), (goes, "no")):
        AccessNeedMet.objects.create(sign_up=signed_up(person, page), answer=answer)
    join(stays, goes, editor)
    assert AccessNeedMet.objects.get().answer == "yes"


def test_a_form_that_waits_is_asked_about_once_more(
    page: OpportunityPage, stays: Person, editor: User, client: Client
) -> None:
    sign_up = make_sign_up(page, email="gone@example.org", how_heard="A friend")
    old = confirm_path(sign_up)
    join(stays, sign_up.person, editor)
    sign_up.refresh_from_db()
    assert sign_up.pending["email"] == "sam@example.com"
    assert client.get(old).status_code == 404
    [mail] = post_arrives()
    assert mail.to == ["sam@example.com"]  # the question to the address that went is not asked any more
    sign_up = SignUp.objects.select_related("person").get()
    assert press_confirm(client, confirm_path(sign_up)).status_code == 302
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.how_heard, sign_up.person) == ("awaiting-team", "A friend", stays)


def test_a_form_of_somebody_who_is_rung_waits_as_before(page: OpportunityPage, stays: Person, editor: User) -> None:
    sign_up = make_sign_up(page, **PHONE)
    join(stays, sign_up.person, editor)
    sign_up.refresh_from_db()
    assert (sign_up.person, sign_up.pending["phone"], sign_up.pending["email"]) == (stays, "01632960077", "")
    assert waiting_templates() == ["team_contact"]
    assert confirm_by_staff(sign_up, channel=ConsentEvent.Channel.PHONE, by=editor)


@pytest.mark.parametrize("newer", ["stays", "goes"])
def test_of_two_forms_for_one_page_the_newest_waits(page: OpportunityPage, editor: User, newer: str) -> None:
    own = make_sign_up(page, name="Stays")
    other = make_sign_up(page, email="gone@example.org", name="Goes")
    later = own if newer == "stays" else other
    SignUp.objects.filter(pk=later.pk).update(confirmation_asked_at=timezone.now() + timedelta(minutes=5))
    join(own.person, other.person, editor)
    sign_up = SignUp.objects.get()
    assert sign_up.pending["name"] == ("Stays" if newer == "stays" else "Goes")
    assert sign_up.pending["email"] == "sam@example.com"
    assert len(post_arrives()) == 1


def test_changes_that_wait_for_somebody_who_takes_part_are_asked_as_changes(
    page: OpportunityPage, editor: User
) -> None:
    own = make_sign_up(page)
    confirm(own)
    other = make_sign_up(page, email="gone@example.org", name="Another name")
    join(own.person, other.person, editor)
    sign_up = SignUp.objects.get()
    assert (sign_up.state, sign_up.pending["name"]) == ("awaiting-team", "Another name")
    assert waiting_templates()[-1] == "confirm_changes"


def asked(sign_up: SignUp, state: str = "asked", **values: Any) -> GuardianAgreement:
    """Return the question to a guardian."""
    return GuardianAgreement.objects.create(
        sign_up=sign_up, name="Alex Example", phone="01632960009", state=state, **values
    )


def test_a_guardians_question_moves_with_its_sign_up(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    agreement = asked(signed_up(goes, page, "awaiting-guardian"))
    key = agreement.token_key
    join(stays, goes, editor)
    agreement.refresh_from_db()
    assert (agreement.sign_up.person, agreement.token_key) == (stays, key)  # the guardian's link goes on working


def test_what_a_guardian_was_asked_weighs_more_than_how_far_it_got(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    signed_up(stays, page, "active")
    agreement = asked(signed_up(goes, page, "awaiting-guardian"))
    join(stays, goes, editor)
    assert (SignUp.objects.get().state, SignUp.objects.get().guardian_agreement) == ("awaiting-guardian", agreement)


def test_of_two_guardians_the_newest_answer_counts_and_the_other_is_noted(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    now = timezone.now()
    older = asked(signed_up(stays, page, "active"), "agreed", answered_at=now - timedelta(days=2))
    newer = asked(signed_up(goes, page, "left"), "withdrawn", answered_at=now)
    OutboxMessage.objects.create(key="ask", template="guardian_ask", guardian=older, state="sent")
    join(stays, goes, editor)
    sign_up = SignUp.objects.get()
    assert (sign_up.state, GuardianAgreement.objects.get()) == ("left", newer)
    assert sign_up.answers == [
        {"question": "Parent or guardian (from the other record)", "answer": "Alex Example, 01632960009: Agreed"}
    ]
    assert OutboxMessage.objects.get(key="ask").guardian == newer


def write_down_with_guardian(page: OpportunityPage, by: User, born_on: str) -> GuardianAgreement:
    """Write the sign-up down once more, as staff do who have asked for the guardian's name."""
    submission = make_submission(born_on=born_on, guardian_name="Alex Example", guardian_phone="01632960009")
    known = what_is_known(page, submission)
    assert known
    sign_up = enter_sign_up(Entry(page, submission, "phone", seen=known.fingerprint), by=by)
    return GuardianAgreement.objects.get(sign_up=sign_up)


def test_nobody_takes_part_who_turns_out_to_need_a_guardian(
    page: OpportunityPage, stays: Person, goes: Person, editor: User
) -> None:
    page.guardian_below = 16
    page.save()
    today = timezone.localdate()
    Person.objects.filter(pk=stays.pk).update(born_on=date(today.year - 30, 1, 1))
    Person.objects.filter(pk=goes.pk).update(born_on=date(today.year - 14, 1, 1))
    signed_up(stays, page, "active")
    other = signed_up(stays, page.copy(update_attrs={"slug": "other", "guardian_below": None}))
    join(stays, goes, editor, born_on=date(today.year - 14, 1, 1))
    states = dict(SignUp.objects.values_list("pk", "state"))
    assert states.pop(other.pk) == "active"
    assert list(states.values()) == ["awaiting-guardian"]
    assert write_down_with_guardian(page, editor, f"{today.year - 14}-01-01").state == GuardianAgreement.State.ASKED
    assert "team_ring_guardian" in waiting_templates()
