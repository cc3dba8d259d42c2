"""Answers, and who took part, are kept for their time after the thing is over, and not a day longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType

from involvement.models import OpportunityPage
from people.actions.sign_ups import expire_unconfirmed
from people.actions.states import change_state
from people.models import (
    Person,
    SignUp,
)
from people.retention import kinds
from people.retention.ends import months_after
from tests.factories.involvement import make_session
from tests.factories.people import make_sign_up
from tests.people.retention.clock import DAYS, TODAY, Travel, close_mail, goes, goes_on_for_ever, nights


def test_answers_go_some_days_after_the_thing_is_over(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    assert nights(travel, "answers", page.outcome_due) == (0, 1)
    sign_up.refresh_from_db()
    assert (sign_up.answers, sign_up.how_heard, sign_up.state) == ([], "", "awaiting-team")


def test_answers_go_when_the_page_has_promised_it(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    page.keep_months = 3
    page.save()
    travel(datetime(2027, 3, 3, 23, 59, tzinfo=UTC))  # the third of December and three months
    assert goes("answers") == 0
    travel(datetime(2027, 3, 4, 0, 1, tzinfo=UTC))
    assert goes("answers") == 1


def test_nothing_goes_while_a_thing_goes_on(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    goes_on_for_ever(page)
    close_mail()
    travel(TODAY + timedelta(days=40 * 365))
    assert {name: goes(name) for name in ("answers", "sign_ups", "never_confirmed", "people")} == {
        "answers": 0,
        "sign_ups": 0,
        "never_confirmed": 0,
        "people": 0,
    }


def test_a_later_session_keeps_a_thing_going(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    make_session(page, TODAY + timedelta(days=100))
    assert nights(travel, "answers", TODAY + timedelta(days=100)) == (0, 1)


@pytest.mark.parametrize("state", [SignUp.State.LEFT, SignUp.State.DECLINED])
def test_answers_of_those_who_left_go_though_the_thing_goes_on(
    travel: Travel, page: OpportunityPage, sign_up: SignUp, state: str
) -> None:
    goes_on_for_ever(page)
    change_state(sign_up, state)
    assert nights(travel, "answers", TODAY) == (0, 1)


def test_a_page_that_was_taken_off_the_site_counts_from_then(
    travel: Travel, page: OpportunityPage, sign_up: SignUp
) -> None:
    goes_on_for_ever(page)
    travel(TODAY + timedelta(days=50))
    page.unpublish()
    assert nights(travel, "answers", TODAY + timedelta(days=50)) == (0, 1)


def test_a_page_whose_kind_is_gone_stops_no_purge(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    gone = ContentType.objects.create(app_label="involvement", model="somethingolder")
    type(page).objects.filter(pk=page.pk).update(content_type=gone)
    travel(TODAY + timedelta(days=5000))
    assert goes("answers") == 0
    page.delete()
    assert [goes(kind.name) for kind in kinds() if kind.name != "people"]


def test_who_took_part_is_forgotten_years_later_but_not_while_mail_is_owed(
    travel: Travel, page: OpportunityPage, sign_up: SignUp
) -> None:
    travel(TODAY + timedelta(days=DAYS["sign_ups"] + 12))
    assert goes("sign_ups") == 0
    close_mail()
    assert nights(travel, "sign_ups", page.outcome_due) == (0, 1)
    assert not SignUp.objects.exists()
    assert Person.objects.exists()


def test_sign_ups_that_ran_out_go(travel: Travel, page: OpportunityPage) -> None:
    goes_on_for_ever(page)
    make_sign_up(page)
    ran_out = TODAY + timedelta(days=20)
    travel(ran_out)
    assert goes("never_confirmed") == 0
    assert expire_unconfirmed() == 1
    assert nights(travel, "never_confirmed", ran_out) == (0, 1)


def test_those_who_wait_to_be_rung_are_kept_until_the_thing_is_over(travel: Travel, page: OpportunityPage) -> None:
    make_sign_up(page, email="", reach_by="phone", phone="01632960001")
    assert nights(travel, "never_confirmed", page.outcome_due) == (0, 1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_months_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
