"""The waiting list: who stands where, who is asked first, and what the form says once all places are taken."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import OrganisationSettings, User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.breaks import begin_break, end_break
from people.actions.erasure import request_erasure
from people.actions.leaving import leave
from people.actions.offers import fill_places
from people.models import Erasure, SignUp
from people.waiting import line_of, numbers_in_line
from tests.factories.people import confirm_path, make_sign_up
from tests.factories.places import fresh, make_first_come, signs_up, states
from tests.html_checker import html_errors_of
from tests.people.own_page import main_of

S = SignUp.State
FULL = "All places are taken at the moment."


@pytest.fixture
def one_place(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """An opportunity with one place for whoever comes first."""
    return make_first_come(opportunity_index, capacity=1)


def test_who_came_first_stands_first(one_place: OpportunityPage) -> None:
    people = [signs_up(one_place, name) for name in ("sam", "kim", "ash", "lee")]
    assert list(line_of(one_place.translation_key)) == people[1:]
    assert numbers_in_line(people) == {people[1].pk: 1, people[2].pk: 2, people[3].pk: 3}


def test_at_one_moment_the_earlier_sign_up_stands_first(one_place: OpportunityPage) -> None:
    people = [signs_up(one_place, name) for name in ("sam", "kim", "ash")]
    SignUp.objects.update(waiting_since=timezone.now())
    assert numbers_in_line(people) == {people[1].pk: 1, people[2].pk: 2}


def test_who_comes_back_stands_at_the_end(one_place: OpportunityPage) -> None:
    _sam, kim, ash = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    leave(kim)
    signs_up(one_place, "kim")
    assert list(line_of(one_place.translation_key)) == [ash, kim]


def test_nobody_new_gets_a_place_past_those_who_wait(one_place: OpportunityPage) -> None:
    sam, kim = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(sam)  # the place is free, and nobody has been offered it yet
    ash = signs_up(one_place, "ash")
    assert states(kim, ash) == [S.WAITING_LIST, S.WAITING_LIST]
    fill_places()
    assert states(kim, ash) == [S.OFFERED, S.WAITING_LIST]


def test_who_takes_a_break_is_left_in_peace_and_keeps_their_place_in_line(one_place: OpportunityPage) -> None:
    sam, kim, ash = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    begin_break(kim.person, date.today() + timedelta(days=30))
    leave(sam)
    assert fill_places() == 1
    assert states(kim, ash) == [S.WAITING_LIST, S.OFFERED]
    end_break(kim.person)
    leave(ash)
    assert fill_places() == 1
    assert states(kim) == [S.OFFERED]


def test_a_place_is_not_kept_empty_for_the_length_of_a_break(one_place: OpportunityPage) -> None:
    sam, kim = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    begin_break(kim.person, None)
    leave(sam)
    assert signs_up(one_place, "ash").state == S.ACTIVE


def test_who_is_about_to_be_erased_is_offered_nothing(one_place: OpportunityPage) -> None:
    sam, kim = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    request_erasure(kim.person, cause=Erasure.Cause.ASKED)
    leave(sam)
    assert fill_places() == 0


def test_the_numbers_of_twenty_lines_take_one_query(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, django_assert_num_queries: Any
) -> None:
    sign_ups = []
    for number in range(6):
        page = make_first_come(opportunity_index, slug=f"thing-{number}")
        signs_up(page, "sam")
        sign_ups.append(signs_up(page, "kim"))
    for some in (sign_ups[:2], sign_ups):
        with django_assert_num_queries(1):
            assert numbers_in_line(some) == {sign_up.pk: 1 for sign_up in some}
    with django_assert_num_queries(0):
        assert numbers_in_line([]) == {}


def form_of(client: Client, page: OpportunityPage) -> str:
    """Return what the form's page says."""
    return main_of(client.get(f"{page.url}take-part/"))


def test_the_form_says_when_all_places_are_taken(client: Client, one_place: OpportunityPage) -> None:
    assert FULL not in form_of(client, one_place)
    sam = signs_up(one_place, "sam")
    shown = form_of(client, one_place)
    assert FULL in shown
    assert "You can join the waiting list." in shown
    signs_up(one_place, "kim")
    leave(sam)
    assert FULL in form_of(client, one_place)  # the free place belongs to the person who waits


def test_the_form_says_so_otherwise_where_the_team_decides(
    client: Client, opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, editor: User
) -> None:
    page = make_first_come(opportunity_index, selection=OpportunityPage.Selection.TEAM)
    sign_up = signs_up(page, "sam")
    assert FULL not in form_of(client, page)
    SignUp.objects.filter(pk=sign_up.pk).update(state=S.ACTIVE, place=1, place_in=page.translation_key)
    shown = form_of(client, page)
    assert FULL in shown
    assert "waiting list" not in shown


def test_the_page_to_confirm_says_so_before_the_button_is_pressed(client: Client, one_place: OpportunityPage) -> None:
    signs_up(one_place, "sam")
    kim = make_sign_up(one_place, name="Kim", email="kim@example.com")
    shown = main_of(client.get(confirm_path(kim)))
    assert "You can join the waiting list." in shown
    assert "Yes, I want to take part" in shown


def test_new_details_of_somebody_with_a_place_are_not_told_of_the_waiting_list(
    client: Client, one_place: OpportunityPage
) -> None:
    sam = signs_up(one_place, "sam")
    changed = make_sign_up(one_place, name="Samantha", email="sam@example.com")
    assert changed.pk == sam.pk
    assert FULL not in main_of(client.get(confirm_path(changed)))


def test_what_is_said_of_a_full_thing_is_valid_html(client: Client, one_place: OpportunityPage) -> None:
    signs_up(one_place, "sam")
    kim = make_sign_up(one_place, email="kim@example.com")
    documents = {
        "form": client.get(f"{one_place.url}take-part/").content.decode(),
        "confirm": client.get(confirm_path(kim)).content.decode(),
    }
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


def test_without_a_capacity_nobody_is_told_of_places(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_first_come(opportunity_index, capacity=None)
    signs_up(page, "sam")
    assert FULL not in form_of(client, page)


def test_the_line_is_one_for_all_who_wait_and_nobody_else(one_place: OpportunityPage) -> None:
    sam, kim = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    assert fresh(sam).waiting_since is None
    assert numbers_in_line([sam, kim]) == {kim.pk: 1}
