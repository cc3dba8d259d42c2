"""What the tests of retention share: a clock that stands, and somebody who takes part."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import (
    SignUp,
)
from tests.factories.people import make_sign_up
from tests.people.retention.clock import TODAY


@pytest.fixture(autouse=True)
def travel() -> Any:
    """Stop the clock; calling this moves it."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller.move_to


@pytest.fixture
def page(page: OpportunityPage) -> OpportunityPage:
    """An opportunity that is over ten days from today."""
    page.closes_at, page.outcome_due = TODAY + timedelta(days=5), (TODAY + timedelta(days=10)).date()
    page.save()
    return page


@pytest.fixture
def sign_up(page: OpportunityPage) -> SignUp:
    """Somebody who takes part and has answered questions."""
    made = make_sign_up(page, answers=({"question": "Why?", "answer": "Because."},), how_heard="A leaflet")
    confirm(made)
    made.refresh_from_db()
    return made
