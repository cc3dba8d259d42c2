"""The last place, an offer and its end at the same moment, with real transactions: nobody gets what another has."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.leaving import leave, turn_down
from people.actions.offers import accept_offer, end_offers, fill_places, fill_places_of, offer_place
from people.models import OutboxMessage, SignUp, SignUpEvent
from tests.factories.involvement import make_opportunity
from tests.factories.people import confirm_path, make_sign_up
from tests.factories.places import fresh, make_first_come, signs_up, states
from tests.people.own_page import own_path

pytestmark = pytest.mark.django_db(transaction=True)
S = SignUp.State
AT_ONCE = 50


@pytest.fixture
def one_place(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity with one place for whoever comes first."""
    return make_first_come(opportunity_index, capacity=1)


def together(jobs: list[Callable[[], Any]]) -> list[Any]:
    """Begin all of this at the same moment, each in a thread with a connection of its own; return what came of it."""
    ready = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=60)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        return list(pool.map(run, jobs))


def presses_for(page: Page, number: int, name: str = "person") -> list[Callable[[], Any]]:
    """Return the presses of so many people who have opened the page behind their link and seen its button."""
    presses: list[Callable[[], Any]] = []
    for each in range(number):
        path = confirm_path(make_sign_up(page, name=f"Person {each}", email=f"{name}{each}@example.com"))
        seen = Client().get(path).context["shown"]
        presses.append(partial(Client(raise_request_exception=False).post, path, {"seen": seen}))
    return presses


def test_of_fifty_who_press_at_once_one_gets_the_last_place_and_the_others_stand_in_line(
    one_place: OpportunityPage,
) -> None:
    answers = together(presses_for(one_place, AT_ONCE))
    assert [answer.status_code for answer in answers] == [302] * AT_ONCE
    [holder] = SignUp.objects.filter(state=S.ACTIVE)
    assert (holder.place, holder.place_in) == (1, one_place.translation_key)
    line = SignUp.objects.filter(state=S.WAITING_LIST).order_by("waiting_since", "pk")
    decided = SignUpEvent.objects.filter(to_state__in=(S.ACTIVE, S.WAITING_LIST)).order_by("pk")
    in_the_order_they_got_it = list(decided.values_list("sign_up", flat=True))
    assert in_the_order_they_got_it == [holder.pk, *line.values_list("pk", flat=True)]
    assert len(set(line.values_list("waiting_since", flat=True))) == AT_ONCE - 1
    assert OutboxMessage.objects.filter(template="confirmed").count() == AT_ONCE


def test_places_of_a_page_and_its_translation_are_given_once(one_place: OpportunityPage) -> None:
    polish, _is_new = Locale.objects.get_or_create(language_code="pl")
    translated = one_place.copy_for_translation(polish, copy_parents=True)
    translated.save_revision().publish()
    answers = together([*presses_for(one_place, 5), *presses_for(translated, 5, "other")])
    assert {answer.status_code for answer in answers} == {302}
    assert SignUp.objects.filter(state=S.ACTIVE).count() == 1
    assert SignUp.objects.filter(state=S.WAITING_LIST).count() == 9


def test_two_who_are_offered_the_last_place_at_once_are_one_who_has_an_offer(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    people = [signs_up(page, name) for name in ("sam", "kim", "ash", "lee")]
    made = together([partial(offer_place, each, by=None) for each in people])
    assert sorted(made) == [False, False, False, True]
    assert sorted(states(*people)) == [S.AWAITING_TEAM] * 3 + [S.OFFERED]
    assert OutboxMessage.objects.filter(template="place_offered").count() == 1


def test_a_free_place_that_ten_rounds_see_at_once_is_offered_once(one_place: OpportunityPage) -> None:
    first, second, third = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    leave_quietly(first)
    together([lambda: fill_places_of(one_place), fill_places] * 5)
    assert states(second, third) == [S.OFFERED, S.WAITING_LIST]
    assert OutboxMessage.objects.filter(template="place_offered").count() == 1


def leave_quietly(sign_up: SignUp) -> None:
    """Free a place as if nothing had been done about it yet."""
    SignUp.objects.filter(pk=sign_up.pk).update(state=S.LEFT, place=None, place_in=None)


def offered(page: OpportunityPage) -> tuple[SignUp, SignUp]:
    """Return somebody with an offer of the last place, and the next one in line."""
    first, second, third = (signs_up(page, name) for name in ("sam", "kim", "ash"))
    leave(first)
    assert states(second, third) == [S.OFFERED, S.WAITING_LIST]
    return fresh(second), fresh(third)


def test_yes_pressed_ten_times_at_once_is_one_yes(one_place: OpportunityPage) -> None:
    asked, _next = offered(one_place)
    path = own_path(asked.person, f"place/{asked.pk}/")
    answers = together([lambda: Client().post(path, {"answer": "yes"})] * 10)
    assert {answer.status_code for answer in answers} == {302}
    assert (fresh(asked).state, fresh(asked).place) == (S.ACTIVE, 1)
    assert OutboxMessage.objects.filter(template="offer_accepted").count() == 1


@pytest.mark.parametrize("minutes", [-1, 1])
def test_a_yes_and_the_end_of_the_offer_at_once_are_one_of_the_two(one_place: OpportunityPage, minutes: int) -> None:
    asked, _next = offered(one_place)
    SignUp.objects.filter(pk=asked.pk).update(offer_ends_at=timezone.now() + timedelta(minutes=minutes))
    [said_yes, *_rounds] = together([lambda: accept_offer(asked), *[end_offers] * 4])
    assert said_yes is (minutes > 0)
    assert states(asked) == [S.ACTIVE if said_yes else S.LEFT]
    assert SignUp.objects.filter(place_in=one_place.translation_key).count() == 1  # theirs, or the next one's offer
    assert OutboxMessage.objects.filter(template="offer_over").count() == (0 if said_yes else 1)


def test_yes_and_no_at_once_are_one_of_the_two(one_place: OpportunityPage) -> None:
    asked, next_in_line = offered(one_place)
    said_yes, said_no = together([lambda: accept_offer(asked), lambda: turn_down(asked)])
    assert said_yes is not said_no
    after_yes, after_no = [S.ACTIVE, S.WAITING_LIST], [S.LEFT, S.OFFERED]
    assert states(asked, next_in_line) == (after_yes if said_yes else after_no)


def test_who_leaves_the_line_while_places_are_offered_has_left(one_place: OpportunityPage) -> None:
    first, second, third = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    leave_quietly(first)
    together([lambda: leave(second), lambda: fill_places_of(one_place), fill_places])
    assert states(second) == [S.LEFT]
    assert fill_places() == 0  # whatever came first, the place was passed on at once
    assert states(third) == [S.OFFERED]
