"""Places and offers at their edges: after the last date, for those who are rung, and for addresses nobody proved."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.models import OrganisationSettings, User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.accepting import accept, put_on_waiting_list
from people.actions.declining import decline
from people.actions.leaving import leave
from people.actions.offers import accept_offer, end_offers, fill_places_of
from people.deciding import Hindrance, hindrance_to_a_place
from people.models import OutboxMessage, Person, SignUp
from people.post.briefings import briefing_of
from people.retention.sign_ups import answers, forget_answers
from tests.factories.guardians import make_waiting
from tests.factories.involvement import make_session
from tests.factories.places import SESSION_IN_DAYS, fresh, make_first_come, signs_up

from .desk import make_confirmed

S = SignUp.State


@pytest.fixture
def offered(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> SignUp:
    """Somebody who is about to be offered the one place."""
    page = make_first_come(opportunity_index, capacity=1)
    first, second = signs_up(page, "sam"), signs_up(page, "kim")
    leave(first)
    return second


def written(sign_up: SignUp) -> set[str]:
    """Return the mails that were written about a sign-up."""
    return set(OutboxMessage.objects.filter(sign_up=sign_up).values_list("template", flat=True))


def test_nobody_is_given_a_place_in_what_is_over(page: OpportunityPage, editor: User) -> None:
    make_session(page, timezone.now() + timedelta(days=9))
    sign_up = make_confirmed(page)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        assert hindrance_to_a_place(fresh(sign_up), briefing_of(fresh(sign_up))) == Hindrance.OVER
        assert not accept(sign_up, by=editor)
    assert fresh(sign_up).state == S.AWAITING_TEAM


def test_an_offer_cannot_be_taken_once_the_only_date_has_been_moved_into_the_past(offered: SignUp) -> None:
    assert fill_places_of(offered.page) == 1
    page = OpportunityPage.objects.get(pk=offered.page_id)
    page.sessions.update(starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1))
    assert not accept_offer(fresh(offered))
    assert fresh(offered).state == S.OFFERED


def test_the_team_rings_who_asked_to_be_rung_though_we_know_their_address(offered: SignUp) -> None:
    Person.objects.filter(pk=offered.person_id).update(channel=Person.Channel.PHONE)
    assert fill_places_of(offered.page) == 1
    assert {"place_offered", "team_offer"} <= written(offered)


def test_an_address_that_nobody_proved_hears_nothing_of_an_offer_that_ended(offered: SignUp) -> None:
    Person.objects.filter(pk=offered.person_id).update(email_confirmed_at=None)
    assert fill_places_of(offered.page) == 1
    with time_machine.travel(timezone.now() + timedelta(days=SESSION_IN_DAYS - 1)):
        assert end_offers() == 1
    assert not {"place_offered", "offer_over"} & written(offered)
    assert "team_offer_over" in written(offered)


def test_who_is_offered_a_place_by_the_site_is_not_put_back_into_line(offered: SignUp, editor: User) -> None:
    fill_places_of(offered.page)
    assert not put_on_waiting_list(fresh(offered), by=editor)
    assert fresh(offered).state == S.OFFERED


def test_the_words_of_a_no_go_with_the_answers(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    decline(sign_up, "We are sorry.", by=editor)
    SignUp.objects.filter(pk=sign_up.pk).update(answers=[], how_heard="")
    later = timezone.now() + timedelta(days=3_000)
    assert list(answers(later, 365)) == [fresh(sign_up)]
    forget_answers(later, 365)
    assert fresh(sign_up).kind_words == ""


def test_the_look_at_a_mail_keeps_the_name_back_while_a_guardian_is_asked(
    editor_client: Client, young: OpportunityPage
) -> None:
    sign_up = make_waiting(young)
    shown = editor_client.post(
        f"/admin/sign_ups/of/decline/{sign_up.pk}/", {"words": "We are sorry, and thank you.", "step": "look"}
    ).content.decode()
    assert "We are sorry, and thank you." in shown
    assert sign_up.person.name
    assert sign_up.person.name not in shown
