"""To whom a free place is offered and to whom not: things that are over, people who cannot take it, and the round."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from core.models import OrganisationSettings, User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.agreements import write_down_agreed
from people.actions.leaving import leave
from people.actions.offers import accept_offer, fill_places, fill_places_of, offer_place
from people.models import OutboxMessage, SignUp
from tests.factories.guardians import make_young_page
from tests.factories.involvement import make_opportunity
from tests.factories.people import post_arrives
from tests.factories.places import SESSION_IN_DAYS, fresh, make_first_come, set_capacity, signs_up, states

S = SignUp.State


@pytest.fixture
def one_place(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """An opportunity with one place for whoever comes first."""
    return make_first_come(opportunity_index, capacity=1)


@pytest.fixture
def offered(one_place: OpportunityPage) -> SignUp:
    """Somebody who is offered the one place."""
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(first)
    assert fill_places_of(one_place) == 1
    return fresh(second)


def test_nothing_is_offered_of_what_is_cancelled_unpublished_or_over(one_place: OpportunityPage) -> None:
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(first)
    now = timezone.now()
    changes: list[dict[str, Any]] = [{"cancelled_at": now}, {"live": False}]
    for change in changes:
        before = {name: getattr(one_place, name) for name in change}
        OpportunityPage.objects.filter(pk=one_place.pk).update(**change)
        assert (fill_places(), fill_places_of(one_place), offer_place(second, by=None)) == (0, 0, False)
        OpportunityPage.objects.filter(pk=one_place.pk).update(**before)
    with time_machine.travel(now + timedelta(days=SESSION_IN_DAYS + 1), tick=False):
        assert (fill_places(), offer_place(second, by=None)) == (0, False)
    assert states(second) == [S.WAITING_LIST]
    assert fill_places() == 1


def test_without_dates_a_place_is_offered_until_the_last_day_of_the_thing(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, editor: User
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    sign_up = signs_up(page, "sam")
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert offer_place(sign_up, by=editor)
    other = signs_up(make_opportunity(opportunity_index, slug="another", capacity=1), "kim")
    with time_machine.travel(timezone.now() + timedelta(days=100), tick=False):
        assert not offer_place(other, by=editor)


def test_the_offer_of_what_is_cancelled_since_cannot_be_taken(offered: SignUp, one_place: OpportunityPage) -> None:
    OpportunityPage.objects.filter(pk=one_place.pk).update(cancelled_at=timezone.now())
    assert not accept_offer(offered)
    assert [message for message in post_arrives() if "place for you" in message.subject] == []


def test_the_team_offers_places_itself_where_it_decides(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, editor: User
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    first, second = signs_up(page, "sam"), signs_up(page, "kim")
    assert write_down_agreed(second, S.WAITING_LIST, by=editor)
    assert fill_places() == 0
    assert offer_place(second, by=editor)
    assert not offer_place(first, by=editor)
    assert states(first, second) == [S.AWAITING_TEAM, S.OFFERED]
    event = second.events.last()
    assert event is not None
    assert event.by == editor


@pytest.mark.parametrize("state", [S.ACTIVE, S.LEFT, S.DECLINED, S.CONFIRMED, S.PAUSED])
def test_only_who_waits_can_be_offered_a_place(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, state: str
) -> None:
    sign_up = signs_up(make_opportunity(opportunity_index, capacity=5), "sam")
    SignUp.objects.filter(pk=sign_up.pk).update(state=state)
    assert not offer_place(sign_up, by=None)
    assert states(sign_up) == [state]


def test_nobody_is_offered_a_place_whose_guardian_has_not_agreed(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings
) -> None:
    page = make_young_page(opportunity_index, capacity=1, guardian_below=None)
    sign_up = signs_up(page, "sam", born_on=f"{timezone.localdate().year - 14}-01-01")
    OpportunityPage.objects.filter(pk=page.pk).update(guardian_below=16)
    assert not offer_place(fresh(sign_up), by=None)


def test_more_places_are_offered_as_soon_as_there_are_more(one_place: OpportunityPage) -> None:
    people = [signs_up(one_place, name) for name in ("sam", "kim", "ash", "lee")]
    set_capacity(one_place, 3)
    assert fill_places() == 2
    assert states(*people) == [S.ACTIVE, S.OFFERED, S.OFFERED, S.WAITING_LIST]
    set_capacity(one_place, None)
    assert fill_places() == 1
    assert fresh(people[3]).place is None
    assert accept_offer(people[3])


def test_one_thing_that_cannot_be_seen_to_does_not_stop_the_others(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings
) -> None:
    pages = [make_first_come(opportunity_index, slug=f"thing-{number}") for number in range(3)]
    waiting = []
    for page in pages:
        leave(signs_up(page, "sam"))
        SignUp.objects.filter(page=page).update(state=S.WAITING_LIST)
        waiting.append(SignUp.objects.get(page=page))
    OpportunityPage.objects.filter(pk=pages[1].pk).update(capacity=0)
    assert fill_places() == 2
    assert states(*waiting) == [S.OFFERED, S.WAITING_LIST, S.OFFERED]


def test_a_round_in_which_nothing_is_free_only_reads_the_dates_of_each_thing(
    opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings, django_assert_max_num_queries: Any
) -> None:
    def full(number: int) -> None:
        page = make_first_come(opportunity_index, slug=f"thing-{number}")
        signs_up(page, "sam")
        signs_up(page, "kim")

    full(1)
    full(2)
    with django_assert_max_num_queries(7):
        fill_places()
    for number in range(3, 8):
        full(number)
    with django_assert_max_num_queries(7 + 5 * 2):  # a thing reads its own dates, once for itself and once for its end
        fill_places()
    assert OutboxMessage.objects.filter(template="place_offered").count() == 0
