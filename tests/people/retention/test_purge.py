"""DESIGN 7.8: the trust’s own periods count, one round does everything, and a second finds nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model

from core.timers import registered_timers
from involvement.models import OpportunityPage
from people.models import (
    DeliveryReport,
    OutboxMessage,
    Person,
    RetentionPeriod,
    SignUp,
)
from people.retention import ensure_periods, kinds, purge, purge_what_is_due
from tests.people.retention.clock import DAYS, TODAY, Travel, close_mail, nights


def test_the_trusts_own_periods_count(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    assert ensure_periods() == len(kinds())
    assert ensure_periods() == 0
    RetentionPeriod.objects.filter(kind="answers").update(days=7)
    ensure_periods()
    assert nights(travel, "answers", page.outcome_due, 7) == (0, 1)


def test_a_period_longer_than_any_calendar_is_no_trouble(travel: Travel, sign_up: SignUp) -> None:
    ensure_periods()
    RetentionPeriod.objects.update(days=2_000_000_000)
    travel(TODAY + timedelta(days=5000))
    assert sum(tally.count for tally in purge(is_real=True)) == 0


def test_one_round_after_years_leaves_nothing_and_a_second_finds_nothing(
    travel: Travel, page: OpportunityPage, sign_up: SignUp
) -> None:
    close_mail()
    travel(TODAY + timedelta(days=5000))
    (timer,) = [timer for timer in registered_timers() if timer.function is purge_what_is_due]
    assert timer.every == timedelta(days=1)
    assert timer.function() == 3
    left: list[type[Model]] = [SignUp, Person, OutboxMessage, DeliveryReport]
    assert [model for model in left if model._default_manager.exists()] == []
    assert timer.function() == 0


def test_a_kind_that_fails_stops_no_other(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    SignUp.objects.update(created_at=TODAY)
    OpportunityPage.objects.filter(pk=page.pk).update(closes_at=None, outcome_due=date.max)  # no day comes after it
    close_mail()
    travel(TODAY + timedelta(days=5000))
    with pytest.raises(OverflowError):
        purge(is_real=True)
    assert not OutboxMessage.objects.exists()


def test_the_command_counts_and_with_commit_deletes(
    travel: Travel, page: OpportunityPage, sign_up: SignUp, capsys: Any
) -> None:
    close_mail()
    travel(TODAY + timedelta(days=400))
    call_command("purge_expired")
    said = capsys.readouterr().out
    assert "      1  answers " in said
    assert f"(kept for {DAYS['answers']} days)" in said
    assert "Nothing was changed." in said
    call_command("purge_expired", "--commit", "--kind", "letters")
    sign_up.refresh_from_db()
    assert sign_up.answers
    call_command("purge_expired", "--commit")
    sign_up.refresh_from_db()
    assert not sign_up.answers
    with pytest.raises(CommandError):
        call_command("purge_expired", "--kind", "nonsense")
