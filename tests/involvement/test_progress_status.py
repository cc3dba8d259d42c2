"""What is shown is never better than what was last said, and days that are over show without any timer."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from home.models import HomePage
from involvement.progress_statuses import FROM_WORST, ProgressStatus, is_past, shown_status
from involvement.tracker.reading import read_tracker
from involvement.tracker.remembered import tracker_in
from tests.factories.progress import make_strategy, make_update, set_days

TODAY = date(2027, 5, 4)


@given(st.sampled_from(["", *ProgressStatus.values]), st.one_of(st.none(), st.integers(-400, 400)))
def test_it_is_never_better_than_the_latest_update(said: str, days: int | None) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    shown = shown_status(said, due, TODAY)
    latest = ProgressStatus(said) if said else ProgressStatus.NOT_STARTED
    assert FROM_WORST.index(shown) <= FROM_WORST.index(latest)
    if is_past(due, TODAY) and latest not in (ProgressStatus.DONE, ProgressStatus.CHANGED):
        assert shown == ProgressStatus.LATE
    else:
        assert shown == latest


@pytest.mark.parametrize(("days", "is_over"), [(-1, True), (0, False), (1, False)])
def test_the_day_itself_is_not_over(days: int, is_over: bool) -> None:
    assert is_past(TODAY + timedelta(days=days), TODAY) is is_over
    assert not is_past(None, TODAY)


def test_every_status_has_its_place_and_its_colour() -> None:
    assert set(FROM_WORST) == set(ProgressStatus)


def test_the_latest_update_counts_and_not_the_best(home_page: HomePage) -> None:
    page = make_strategy(home_page)
    make_update("C5", "done", days_ago=9)
    make_update("C5", "late", "The printer broke.", days_ago=2)
    shown = {each.code: each for each in tracker_in(page.locale_id).followed}
    assert shown["C5"].status == ProgressStatus.LATE and len(shown) == 27
    assert [update.status for update in shown["C5"].updates] == ["late", "done"]
    assert shown["C4"].status == ProgressStatus.NOT_STARTED and shown["C4"].latest is None


def test_days_pass_without_a_timer_and_past_what_is_remembered(home_page: HomePage) -> None:
    page = make_strategy(home_page)
    make_update("C5", "on-track")
    set_days("C5", due=3, next_review=1)
    make_update("C6", "done")
    set_days("C6", due=3, next_review=None)

    def shown(days: int) -> list[tuple[str, bool]]:
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            by_code = {each.code: each for each in tracker_in(page.locale_id).followed}
        return [(by_code[code].status.value, by_code[code].is_review_past) for code in ("C5", "C6")]

    assert shown(1) == [("on-track", False), ("done", False)]
    assert shown(2) == [("on-track", True), ("done", False)]
    assert shown(4) == [("late", True), ("done", False)]


def test_without_an_edition_there_is_nothing(home_page: HomePage) -> None:
    assert read_tracker(home_page.locale_id, timezone.now()).followed == ()
