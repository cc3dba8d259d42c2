"""The weekly mail to owners: one a week to each address, only where something is owed, and never two."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import OrganisationSettings
from core.timers import registered_timers
from home.models import HomePage
from involvement.actions.loop_week import tell_owners
from involvement.letters.loop_week import MOST
from involvement.loop.weeks import OWED_THIS_WEEK, WeeklyMail, is_to_team
from involvement.models import LoopSettings, LoopWeek, OpportunityIndexPage, OwnerAddress, StoryIndexPage, StoryPage
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.copies import make_copies
from tests.factories.involvement import make_opportunity
from tests.factories.stories import make_story, make_story_index

MONDAY = datetime(2026, 5, 4, 7, tzinfo=UTC)  # eight o’clock in London, in summer
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """Begin on Monday, 4 May 2026, at eight in the morning in London."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def index(home_page: HomePage, organisation: OrganisationSettings) -> StoryIndexPage:
    """An empty list of stories, and the address of one role."""
    OwnerAddress.objects.create(role="Head of letters", email="Letters@example.org")
    return make_story_index(home_page)


def owe(index: StoryIndexPage, title: str, owner: str = "Head of letters", **overrides: Any) -> StoryPage:
    """Add a story whose update is overdue."""
    values = {"title": title, "slug": title.lower().replace(" ", "-"), "owner_role": owner}
    return make_story(index, **(values | {"next_update_due": (MONDAY - 9 * DAY).date()} | overrides))


def sent() -> list[tuple[str, str]]:
    """Run the timer twice, deliver, and return whom all mails so far went to, with their words."""
    tell_owners()
    assert tell_owners() == 0
    deliver_due_messages()
    return [(each.to[0], str(each.body)) for each in mail.outbox]


def test_each_owner_gets_one_mail_and_the_team_what_has_no_address(index: StoryIndexPage) -> None:
    OwnerAddress.objects.create(role="Head of post", email="letters@example.org")
    OwnerAddress.objects.create(role="Team lead", email="TEAM@example.org")
    owe(index, "Plain letters")
    owe(index, "Quick post", owner="head of  POST")
    owe(index, "A bench", owner="Head of buildings")
    owe(index, "A plan", owner="Team lead")
    owe(index, "Invented", is_example=True)
    mails = dict(sent())
    assert sorted(mails) == ["letters@example.org", "team@example.org"]
    assert len(mail.outbox) == 2
    words = mails["letters@example.org"]
    assert "2 things" in words
    assert "Plain letters" in words
    assert "Quick post" in words
    assert "It was promised by 25 April 2026. It is overdue." in words
    assert "/admin/pages/" in words
    assert "/admin/loop/" in words
    assert "A bench" not in words
    assert "A bench" in mails["team@example.org"]
    assert "A plan" in mails["team@example.org"]
    assert "Invented" not in "".join(mails.values())
    assert {each.subject for each in mail.outbox} == {"What people are still owed"}


def test_it_comes_once_a_week_at_its_hour(index: StoryIndexPage, clock: Any) -> None:
    owe(index, "Plain letters")
    numbers = [
        (MONDAY - timedelta(seconds=1), 0),
        (MONDAY, 1),
        (MONDAY + 6 * DAY, 1),
        (MONDAY + 7 * DAY - timedelta(seconds=1), 1),
        (MONDAY + 9 * DAY, 2),  # the site was down on Monday and Tuesday
        (MONDAY + 14 * DAY, 3),
    ]
    for moment, number in numbers:
        clock.move_to(moment)
        assert len(sent()) == number, moment
    winter = datetime(2026, 12, 28, 8, tzinfo=UTC)
    for moment, number in ((winter - timedelta(seconds=1), 3), (winter, 4), (datetime(2027, 1, 1, 9, tzinfo=UTC), 4)):
        clock.move_to(moment)
        assert len(sent()) == number, moment
    assert list(LoopWeek.objects.order_by("week").values_list("week", flat=True)) == [
        "2026-W19",
        "2026-W20",
        "2026-W21",
        "2026-W53",
    ]


@pytest.mark.parametrize(("weekday", "hour", "moment"), [(5, 0, MONDAY + timedelta(days=3, hours=16)), (1, 23, None)])
def test_day_and_hour_are_the_trusts_own(
    index: StoryIndexPage, clock: Any, weekday: int, hour: int, moment: datetime | None
) -> None:
    LoopSettings.objects.create(weekday=weekday, hour=hour)
    owe(index, "Plain letters")
    moment = moment or MONDAY + timedelta(hours=15)
    clock.move_to(moment - timedelta(seconds=1))
    assert sent() == []
    clock.move_to(moment)
    assert len(sent()) == 1


