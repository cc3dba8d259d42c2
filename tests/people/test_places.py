"""Counted places: who gets one, which number, and that the database itself never gives one twice."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.agreements import write_down_agreed
from people.actions.leaving import leave
from people.actions.offers import fill_places_of
from people.actions.places import take_place
from people.actions.states import ImpossibleChange, change_state
from people.models import SignUp
from people.places_taken import free_numbers, places_taken
from tests.factories.involvement import make_opportunity
from tests.factories.joining import join
from tests.factories.places import fresh, make_first_come, set_capacity, signs_up, states

S = SignUp.State


@pytest.fixture
def two_places(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity with two places for whoever comes first."""
    return make_first_come(opportunity_index, capacity=2)


def numbers(page: OpportunityPage) -> list[int | None]:
    """Return the numbers of the places that are held, in order."""
    held = SignUp.objects.filter(place_in=page.translation_key)
    return list(held.order_by("place").values_list("place", flat=True))


def test_who_comes_first_gets_a_place_and_the_next_waits(two_places: OpportunityPage) -> None:
    people = [signs_up(two_places, name) for name in ("sam", "kim", "ash")]
    assert states(*people) == [S.ACTIVE, S.ACTIVE, S.WAITING_LIST]
    assert [sign_up.place for sign_up in people] == [1, 2, None]
    assert {sign_up.place_in for sign_up in people[:2]} == {two_places.translation_key}
    assert people[2].waiting_since is not None
    assert people[0].waiting_since is None


def test_without_a_capacity_everybody_gets_a_place_without_a_number(opportunity_index: OpportunityIndexPage) -> None:
    page = make_first_come(opportunity_index, capacity=None)
    people = [signs_up(page, name) for name in ("sam", "kim")]
    assert states(*people) == [S.ACTIVE, S.ACTIVE]
    assert numbers(page) == []


def test_a_place_that_is_left_is_free_with_the_same_number(two_places: OpportunityPage) -> None:
    first, _second = signs_up(two_places, "sam"), signs_up(two_places, "kim")
    leave(first)
    assert (fresh(first).place, fresh(first).place_in) == (None, None)
    assert signs_up(two_places, "ash").place == 1


def test_a_break_from_it_and_a_guardian_who_is_asked_keep_the_place(two_places: OpportunityPage) -> None:
    first, second = signs_up(two_places, "sam"), signs_up(two_places, "kim")
    change_state(first, S.PAUSED)
    change_state(second, S.AWAITING_GUARDIAN)
    assert numbers(two_places) == [1, 2]
    assert signs_up(two_places, "ash").state == S.WAITING_LIST
    change_state(fresh(first), S.ACTIVE)
    assert fresh(first).place == 1


@pytest.mark.parametrize("state", [S.LEFT, S.DECLINED, S.WAITING_LIST])
def test_a_state_without_a_place_gives_it_back(two_places: OpportunityPage, state: str) -> None:
    sign_up = signs_up(two_places, "sam")
    change_state(sign_up, state)
    assert (fresh(sign_up).place, fresh(sign_up).place_in) == (None, None)
    assert (fresh(sign_up).waiting_since is not None) is (state == S.WAITING_LIST)


def test_the_database_refuses_a_second_holder(two_places: OpportunityPage) -> None:
    first, second = signs_up(two_places, "sam"), signs_up(two_places, "kim")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=second.pk).update(place=first.place)
    assert numbers(two_places) == [1, 2]


@pytest.mark.parametrize(
    "values",
    [
        {"state": S.LEFT},  # with a place
        {"place": 0},
        {"place_in": None},  # a number of nothing
        {"state": S.OFFERED},  # without an end
    ],
)
def test_the_database_refuses_what_makes_no_sense(two_places: OpportunityPage, values: dict[str, Any]) -> None:
    sign_up = signs_up(two_places, "sam")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=sign_up.pk).update(**values)


def test_a_number_that_is_gone_meanwhile_is_not_taken_and_nothing_has_changed(two_places: OpportunityPage) -> None:
    first = signs_up(two_places, "sam")
    second = signs_up(two_places, "kim")
    leave(second)
    again = signs_up(two_places, "kim")
    SignUp.objects.filter(pk=again.pk).update(state=S.AWAITING_TEAM, place=None, place_in=None)
    waits = fresh(again)
    taken = take_place(waits, to_state=S.ACTIVE, capacity=1, by=None, now=timezone.now())
    assert not taken
    assert (waits.state, waits.place, fresh(waits).state) == (S.AWAITING_TEAM, None, S.AWAITING_TEAM)
    assert fresh(first).place == 1


def test_an_offer_without_an_end_is_no_offer(two_places: OpportunityPage) -> None:
    sign_up = signs_up(two_places, "sam")
    change_state(sign_up, S.WAITING_LIST)
    with pytest.raises(ImpossibleChange):
        take_place(sign_up, to_state=S.OFFERED, capacity=2, by=None, now=timezone.now())


def test_lowering_the_capacity_takes_nothing_away_and_gives_no_more(opportunity_index: OpportunityIndexPage) -> None:
    page = make_first_come(opportunity_index, capacity=4)
    people = [signs_up(page, name) for name in ("sam", "kim", "ash", "lee")]
    set_capacity(page, 2)
    assert states(*people) == [S.ACTIVE] * 4
    leave(people[0])  # its number is within the capacity, but three people still hold two places
    waits = signs_up(page, "robin")
    assert waits.state == S.WAITING_LIST
    assert fill_places_of(page) == 0
    leave(people[3])
    assert fill_places_of(page) == 0
    leave(people[2])
    assert fill_places_of(page) == 1
    assert (fresh(waits).state, fresh(waits).place) == (S.OFFERED, 1)
    assert numbers(page) == [1, 2]


