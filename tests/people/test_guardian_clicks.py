"""Clicks at one moment: of two answers one counts, of two people one gets the last place, nothing is left half done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.guardian_rounds import expire_unanswered
from people.actions.guardians import agree, refuse, withdraw
from people.actions.leaving import leave
from people.actions.sign_ups import register_interest
from people.models import GuardianAgreement, OutboxMessage, Person, PrivacySettings, SignUp
from tests.factories.guardians import GUARDIAN, agreement_for, born, make_waiting
from tests.factories.people import make_sign_up, make_submission, waiting_templates

S = SignUp.State
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of these at one moment, each on a connection of its own, and return what they returned."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait(timeout=30)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.parametrize("round_number", range(4))
def test_agreeing_and_refusing_at_once_has_one_outcome(young: OpportunityPage, round_number: int) -> None:
    agreement = agreement_for(make_waiting(young))
    acts = [lambda: agree(agreement), lambda: refuse(agreement)] * 3
    outcomes = at_once(*(acts if round_number % 2 else reversed(acts)))
    assert sorted(map(bool, outcomes)) == [False] * 5 + [True]
    has_agreed = SignUp.objects.filter(state=S.ACTIVE).exists()
    assert has_agreed is Person.objects.exists() is GuardianAgreement.objects.exists()
    answers = [name for name in waiting_templates() if name in ("guardian_agreed", "guardian_refused")]
    assert answers == (["guardian_agreed"] if has_agreed else ["guardian_refused"])
    assert not agree(agreement)


def test_ten_clicks_on_one_button_are_one_answer(young: OpportunityPage) -> None:
    agreement = agreement_for(make_waiting(young))
    assert sum(map(bool, at_once(*[lambda: agree(agreement)] * 10))) == 1
    assert waiting_templates().count("guardian_agreed") == 1
    assert sum(map(bool, at_once(*[lambda: withdraw(agreement)] * 10))) == 1
    assert waiting_templates().count("guardian_withdrew") == 1


def test_the_last_place_goes_to_one(young: OpportunityPage) -> None:
    young.capacity = 1
    young.save()
    waiting = [agreement_for(make_waiting(young, email=f"sam{number}@example.com")) for number in range(3)]
    grown_up = make_sign_up(young, email="adult@example.com", born_on=born(30).isoformat())
    at_once(*[lambda each=each: agree(each) for each in waiting], lambda: confirm(grown_up))
    states = sorted(SignUp.objects.values_list("state", flat=True))
    assert states == [S.ACTIVE, S.WAITING_LIST, S.WAITING_LIST, S.WAITING_LIST]


def test_refusing_while_the_same_person_signs_up_again(young: OpportunityPage, page: OpportunityPage) -> None:
    agreement = agreement_for(make_waiting(young))
    again = make_submission(born_on=born(14).isoformat(), **GUARDIAN)
    outcomes = at_once(
        lambda: refuse(agreement),
        lambda: register_interest(young, again),
        lambda: register_interest(page, make_submission()),
    )
    assert outcomes[0]
    assert not GuardianAgreement.objects.exists()
    assert Person.objects.count() == 1
    assert not SignUp.objects.exclude(state=S.UNCONFIRMED).exists()
    assert SignUp.objects.filter(page_id=page.pk).exists()


def test_leaving_while_the_guardian_agrees(young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    agreement = agreement_for(sign_up)
    at_once(lambda: agree(agreement), lambda: leave(sign_up))
    assert SignUp.objects.get().state == S.LEFT  # agreed first or not: who leaves has left


def test_the_end_and_the_answer_at_one_moment(young: OpportunityPage) -> None:
    PrivacySettings.objects.create(guardian_days=2)
    agreement = agreement_for(make_waiting(young))
    at_once(expire_unanswered, lambda: agree(agreement), expire_unanswered)
    assert SignUp.objects.get().state == S.ACTIVE
    assert not OutboxMessage.objects.exclude(receipt_address="").exists()
