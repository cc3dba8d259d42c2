"""Closing an opportunity owes people an answer: which pages owe one, until when, and how the team is reminded."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from involvement.actions.loop_debt import remind_of_owed_outcomes
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.owing import OwedOutcome, outcome_owed, owed_outcomes
from involvement.telling.reminders import CLOSED, Reminder
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.involvement import make_opportunity
from tests.factories.notices import translated

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
CLOSES = NOW - timedelta(days=2)
DUE = (NOW + timedelta(days=60)).date()


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still at noon on 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


def closed(index: OpportunityIndexPage, **overrides: Any) -> OpportunityPage:
    """Return an opportunity that has closed two days ago."""
    return make_opportunity(index, **({"closes_at": CLOSES, "outcome_due": DUE} | overrides))


@pytest.mark.parametrize(
    ("values", "owed"),
    [
        ({}, OwedOutcome(DUE, is_late=False)),
        ({"outcome_due": NOW.date()}, OwedOutcome(NOW.date(), is_late=False)),  # the promised day itself is in time
        ({"outcome_due": DUE, "outcome": '<p data-block-key="x"> </p>'}, OwedOutcome(DUE, is_late=False)),
        ({"closes_at": NOW}, OwedOutcome(DUE, is_late=False)),
        ({"closes_at": NOW + timedelta(seconds=1)}, None),
        ({"cancelled_at": NOW}, None),
        ({"outcome": "<p>We bought chairs.</p>"}, None),
        ({"live": False}, None),
    ],
    ids=str,
)
def test_what_is_owed_is_computed_and_the_database_agrees(
    opportunity_index: OpportunityIndexPage, values: dict[str, Any], owed: OwedOutcome | None
) -> None:
    page = closed(opportunity_index, **values)
    assert outcome_owed(page, NOW) == owed
    assert list(owed_outcomes(NOW)) == ([page] if owed else [])


def test_a_page_that_tells_it_is_an_answer(opportunity_index: OpportunityIndexPage) -> None:
    page = closed(opportunity_index, outcome_page=opportunity_index)
    assert outcome_owed(page, NOW) is None
    assert list(owed_outcomes(NOW)) == []


def test_it_is_late_from_midnight_in_london(opportunity_index: OpportunityIndexPage) -> None:
    page = closed(opportunity_index, outcome_due=CLOSES.date())
    midnight = datetime(2026, 5, 2, 23, 0, tzinfo=UTC)  # summer time
    for moment, is_late in ((midnight - timedelta(seconds=1), False), (midnight, True)):
        owed = outcome_owed(page, moment)
        assert owed is not None
        assert owed.is_late is is_late


def test_the_one_promised_soonest_comes_first_and_translations_count_once(
    opportunity_index: OpportunityIndexPage,
) -> None:
    later = closed(opportunity_index, title="Later")
    sooner = closed(opportunity_index, title="Sooner", outcome_due=DUE - timedelta(days=1))
    translated(later)
    assert list(owed_outcomes(NOW)) == [sooner, later]


def reminded() -> list[str]:
    """Run the timer twice, deliver, and return the stages of all reminders that were ever written."""
    remind_of_owed_outcomes()
    assert remind_of_owed_outcomes() == 0
    deliver_due_messages()
    messages = OutboxMessage.objects.filter(template="outcome_owed").order_by("pk")
    return [found.stage for message in messages if (found := Reminder.of(message.key))]


def test_the_contact_hears_when_it_closes_before_the_day_and_after_it_once_each(
    opportunity_index: OpportunityIndexPage, organisation: Any
) -> None:
    closed(opportunity_index, contact_email="contact@example.org", outcome_due=DUE)
    days = organisation.outcome_reminder_days
    expected = [
        (NOW, ["closed"]),
        (NOW + timedelta(days=59 - days), ["closed"]),
        (NOW + timedelta(days=60 - days), ["closed", "soon"]),
        (NOW + timedelta(days=60), ["closed", "soon"]),
        (NOW + timedelta(days=61), ["closed", "soon", "late"]),
        (NOW + timedelta(days=80), ["closed", "soon", "late"]),
    ]
    for moment, stages in expected:
        with time_machine.travel(moment, tick=False):
            assert reminded() == stages
    assert [each.to for each in mail.outbox] == [["contact@example.org"]] * 3
    assert "nobody has had one" in str(mail.outbox[-1].body)
    assert all("3 July 2026" in str(each.body) for each in mail.outbox)


def test_another_day_that_is_promised_is_reminded_of_again(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = closed(opportunity_index, outcome_due=NOW.date())
    assert reminded() == ["soon"]
    OpportunityPage.objects.filter(pk=page.pk).update(outcome_due=NOW.date() + timedelta(days=1))
    assert reminded() == ["soon", "soon"]


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": "<p>We bought chairs.</p>"},
        {"cancelled_at": NOW},
        {"is_example": True},
        {"closes_at": NOW - timedelta(days=300)},
        {"closes_at": NOW - timedelta(days=300), "outcome_due": (NOW - timedelta(days=200)).date()},
    ],
    ids=str,
)
def test_nobody_is_reminded_of_what_is_not_owed_not_real_or_long_ago(
    opportunity_index: OpportunityIndexPage, organisation: object, values: dict[str, Any]
) -> None:
    closed(opportunity_index, **values)
    assert reminded() == []


@pytest.mark.parametrize("change", [{"outcome": "<p>Yes.</p>"}, {"outcome_due": DUE + timedelta(days=1)}])
def test_a_reminder_that_is_not_right_any_more_is_not_sent(
    opportunity_index: OpportunityIndexPage, organisation: object, change: dict[str, Any]
) -> None:
    page = closed(opportunity_index)
    remind_of_owed_outcomes()
    OpportunityPage.objects.filter(pk=page.pk).update(**change)
    deliver_due_messages()
    assert mail.outbox == []


@pytest.mark.parametrize("key", ["", "outcome-owed-x-1-2026-01-01", "outcome-owed-late-1-2026-99-01", "mailing-1-2"])
def test_the_key_of_something_else_is_no_reminder(key: str) -> None:
    assert Reminder.of(key) is None


def test_a_key_says_what_the_reminder_is_about() -> None:
    reminder = Reminder(CLOSED, 12, DUE)
    assert Reminder.of(reminder.key) == reminder


def test_the_timer_asks_the_same_for_few_and_for_many(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    def queries() -> int:
        remind_of_owed_outcomes()
        with CaptureQueriesContext(connection) as asked:
            remind_of_owed_outcomes()
        return len(asked)

    closed(opportunity_index)
    few = queries()
    for number in range(12):
        closed(opportunity_index, title=f"No. {number}")
    assert queries() == few <= 3
    assert timezone.now() == NOW
