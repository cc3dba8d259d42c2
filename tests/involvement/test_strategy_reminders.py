"""Owners hear of a review before its day, once, and not of what is settled or gone by then."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.models import OrganisationSettings
from home.models import HomePage
from involvement.actions.strategy_reminders import remind_of_reviews
from involvement.models import OwnerAddress, StrategyPage, StrategyPromise
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.progress import make_strategy, promise, set_days


@pytest.fixture
def strategy(home_page: HomePage, organisation: OrganisationSettings) -> StrategyPage:
    """A published strategy of which the maps have an owner."""
    OwnerAddress.objects.create(role="Head of maps", email="maps@trust.example")
    page = make_strategy(home_page)
    for code in ("C5", "C6"):
        StrategyPromise.objects.filter(code=code).update(owner_role="head of  Maps")
    return page


def test_one_mail_for_each_owner_and_day_and_never_twice(strategy: StrategyPage) -> None:
    for code in ("C5", "C6", "E1"):
        set_days(code, next_review=10)
    set_days("C7", next_review=40)
    assert [remind_of_reviews() for _run in range(3)] == [2, 0, 0]
    addresses = sorted(OutboxMessage.objects.values_list("team_address", flat=True))
    assert addresses == ["", "maps@trust.example"]
    assert all("@" not in key for key in OutboxMessage.objects.values_list("key", flat=True))
    deliver_due_messages()
    sent = {each.to[0]: each for each in mail.outbox}
    said = sent["maps@trust.example"].body
    assert "To draw a road map" in said and "C6" in said and "C7" not in said and "E1" not in said
    assert sent["maps@trust.example"].subject == "The next review of our strategy"


@pytest.mark.parametrize(("days", "number"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_it_is_written_in_its_time(days: int, number: int, strategy: StrategyPage) -> None:
    set_days("C5", next_review=days)
    assert remind_of_reviews() == number


def test_a_review_that_was_moved_sends_nothing(strategy: StrategyPage) -> None:
    set_days("C5", next_review=10)
    assert remind_of_reviews() == 1
    set_days("C5", next_review=60)
    deliver_due_messages()
    assert mail.outbox == []


def test_what_the_strategy_holds_no_more_is_left_in_peace(strategy: StrategyPage) -> None:
    set_days("C5", next_review=10)
    draft = strategy.get_latest_revision_as_object()
    draft.actions.set([row for row in draft.actions.all() if row.code != "C5"])
    draft.save_revision().publish()
    assert remind_of_reviews() == 0
    assert promise("C5").next_review == timezone.localdate() + timedelta(days=10)
