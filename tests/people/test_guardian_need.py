"""Nothing leads past the guardian: no second form, no older date of birth, no state, no member of staff."""

import pytest
from django.test import Client
from wagtail.models import Page

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.guardians import agree
from people.actions.sign_ups import register_interest
from people.actions.states import TAKING_PART, ImpossibleChange, change_state
from people.agreements import has_consent
from people.models import GuardianAgreement, Person, SignUp
from tests.factories.guardians import (
    agreement_for,
    born,
    both_boxes,
    guardian_path,
    make_waiting,
    make_young_page,
    make_young_sign_up,
    state_of,
    subjects_by_address,
)
from tests.factories.people import confirm_path, make_sign_up, make_submission, press_confirm, waiting_templates

S, A = SignUp.State, GuardianAgreement.State


def test_staff_cannot_skip_the_guardian_by_confirming(young: OpportunityPage, editor: User) -> None:
    sign_up = make_young_sign_up(young, email="", reach_by="phone", phone="01632960001")
    assert confirm_by_staff(sign_up, channel="phone", by=editor)
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert waiting_templates() == ["team_contact", "guardian_ask"]


def test_a_second_thing_needs_an_agreement_of_its_own(opportunity_index: Page, young: OpportunityPage) -> None:
    other = make_young_page(opportunity_index, title="Another")
    agree(agreement_for(make_waiting(young)))
    second = make_waiting(other)
    assert second.state == S.AWAITING_GUARDIAN
    assert GuardianAgreement.objects.count() == 2


def test_changed_details_do_not_skip_the_open_question(young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    before = agreement_for(sign_up)
    make_waiting(young, name="Changed Example")
    sign_up.refresh_from_db()
    after = agreement_for(sign_up)
    assert (sign_up.state, sign_up.person.name) == (S.AWAITING_GUARDIAN, "Changed Example")
    assert (after.token_key, after.asked_at) == (before.token_key, before.asked_at)
    assert waiting_templates().count("guardian_ask") == 1


def test_naming_somebody_else_asks_them_and_ends_the_old_link(client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    old_path = guardian_path(sign_up)
    make_waiting(young, guardian_email="lee@example.net", guardian_name="Lee Guardian")
    assert client.get(old_path).status_code == 404
    assert client.post(old_path, {"answer": "agree"}).status_code == 404
    to_guardians = {address for address in subjects_by_address() if address.endswith("example.net")}
    assert to_guardians == {"lee@example.net"}  # the first mail had not gone yet, and is not needed any more
    assert GuardianAgreement.objects.get().name == "Lee Guardian"


@pytest.mark.parametrize("typed_age", [17, 30])
def test_an_older_date_of_birth_does_not_end_the_need(client: Client, young: OpportunityPage, typed_age: int) -> None:
    sign_up = make_waiting(young)
    older = {"born_on": born(typed_age).isoformat(), "guardian_name": "", "guardian_email": ""}
    register_interest(young, make_submission(**older))
    assert press_confirm(client, confirm_path(sign_up)).status_code == 302
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert Person.objects.get().born_on == born(14)
    assert agreement_for(sign_up).email == "kim@example.net"


def test_an_older_date_elsewhere_does_not_end_the_need_there(
    client: Client, opportunity_index: Page, young: OpportunityPage
) -> None:
    make_waiting(young)
    other = make_young_page(opportunity_index, title="Another")
    second = make_sign_up(other, born_on=born(17).isoformat())
    path = confirm_path(second)
    for answered in (client.get(path), client.post(path)):
        assert answered.status_code == 409
        assert "Please fill in the form again" in answered.content.decode()
    assert state_of(second) == S.UNCONFIRMED
    assert not confirm(second)


def test_staff_who_talked_with_them_may_correct_the_date(young: OpportunityPage, editor: User) -> None:
    sign_up = make_waiting(young, wordings=both_boxes())
    register_interest(young, make_submission(born_on=born(17).isoformat(), wordings=both_boxes()))
    assert confirm_by_staff(sign_up, channel="phone", by=editor)
    assert state_of(sign_up) == S.ACTIVE
    assert not GuardianAgreement.objects.exists()  # nothing is kept of somebody who is not asked
    assert has_consent(sign_up.person, "news")


def test_changed_details_of_somebody_agreed_to_only_tell_the_team(young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    agree(agreement_for(sign_up))
    make_waiting_again = make_young_sign_up(young, name="Changed Example")
    assert confirm(make_waiting_again)
    assert (state_of(sign_up), agreement_for(sign_up).state) == (S.ACTIVE, A.AGREED)
    assert waiting_templates()[-1] == "team_changed"


def test_a_younger_date_of_birth_asks_the_guardian_even_of_somebody_who_takes_part(young: OpportunityPage) -> None:
    sign_up = make_sign_up(young, born_on=born(30).isoformat())
    confirm(sign_up)
    assert state_of(sign_up) == S.ACTIVE
    make_waiting(young)
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert agree(agreement_for(sign_up))
    assert state_of(sign_up) == S.ACTIVE


def test_ages_that_were_set_after_the_form_was_sent_ask_for_it_again(
    client: Client, page: OpportunityPage, editor: User
) -> None:
    page.selection = page.Selection.FIRST_COME
    page.save()
    taking_part = make_sign_up(page, email="kit@example.com")
    confirm(taking_part)
    sign_up = make_sign_up(page)
    page.lowest_age, page.guardian_below = 13, 16
    page.save()
    assert client.get(confirm_path(sign_up)).status_code == 409
    assert not confirm(sign_up)
    assert not confirm_by_staff(sign_up, channel="phone", by=editor)
    assert make_waiting(page).state == S.AWAITING_GUARDIAN
    assert state_of(taking_part) == S.ACTIVE


def test_ages_that_were_raised_after_the_form_was_sent_ask_for_it_again(client: Client, young: OpportunityPage) -> None:
    sign_up = make_young_sign_up(young)
    young.lowest_age = 15
    young.save()
    assert client.get(confirm_path(sign_up)).status_code == 409
    assert not confirm(sign_up)


@pytest.mark.parametrize("to_state", TAKING_PART)
@pytest.mark.parametrize("by_way_of", [None, S.PAUSED, S.DECLINED])
def test_no_change_of_state_leads_past_the_guardian(
    young: OpportunityPage, to_state: str, by_way_of: str | None
) -> None:
    sign_up = make_waiting(young)
    if by_way_of:
        change_state(sign_up, by_way_of)
    with pytest.raises(ImpossibleChange):
        change_state(sign_up, to_state)
    assert state_of(sign_up) == (by_way_of or S.AWAITING_GUARDIAN)


def test_a_new_form_of_somebody_the_team_declined_asks_nobody(young: OpportunityPage, editor: User) -> None:
    sign_up = make_sign_up(young, born_on=born(30).isoformat())
    confirm(sign_up)
    sign_up.refresh_from_db()
    change_state(sign_up, S.DECLINED, by=editor)
    confirm(make_young_sign_up(young))
    assert state_of(sign_up) == S.DECLINED
    assert waiting_templates()[-1] == "team_changed"
    sign_up.refresh_from_db()
    with pytest.raises(ImpossibleChange):
        change_state(sign_up, S.ACTIVE, by=editor)
