"""The birthday from which no guardian is needed: the agreement lapses, both are told once, nobody loses a place."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from time_machine import Traveller
from wagtail.models import Page

from core.timers import registered_timers
from involvement.models import OpportunityPage
from people.actions.guardian_details import forget_guardian
from people.actions.guardian_rounds import let_agreements_lapse
from people.actions.guardians import agree, withdraw
from people.actions.leaving import leave
from people.models import GuardianAgreement, OutboxMessage, SignUp
from tests.factories.guardians import (
    agreement_for,
    all_words_of,
    guardian_path,
    make_waiting,
    make_young_page,
    state_of,
)
from tests.factories.people import post_arrives, waiting_templates

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 6, 1, 9, tzinfo=LONDON)
S = SignUp.State
BIRTHDAY = "2011-06-11"  # 16 on 11 June 2027


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """A clock that stands still until a test moves it."""
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def young(clock: Traveller, opportunity_index: Page, organisation: object) -> OpportunityPage:
    """An opportunity for people of 13 and older, with a guardian below 16, that goes on for years."""
    return make_young_page(
        opportunity_index,
        closes_at=datetime(2031, 1, 1, tzinfo=LONDON),
        outcome_due=datetime(2031, 2, 1, tzinfo=LONDON).date(),
    )


def make_agreed(page: Page, born_on: str = BIRTHDAY, **overrides: Any) -> SignUp:
    """Return the sign-up of somebody whose guardian has agreed, with all mail so far delivered."""
    sign_up = make_waiting(page, born_on=born_on, **overrides)
    assert agree(agreement_for(sign_up))
    post_arrives()
    mail.outbox.clear()
    return sign_up


def test_both_are_told_once_and_the_guardian_is_forgotten(
    young: OpportunityPage, clock: Traveller, client: Client
) -> None:
    """At midnight in London, not an hour later as the clock of the world's time has it."""
    sign_up = make_agreed(young)
    path = guardian_path(sign_up)
    clock.move_to(datetime(2027, 6, 10, 23, 59, tzinfo=LONDON))
    assert let_agreements_lapse() == 0
    clock.move_to(datetime(2027, 6, 10, 23, 1, tzinfo=UTC))  # 00:01 on the eleventh in London
    assert [let_agreements_lapse(), let_agreements_lapse()] == [1, 0]
    assert state_of(sign_up) == S.ACTIVE
    agreement = agreement_for(sign_up)
    assert (agreement.state, agreement.name, agreement.email, agreement.phone) == ("agreed", "", "", "")
    assert agreement.lapsed_at == timezone.now()

    told = {message.to[0]: message for message in post_arrives()}
    assert {address: message.subject for address, message in told.items()} == {
        "sam@example.com": "You decide for yourself now",
        "kim@example.net": "Thank you for your agreement",
    }
    assert "You keep your place" in told["sam@example.com"].body
    for secret in ("Sam", "sam@example.com", "Kim", "2011"):
        assert secret not in all_words_of(told["kim@example.net"])
    assert not OutboxMessage.objects.exclude(receipt_address="").exists()
    clock.shift(timedelta(days=400))
    assert let_agreements_lapse() == 0
    assert len(post_arrives()) == 2
    assert "old enough now to decide without you" in client.get(path).content.decode()
    assert not withdraw(agreement)


def test_born_on_29_february_is_older_on_1_march(young: OpportunityPage, clock: Traveller) -> None:
    """In a year without that day: 15 on 1 March 2027."""
    clock.move_to(datetime(2027, 1, 2, 12, tzinfo=LONDON))
    young.guardian_below = 15
    young.save()
    make_agreed(young, "2012-02-29")
    clock.move_to(datetime(2027, 2, 28, 23, 59, tzinfo=LONDON))
    assert let_agreements_lapse() == 0
    clock.shift(timedelta(minutes=2))
    assert let_agreements_lapse() == 1


def test_the_day_itself_counts_in_a_leap_year(young: OpportunityPage, clock: Traveller) -> None:
    """Born on 29 February 2012: 16 on 29 February 2028."""
    make_agreed(young, "2012-02-29")
    clock.move_to(datetime(2028, 2, 28, 23, 59, tzinfo=LONDON))
    assert let_agreements_lapse() == 0
    clock.shift(timedelta(minutes=2))
    assert let_agreements_lapse() == 1


@pytest.mark.parametrize("why", ["cancelled", "over", "left", "no rule", "forgotten birth"])
def test_nobody_is_told_where_it_matters_no_more(young: OpportunityPage, clock: Traveller, why: str) -> None:
    """What is over, called off or left, and where nothing says that they have grown up."""
    sign_up = make_agreed(young)
    if why == "cancelled":
        OpportunityPage.objects.filter(pk=young.pk).update(cancelled_at=START)
    elif why == "over":
        OpportunityPage.objects.filter(pk=young.pk).update(closes_at=START, outcome_due=START.date())
    elif why == "left":
        leave(sign_up)
        post_arrives()
    elif why == "no rule":
        OpportunityPage.objects.filter(pk=young.pk).update(guardian_below=None)
    else:
        sign_up.person.born_on = None
        sign_up.person.save()
    before = waiting_templates()
    clock.shift(timedelta(days=20))
    assert let_agreements_lapse() == 0
    assert waiting_templates() == before
    assert agreement_for(sign_up).lapsed_at is None


def test_those_without_email_are_told_by_the_team(young: OpportunityPage, clock: Traveller) -> None:
    """The team gets the way to the sign-up and no name; the number to ring stays until then."""
    sign_up = make_agreed(young, guardian_email="", guardian_phone="07700900982")
    clock.shift(timedelta(days=20))
    assert let_agreements_lapse() == 1
    told = {message.to[0]: message for message in post_arrives()}
    assert set(told) == {"sam@example.com", "team@example.org"}
    assert f"/admin/sign_ups/inspect/{sign_up.pk}/" in told["team@example.org"].body
    assert "Sam" not in all_words_of(told["team@example.org"])
    assert agreement_for(sign_up).phone == "07700900982"


def test_a_guardian_who_was_forgotten_gets_nothing(young: OpportunityPage, clock: Traveller) -> None:
    """Neither a mail nor a call of the team for them."""
    make_agreed(young)
    forget_guardian("kim@example.net")
    clock.shift(timedelta(days=20))
    assert let_agreements_lapse() == 1
    assert [message.to for message in post_arrives()] == [["sam@example.com"]]


def test_one_that_fails_does_not_stop_the_others(
    young: OpportunityPage, clock: Traveller, opportunity_index: Page
) -> None:
    """A page whose type is gone leaves its own people alone, and each page is read once."""
    make_agreed(young)
    make_agreed(young, name="Kit", email="kit@example.com")
    other = make_young_page(opportunity_index, title="Other")
    make_agreed(other, email="lee@example.com")
    Page.objects.filter(pk=other.pk).update(content_type=Page.objects.get(depth=1).content_type)
    clock.shift(timedelta(days=20))
    assert let_agreements_lapse() == 2
    assert GuardianAgreement.objects.filter(lapsed_at=None).count() == 1


def test_the_timer_runs_once_a_day() -> None:
    """It is registered, and costs nothing in between."""
    functions = {timer.function: timer.every for timer in registered_timers()}
    assert functions[let_agreements_lapse] == timedelta(days=1)