def test_it_can_be_switched_off(index: StoryIndexPage) -> None:
    LoopSettings.objects.create(weekly_mail=False)
    owe(index, "Plain letters")
    assert sent() == []
    assert not LoopWeek.objects.exists()


def test_where_nothing_is_owed_nobody_gets_a_mail_also_not_later_in_the_week(index: StoryIndexPage, clock: Any) -> None:
    assert sent() == []
    owe(index, "Plain letters")
    clock.move_to(MONDAY + 2 * DAY)
    assert sent() == []
    clock.move_to(MONDAY + 7 * DAY)
    assert len(sent()) == 1


def test_what_was_settled_before_it_goes_is_not_in_it(index: StoryIndexPage) -> None:
    first, second = owe(index, "Plain letters"), owe(index, "Large letters")
    tell_owners()
    StoryPage.objects.filter(pk=first.pk).update(next_update_due=(MONDAY + DAY).date())
    deliver_due_messages()
    assert "Large letters" in str(mail.outbox[0].body)
    assert "Plain letters" not in str(mail.outbox[0].body)
    StoryPage.objects.filter(pk=second.pk).update(next_update_due=(MONDAY + DAY).date())
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        StoryPage.objects.filter(pk=second.pk).update(next_update_due=MONDAY.date())
        tell_owners()
        StoryPage.objects.all().update(status="done")
        deliver_due_messages()
    assert len(mail.outbox) == 1
    assert OutboxMessage.objects.get(state=OutboxMessage.State.CANCELLED)


def test_a_crash_midway_writes_nothing_and_the_next_run_writes_all(index: StoryIndexPage) -> None:
    OwnerAddress.objects.create(role="Head of buildings", email="buildings@example.org")
    owe(index, "Plain letters")
    owe(index, "A bench", owner="Head of buildings")
    written: list[str] = []

    def killed(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{OutboxMessage._meta.db_table}"'):
            if written:
                raise KeyboardInterrupt
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(killed), pytest.raises(KeyboardInterrupt):
        tell_owners()
    assert written
    assert not OutboxMessage.objects.exists()
    assert not LoopWeek.objects.exists()
    assert len(sent()) == 2


def test_without_the_note_of_the_week_the_keys_alone_keep_it_from_going_twice(index: StoryIndexPage) -> None:
    owe(index, "Plain letters")
    assert len(sent()) == 1
    LoopWeek.objects.all().delete()
    assert len(sent()) == 1


def test_a_long_list_is_cut_and_says_how_many_more(index: StoryIndexPage, opportunity_index: Any) -> None:
    first = owe(index, "Plain letters")
    make_copies([first], MOST + 2)
    ((_to, words),) = sent()
    assert words.count("Plain letters") == MOST
    assert "3 more are on the desk." in words


def test_an_answer_that_is_not_late_says_by_when(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage
) -> None:
    due = (MONDAY + 30 * DAY).date()
    make_opportunity(opportunity_index, closes_at=MONDAY - DAY, outcome_due=due, owner_role="Head of letters")
    ((_to, words),) = sent()
    assert "People are owed an answer." in words
    assert "It is promised by 3 June 2026." in words
    assert "overdue" not in words


def test_no_key_holds_an_address_and_the_key_of_something_else_is_none() -> None:
    keys = [WeeklyMail("2026-W19", address).key for address in ("", "a@example.org", "b@example.org")]
    assert len(set(keys)) == 3
    assert [is_to_team(key) for key in keys] == [True, False, False]
    assert is_to_team("outcome-owed-late-1-2026-01-01") is None
    assert not [key for key in keys if "@" in key]
    assert (OutboxMessage._meta.get_field("key").max_length or 0) >= max(len(key) for key in keys)


def test_the_timer_asks_little_and_is_registered(index: StoryIndexPage) -> None:
    owe(index, "Plain letters")
    tell_owners()
    with CaptureQueriesContext(connection) as asked:
        tell_owners()
    assert len(asked) <= 2
    assert tell_owners in {each.function for each in registered_timers()}
    assert OutboxMessage.objects.filter(template=OWED_THIS_WEEK).count() == 1
