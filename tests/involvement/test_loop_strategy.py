"""Strategy reviews past their day stand on the loop desk until somebody looked, for those who may."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import OrganisationSettings, User
from home.models import HomePage
from involvement.actions.progress import Said, write_updates
from involvement.loop.owed import Owed, everything_owed
from involvement.models import StrategyPage
from tests.factories.progress import make_strategy, promise, set_days
from tests.factories.staff import make_staff, signed_in

DESK, PAGES_BELOW = "/admin/loop/", ("publish",)


@pytest.fixture
def strategy(home_page: HomePage, organisation: OrganisationSettings) -> StrategyPage:
    """A published strategy of which two reviews are past their day and two are not."""
    page = make_strategy(home_page)
    set_days("C5", next_review=-3)
    set_days("C6", next_review=-10)
    set_days("C7", next_review=0)
    set_days("E1", next_review=5)
    return page


@pytest.fixture
def reviewer() -> User:
    """Somebody who may say how far the strategy is, and may publish."""
    return make_staff("change_strategypromise", pages=PAGES_BELOW)


def owed(user: User | None = None) -> list[Owed]:
    """Return what is owed at this moment."""
    return everything_owed(timezone.now(), user)


def test_reviews_past_their_day_stand_on_the_desk_the_oldest_first(strategy: StrategyPage, reviewer: User) -> None:
    lines = owed(reviewer)
    assert [line.title.split()[0] for line in lines] == ["C6", "C5"]
    assert all(line.is_late and line.due == timezone.localdate(line.since) for line in lines)
    page = BeautifulSoup(signed_in(reviewer).get(DESK).content, "html5lib")
    links = [str(link["href"]) for link in page.select("main a[href*='strategy-review']")]
    assert [link.partition("#")[2] for link in links if "#" in link] == ["C6", "C5"]


def test_a_review_that_was_done_or_moved_is_owed_no_more(strategy: StrategyPage, reviewer: User) -> None:
    followed = promise("C6")
    day = timezone.localdate() + timedelta(days=90)
    write_updates([Said(followed.pk, 0, "on-track", "Two meetings were held.", day)], reviewer)
    assert [line.title.split()[0] for line in owed()] == ["C5"]
    set_days("C5", next_review=None)
    assert owed() == []


def test_only_those_who_may_review_see_them(strategy: StrategyPage) -> None:
    somebody = make_staff(pages=PAGES_BELOW, name="other")
    assert owed(somebody) == []
    assert len(owed()) == 2  # for nobody in particular, such as the weekly mail


def test_what_the_strategy_holds_no_more_owes_nothing(strategy: StrategyPage) -> None:
    draft = strategy.get_latest_revision_as_object()
    draft.actions.set([row for row in draft.actions.all() if row.code != "C6"])
    draft.save_revision().publish()
    assert [line.title.split()[0] for line in owed()] == ["C5"]


def test_it_asks_no_more_however_many_there_are(strategy: StrategyPage) -> None:
    def asked() -> int:
        owed()
        with CaptureQueriesContext(connection) as queries:
            owed()
        return len(queries)

    few = asked()
    for code in ("C7", "E1"):
        set_days(code, next_review=-1)
    assert asked() == few
    assert len(owed()) == 4
