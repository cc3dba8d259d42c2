"""The state of an opportunity follows from its dates alone, to the minute, in winter and in summer time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.states import IS_OVER, OpportunityState, state_at
from tests.factories.involvement import make_opportunity, make_session

LONDON = ZoneInfo("Europe/London")
WINTER = datetime(2026, 1, 20, 17, 0, tzinfo=LONDON)
SUMMER = datetime(2026, 7, 20, 17, 0, tzinfo=LONDON)
# The clocks go forward on 29 March 2026 at 1am and back on 25 October 2026 at 2am.
JUST_AFTER_SPRING = datetime(2026, 3, 29, 2, 0, tzinfo=LONDON)
FIRST_HALF_PAST_ONE = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0)
SECOND_HALF_PAST_ONE = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)


def test_the_clocks_of_these_tests_are_right() -> None:
    assert WINTER.astimezone(UTC).hour == 17
    assert SUMMER.astimezone(UTC).hour == 16
    assert SECOND_HALF_PAST_ONE.astimezone(UTC) - FIRST_HALF_PAST_ONE.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize("closes_at", [WINTER, SUMMER, JUST_AFTER_SPRING, FIRST_HALF_PAST_ONE, SECOND_HALF_PAST_ONE])
def test_it_closes_at_the_very_minute_without_a_timer(
    opportunity_index: OpportunityIndexPage, client: Client, closes_at: datetime
) -> None:
    with time_machine.travel(closes_at - timedelta(days=3), tick=False):
        page = make_opportunity(
            opportunity_index, closes_at=closes_at, outcome_due=(closes_at + timedelta(days=60)).date()
        )
    take_part = f"{page.url}take-part/"
    with time_machine.travel(closes_at.astimezone(UTC) - timedelta(seconds=1), tick=False):
        assert page.takes_sign_ups_at(datetime.now(UTC))
        assert page.title in client.get("/opportunities/").content.decode()
        assert take_part in client.get(page.url).content.decode()
        assert client.get(take_part).status_code < 500
    with time_machine.travel(closes_at.astimezone(UTC), tick=False):
        assert not page.takes_sign_ups_at(datetime.now(UTC))
        assert page.title not in client.get("/opportunities/").content.decode()
        closed = client.get("/opportunities/?status=closed").content.decode()
        assert page.title in closed
        assert "Closed" in closed
        own = client.get(page.url)
        assert own.status_code == 200
        assert take_part not in own.content.decode()
        assert "This opportunity is closed" in own.content.decode()
        assert client.get(take_part).status_code < 500


def test_the_closing_time_is_written_as_it_is_on_the_clock_in_london(
    opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    with time_machine.travel(datetime(2026, 1, 2, tzinfo=UTC), tick=False):
        make_opportunity(opportunity_index, closes_at=WINTER, outcome_due=WINTER.date(), title="Winter")
        make_opportunity(opportunity_index, closes_at=SUMMER, outcome_due=SUMMER.date(), title="Summer")
        text = client.get("/opportunities/").content.decode()
    assert "Closes 20 January 2026, 5pm" in text
    assert "Closes 20 July 2026, 5pm" in text


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"live": False}, OpportunityState.DRAFT),
        ({"cancelled_at": WINTER}, OpportunityState.CANCELLED),
        ({"closes_at": WINTER}, OpportunityState.AWAITING_OUTCOME),
        ({"closes_at": None}, OpportunityState.AWAITING_OUTCOME),
        ({"closes_at": WINTER, "outcome": "<p>We bought chairs.</p>"}, OpportunityState.OUTCOME_GIVEN),
        ({"closes_at": WINTER, "outcome": '<p data-block-key="a"> </p>'}, OpportunityState.AWAITING_OUTCOME),
        ({"closes_at": WINTER, "outcome_page_id": 1}, OpportunityState.OUTCOME_GIVEN),
        ({"outcome": "<p>Too early.</p>"}, OpportunityState.OPEN),
        ({"closes_at": WINTER, "outcome": "<p>x</p>", "cancelled_at": WINTER}, OpportunityState.CANCELLED),
        ({"closes_at": WINTER + timedelta(days=7)}, OpportunityState.CLOSING_SOON),
        ({"closes_at": WINTER + timedelta(days=7, seconds=1)}, OpportunityState.OPEN),
        ({"opens_at": WINTER + timedelta(seconds=1)}, OpportunityState.UPCOMING),
        ({"opens_at": WINTER}, OpportunityState.OPEN),
        ({"opens_at": WINTER - timedelta(days=1)}, OpportunityState.OPEN),
        ({"opens_at": WINTER + timedelta(days=1), "cancelled_at": WINTER}, OpportunityState.CANCELLED),
    ],
)
def test_every_state(db: None, values: dict, state: OpportunityState) -> None:
    page = OpportunityPage(**({"live": True, "closes_at": WINTER + timedelta(days=30)} | values))
    assert state_at(page, WINTER, closing_soon_days=7) == state
    takes = state in {OpportunityState.OPEN, OpportunityState.CLOSING_SOON}
    assert page.takes_sign_ups_at(WINTER) is takes


@pytest.mark.parametrize(
    ("ends", "given", "state"),
    [
        (timedelta(seconds=1), "", OpportunityState.CLOSED),
        (timedelta(0), "", OpportunityState.AWAITING_OUTCOME),
        (timedelta(days=-1), "", OpportunityState.AWAITING_OUTCOME),
        (timedelta(days=1), "<p>We know already.</p>", OpportunityState.OUTCOME_GIVEN),
    ],
)
def test_it_is_over_when_the_last_date_ends(
    opportunity_index: OpportunityIndexPage, ends: timedelta, given: str, state: OpportunityState
) -> None:
    page = make_opportunity(opportunity_index, closes_at=WINTER, outcome_due=SUMMER.date(), outcome=given)
    make_session(page, WINTER - timedelta(days=9))
    make_session(page, WINTER - timedelta(days=8), ends_at=WINTER + ends)
    assert state_at(page, WINTER, closing_soon_days=7) == state


@pytest.mark.parametrize(
    ("capacity", "taken", "values", "state"),
    [
        (3, 2, {}, OpportunityState.OPEN),
        (3, 3, {}, OpportunityState.FULL),
        (3, 4, {}, OpportunityState.FULL),
        (None, 999, {}, OpportunityState.OPEN),
        (3, 3, {"closes_at": WINTER + timedelta(days=1)}, OpportunityState.FULL),
        (3, 3, {"opens_at": WINTER + timedelta(days=1)}, OpportunityState.UPCOMING),
        (3, 3, {"closes_at": WINTER}, OpportunityState.AWAITING_OUTCOME),
        (3, 3, {"cancelled_at": WINTER}, OpportunityState.CANCELLED),
    ],
)
def test_it_is_full_when_every_place_is_held(
    db: None, capacity: int | None, taken: int, values: dict, state: OpportunityState
) -> None:
    page = OpportunityPage(**({"live": True, "closes_at": WINTER + timedelta(days=30), "capacity": capacity} | values))
    assert state_at(page, WINTER, closing_soon_days=7, places_taken=taken) == state


def test_it_opens_by_itself(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    with time_machine.travel(WINTER, tick=False):
        page = make_opportunity(opportunity_index, opens_at=WINTER + timedelta(days=1))
        assert page.title not in client.get("/opportunities/").content.decode()
        assert page.title in client.get("/opportunities/?status=all").content.decode()
        text = client.get(page.url).content.decode()
        assert "You can sign up from 21 January 2026, 5pm." in text
        assert f"{page.url}take-part/" not in text
    with time_machine.travel(WINTER + timedelta(days=1), tick=False):
        assert page.title in client.get("/opportunities/").content.decode()
        assert f"{page.url}take-part/" in client.get(page.url).content.decode()


@pytest.mark.parametrize("moment", [WINTER, SUMMER, FIRST_HALF_PAST_ONE])
def test_the_database_and_the_page_agree_on_the_state(
    opportunity_index: OpportunityIndexPage, moment: datetime
) -> None:
    steps = [timedelta(0), timedelta(seconds=1), timedelta(days=7), timedelta(days=8), timedelta(days=-1)]
    due = (moment + timedelta(days=400)).date()
    for number, step in enumerate(steps):
        for opens in (None, moment, moment + timedelta(seconds=1)):
            closes_at = max(moment + step, opens + timedelta(days=9)) if opens else moment + step
            make_opportunity(
                opportunity_index, closes_at=closes_at, opens_at=opens, outcome_due=due, title=f"{number} {opens}"
            )
    make_opportunity(opportunity_index, cancelled_at=moment, closes_at=moment + timedelta(days=2), outcome_due=due)
    pages = list(OpportunityPage.objects.all())
    by_state = {page.pk: state_at(page, moment, 7) for page in pages}
    expected_open = {pk for pk, state in by_state.items() if state in ("open", "closing-soon")}
    assert set(OpportunityPage.objects.open_at(moment).values_list("pk", flat=True)) == expected_open
    expected_soon = {pk for pk, state in by_state.items() if state == "closing-soon"}
    assert set(OpportunityPage.objects.closing_soon_at(moment, 7).values_list("pk", flat=True)) == expected_soon
    expected_closed = {pk for pk, state in by_state.items() if state in (*IS_OVER, "cancelled")}
    assert set(OpportunityPage.objects.closed_at(moment).values_list("pk", flat=True)) == expected_closed
    assert len(pages) == 16