@pytest.mark.parametrize(
    ("held", "capacity", "free"),
    [([], 3, [1, 2, 3]), ([1, 3], 3, [2]), ([1, 4, 5], 3, []), ([4], 3, [1, 2]), ([1, 2], 2, []), ([], 0, [])],
)
def test_the_lowest_numbers_are_free_first_and_never_more_than_there_are_places(
    opportunity_index: OpportunityIndexPage, held: list[int], capacity: int, free: list[int]
) -> None:
    page = make_first_come(opportunity_index, capacity=9)
    for place in held:
        SignUp.objects.filter(pk=signs_up(page, f"holder{place}").pk).update(place=90 + place)
    for place in held:
        SignUp.objects.filter(place=90 + place).update(place=place)
    assert free_numbers(page.translation_key, capacity) == free


def test_people_who_took_part_before_places_were_counted_are_counted_then(
    opportunity_index: OpportunityIndexPage,
) -> None:
    page = make_first_come(opportunity_index, capacity=None)
    for name in ("sam", "kim", "ash"):
        signs_up(page, name)
    page = set_capacity(page, 3)
    assert places_taken([page.translation_key]) == {}
    assert signs_up(page, "lee").state == S.WAITING_LIST
    assert numbers(page) == [1, 2, 3]


def test_publishing_counts_places_from_then_on_and_offers_what_is_free(
    opportunity_index: OpportunityIndexPage, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_first_come(opportunity_index, capacity=None)
    for name in ("sam", "kim"):
        signs_up(page, name)
    page = set_capacity(page, 2)
    waits = signs_up(page, "ash")
    page.capacity = 3
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert places_taken([page.translation_key]) == {page.translation_key: 3}
    assert states(waits) == [S.OFFERED]


def test_a_page_and_its_translations_share_their_places(two_places: OpportunityPage) -> None:
    polish, _ = Locale.objects.get_or_create(language_code="pl")
    translated = two_places.copy_for_translation(polish, copy_parents=True)
    translated.save_revision().publish()
    first = signs_up(two_places, "sam")
    second = signs_up(translated, "kim")
    third = signs_up(translated, "ash")
    assert states(first, second, third) == [S.ACTIVE, S.ACTIVE, S.WAITING_LIST]
    assert numbers(two_places) == [1, 2]
    leave(first)
    assert fill_places_of(two_places) == 1
    assert states(third) == [S.OFFERED]
    assert places_taken([translated.translation_key]) == {two_places.translation_key: 2}


def test_staff_give_a_place_only_where_one_is_free(
    editor_client: Client, opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    first, second = signs_up(page, "sam"), signs_up(page, "kim")
    assert states(first, second) == [S.AWAITING_TEAM, S.AWAITING_TEAM]
    said = []
    for sign_up in (first, second):
        path = reverse("sign_ups:write_down_agreed", args=[sign_up.pk])
        said.append(editor_client.post(path, {"state": S.ACTIVE}, follow=True).content.decode())
    assert "Written down" in said[0]
    assert "all places are taken" in said[1]
    assert (states(first, second), fresh(first).place) == ([S.ACTIVE, S.AWAITING_TEAM], 1)


def test_staff_who_refuse_a_full_place_change_nothing_else(
    opportunity_index: OpportunityIndexPage, editor: User
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    first, second = signs_up(page, "sam"), signs_up(page, "kim")
    assert write_down_agreed(first, S.ACTIVE, by=editor)
    before = second.events.count()
    assert not write_down_agreed(second, S.ACTIVE, by=editor)
    assert second.events.count() == before
    assert write_down_agreed(first, S.DECLINED, by=editor)
    assert write_down_agreed(second, S.ACTIVE, by=editor)
    assert fresh(second).place == 1


def test_two_records_that_become_one_keep_one_place(two_places: OpportunityPage, editor: User) -> None:
    first, second = signs_up(two_places, "sam"), signs_up(two_places, "kim")
    waits = signs_up(two_places, "ash")
    join(first.person, second.person, editor)
    assert numbers(two_places) == [1]
    assert fill_places_of(two_places) == 1
    assert states(waits) == [S.OFFERED]


def test_a_place_moves_to_the_sign_up_that_stays(two_places: OpportunityPage, editor: User) -> None:
    counted, uncounted = signs_up(two_places, "sam"), signs_up(two_places, "kim")
    SignUp.objects.filter(pk=uncounted.pk).update(place=None, place_in=None)
    SignUp.objects.filter(pk=counted.pk).update(state=S.PAUSED)
    join(uncounted.person, counted.person, editor)
    kept = SignUp.objects.get(page=two_places)
    assert (kept.pk, kept.state, kept.place) == (uncounted.pk, S.ACTIVE, 1)


def test_joined_records_have_waited_since_the_first_of_them(two_places: OpportunityPage, editor: User) -> None:
    for name in ("sam", "kim"):
        signs_up(two_places, name)
    first, _between, last = (signs_up(two_places, name) for name in ("ash", "lee", "robin"))
    join(last.person, first.person, editor)
    assert SignUp.objects.get(person=last.person).waiting_since == first.waiting_since
