"""DESIGN 7.8: every form has a retention period; erasing a person leaves nothing (see also test_nothing_remains)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.subscriptions import end_subscription
from people.models import Person, RetentionPeriod, SignUp
from people.retention import kinds
from tests.factories.alerts import ask, make_alert
from tests.factories.people import make_sign_up, post_arrives
from tests.people.rules.rows import every_row


def test_rule_8_every_kind_of_data_has_a_period() -> None:
    assert len(kinds()) >= 5
    assert all(kind.default_days > 0 for kind in kinds())


@pytest.mark.django_db
def test_rule_8_after_its_period_nothing_of_a_sign_up_is_left(page: OpportunityPage) -> None:
    confirm(make_sign_up(page, name="Robin Vanishing", email="robin.vanishing@example.com", access_needs="Large print"))
    post_arrives()
    later = timezone.now() + timedelta(days=365 * 12)
    with time_machine.travel(later, tick=False):
        call_command("purge_expired", verbosity=0)
        assert SignUp.objects.exists(), "a dry run deletes nothing"
        call_command("purge_expired", commit=True, verbosity=0)
        call_command("purge_expired", commit=True, verbosity=0)
    assert not Person.objects.exists()
    left = [table for table, rows in every_row().items() if any("vanishing" in row.casefold() for row in rows)]
    assert left == []


@pytest.mark.django_db
def test_rule_8_the_period_is_data(page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    SignUp.objects.update(state=SignUp.State.LEFT)
    for kind in kinds():
        RetentionPeriod.objects.update_or_create(kind=kind.name, defaults={"days": 365 * 50})
    with time_machine.travel(timezone.now() + timedelta(days=365 * 12), tick=False):
        call_command("purge_expired", commit=True, verbosity=0)
    assert Person.objects.exists()


@pytest.mark.django_db
def test_rule_8_after_its_period_nothing_of_an_alert_is_left(page: OpportunityPage) -> None:
    index = page.get_parent().specific
    ask(index, "q=vanishing", email="robin.vanishing@example.com")
    stopped = make_alert(index, "q=vanishing", email="kim.vanishing@example.com")
    end_subscription(stopped.person, f"alert-{stopped.pk}")
    post_arrives()
    with time_machine.travel(timezone.now() + timedelta(days=365 * 12), tick=False):
        call_command("purge_expired", commit=True, verbosity=0)
        call_command("purge_expired", commit=True, verbosity=0)
    left = [table for table, rows in every_row().items() if any("vanishing" in row.casefold() for row in rows)]
    assert left == []
