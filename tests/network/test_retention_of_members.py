"""What a member told us stays as long as they are one, and goes some time after they have left."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import Page

from network.models import GroupPage
from people.actions.leaving import leave
from people.models import OutboxMessage, SignUp
from tests.factories.network import make_group
from tests.people.desk import fresh, make_confirmed
from tests.people.retention.clock import DAYS, TODAY, close_mail, goes

ANSWERS = ({"question": "Why?", "answer": "Because."},)
KINDS = ("answers", "sign_ups", "never_confirmed", "people")


@pytest.fixture
def travel() -> Any:
    """Stop the clock; calling this moves it."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller.move_to


@pytest.fixture
def member(travel: Any, home_page: Page, organisation: object) -> SignUp:
    """Somebody who joined today and answered a question."""
    return make_confirmed(make_group(home_page), answers=ANSWERS)


def test_answers_of_a_member_of_twenty_years_are_kept(travel: Any, member: SignUp) -> None:
    close_mail()
    travel(TODAY + timedelta(days=20 * 365))
    assert {kind: goes(kind) for kind in KINDS} == dict.fromkeys(KINDS, 0)
    assert fresh(member).answers == list(ANSWERS)


def test_who_left_is_forgotten_in_time(travel: Any, member: SignUp) -> None:
    leave(member)
    OutboxMessage.objects.all().delete()
    travel(TODAY + timedelta(days=DAYS["answers"] - 1))
    assert goes("answers") == 0
    travel(TODAY + timedelta(days=DAYS["answers"] + 1))
    assert goes("answers") == 1
    travel(TODAY + timedelta(days=DAYS["sign_ups"] + 1))
    assert goes("sign_ups") == 1
    assert not SignUp.objects.exists()


def test_who_came_back_keeps_their_answers(travel: Any, member: SignUp) -> None:
    leave(member)
    travel(TODAY + timedelta(days=300))
    make_confirmed(member.page.specific, answers=ANSWERS)
    travel(TODAY + timedelta(days=300 + DAYS["answers"] + 10))
    assert goes("answers") == 0


def test_a_group_that_is_taken_off_the_site_is_over(travel: Any, member: SignUp) -> None:
    GroupPage.objects.get().unpublish()
    close_mail()
    travel(datetime(2026, 11, 23, 14, tzinfo=UTC) + timedelta(days=DAYS["answers"] + 2))
    assert goes("answers") == 1
