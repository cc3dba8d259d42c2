"""What the tests of this room share."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from time_machine import Traveller
from wagtail.models import Page

from people.actions.consent import ensure_wordings
from tests.factories.youngpeople import make_forum
from youngpeople.models import YoungPeoplesForumPage

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 6, 1, 9, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def wordings(db: None) -> None:
    """The words of consent; a test that flushes the database has taken away what the migration wrote."""
    ensure_wordings()


@pytest.fixture
def forum(home_page: Page, organisation: object) -> YoungPeoplesForumPage:
    """A forum for people of 13 to 25, with a guardian below 16."""
    return make_forum(home_page)


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """A clock that stands still until a test moves it."""
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates
