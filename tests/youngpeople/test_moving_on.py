"""Birthdays at the upper end, with a clock that stands still: told once in good time, and nobody leaves unwarned."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from time_machine import Traveller
from wagtail.models import Page

from core.timers import registered_timers
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.leaving import leave
from people.guardianship import age_on, birthday_of
from people.models import Person, SignUp
from tests.factories.guardians import all_words_of, make_waiting, state_of
from tests.factories.people import make_sign_up, post_arrives, waiting_templates
from tests.factories.youngpeople import make_forum
from youngpeople.actions.moving_on import invite_to_move_on, let_members_move_on
from youngpeople.models import MovingOn, YoungPeoplesForumPage

from .conftest import LONDON

S = SignUp.State
BORN = "2001-11-10"  # 26, and so too old, from 10 November 2027 on
TOLD_FROM, TOO_OLD_FROM, ENDS_ON = date(2027, 8, 12), date(2027, 11, 10), date(2028, 2, 8)


@pytest.fixture
def forum(clock: Traveller, home_page: Page, organisation: object) -> YoungPeoplesForumPage:
    """A forum for people of up to 25, told 90 days before, with 90 days of grace, and another group to go on to."""
    return make_forum(home_page, next_page=make_forum(home_page, title="For everybody", slug="everybody"))


def member(page: Page, born_on: str = BORN, **overrides: Any) -> SignUp:
    """Return somebody who takes part, with all mail so far delivered."""
    sign_up = make_sign_up(page, **({"born_on": born_on} | overrides))
    assert confirm(sign_up)
    post_arrives()
    mail.outbox.clear()
    return sign_up


def at_noon(clock: Traveller, day: date) -> None:
    """Move the clock to a day."""
    clock.move_to(datetime(day.year, day.month, day.day, 12, tzinfo=LONDON))


def test_from_the_first_word_to_the_end(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """Told once, on the right day; stays through the birthday; leaves on the day that was named, with thanks."""
    sign_up = member(forum)
    at_noon(clock, TOLD_FROM - timedelta(days=1))
    assert invite_to_move_on() == 0
    at_noon(clock, TOLD_FROM)
    assert [invite_to_move_on(), invite_to_move_on()] == [1, 0]
    (told,) = post_arrives()
    assert (told.to, told.subject) == (["sam@example.com"], "Something will change for you. Please read")
    words = all_words_of(told)
    for said in ("25 or younger", "10 November 2027", "You can stay until 8 February 2028", "For everybody"):
        assert said in words, said
    at_noon(clock, TOO_OLD_FROM)
    assert (invite_to_move_on(), let_members_move_on(), state_of(sign_up)) == (0, 0, S.ACTIVE)
    at_noon(clock, ENDS_ON - timedelta(days=1))
    assert let_members_move_on() == 0
    at_noon(clock, ENDS_ON)
    assert [let_members_move_on(), let_members_move_on()] == [1, 0]
    assert state_of(sign_up) == S.LEFT
    told_at_last = {message.to[0]: message.subject for message in post_arrives()[1:]}
    assert told_at_last == {"sam@example.com": "Thank you for everything", "team@example.org": "Someone has left"}
    at_noon(clock, ENDS_ON + timedelta(days=500))
    assert (invite_to_move_on(), let_members_move_on()) == (0, 0)


def test_the_day_begins_at_midnight_in_london(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """In summer that is an hour before the world's time; 12 August begins at 23:00 on the eleventh there."""
    member(forum)
    clock.move_to(datetime(2027, 8, 11, 22, 59, tzinfo=UTC))
    assert invite_to_move_on() == 0
    clock.move_to(datetime(2027, 8, 11, 23, 1, tzinfo=UTC))
    assert invite_to_move_on() == 1


@pytest.mark.parametrize(
    ("born_on", "age", "day"),
    [
        ("2000-02-29", 24, date(2024, 2, 29)),
        ("2000-02-29", 25, date(2025, 3, 1)),
        ("2000-03-01", 25, date(2025, 3, 1)),
        ("2000-02-28", 25, date(2025, 2, 28)),
        ("2001-12-31", 26, date(2027, 12, 31)),
    ],
)
def test_a_birthday_is_the_first_day_of_that_age(born_on: str, age: int, day: date) -> None:
    """The same rule as for everybody's age: 29 February becomes 1 March."""
    born = date.fromisoformat(born_on)
    assert birthday_of(born, age) == day
    assert (age_on(born, day - timedelta(days=1)), age_on(born, day)) == (age - 1, age)


def test_born_on_29_february(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """Too old from 1 March of a year without that day: told 90 days before it."""
    forum.highest_age = 22
    forum.save()
    member(forum, "2004-02-29")  # 23 on 1 March 2027 is over; told at once, with 14 days and the grace
    assert invite_to_move_on() == 1
    assert MovingOn.objects.get().ends_on == date(2027, 6, 15)  # 1 March + 90 days is over: two weeks from today


def test_whoever_is_told_late_still_has_two_weeks(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """Somebody whose date of birth was corrected, or a forum that lowers its age."""
    sign_up = member(forum, "2003-01-01")
    forum.highest_age = 20
    forum.save()
    assert invite_to_move_on() == 1
    assert let_members_move_on() == 0
    clock.shift(timedelta(days=13))
    assert let_members_move_on() == 0
    clock.shift(timedelta(days=1))
    assert let_members_move_on() == 1
    assert state_of(sign_up) == S.LEFT


@pytest.mark.parametrize("days", [7, 30])
def test_how_much_notice_there_is_at_least_is_the_forums_own(
    forum: YoungPeoplesForumPage, clock: Traveller, days: int
) -> None:
    YoungPeoplesForumPage.objects.filter(pk=forum.pk).update(notice_days=days)
    sign_up = member(forum)
    at_noon(clock, ENDS_ON)  # nothing has run before
    assert [let_members_move_on(), invite_to_move_on(), let_members_move_on()] == [0, 1, 0]
    assert MovingOn.objects.get(sign_up=sign_up).ends_on == ENDS_ON + timedelta(days=days)
    at_noon(clock, ENDS_ON + timedelta(days=days - 1))
    assert let_members_move_on() == 0
    at_noon(clock, ENDS_ON + timedelta(days=days))
    assert let_members_move_on() == 1


def test_nobody_is_put_out_untold_or_against_a_newer_rule(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """Not where no mail was owed, and not once the forum lets them stay."""
    sign_up = member(forum)
    at_noon(clock, ENDS_ON + timedelta(days=30))
    assert let_members_move_on() == 0
    at_noon(clock, TOLD_FROM)
    assert invite_to_move_on() == 1
    forum.highest_age = 30
    forum.save()
    at_noon(clock, ENDS_ON)
    assert let_members_move_on() == 0
    assert state_of(sign_up) == S.ACTIVE
    at_noon(clock, date(2032, 9, 1))  # told again when the new day comes near
    assert invite_to_move_on() == 1
    assert MovingOn.objects.get().ends_on == date(2033, 2, 8)


def test_who_left_or_waits_for_a_guardian_hears_nothing(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """The first is gone; the second is no member, and gets no mail of the forum."""
    forum.highest_age = 15
    forum.save()
    leave(member(forum, born_on="2011-06-10", guardian_name="Kim", guardian_email="kim@example.net"))
    make_waiting(forum, born_on="2011-06-11", email="kit@example.com")
    before = waiting_templates()
    assert (invite_to_move_on(), let_members_move_on()) == (0, 0)
    assert waiting_templates() == before


def test_who_has_no_email_is_told_by_the_team(forum: YoungPeoplesForumPage, clock: Traveller, editor: Any) -> None:
    """The team gets the way to the sign-up and no name."""
    sign_up = make_sign_up(forum, born_on=BORN, reach_by="phone", email="", phone="07700900555")
    assert confirm_by_staff(sign_up, channel="phone", by=editor)
    post_arrives()
    mail.outbox.clear()
    at_noon(clock, TOLD_FROM)
    assert invite_to_move_on() == 1
    (told,) = post_arrives()
    assert told.to == ["team@example.org"]
    assert f"/admin/sign_ups/inspect/{sign_up.pk}/" in told.body
    assert "Sam" not in all_words_of(told)
    at_noon(clock, ENDS_ON)
    assert let_members_move_on() == 1


def test_a_break_does_not_hide_it(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """It is a change that they must know of, so it is sent during a break too."""
    member(forum)
    Person.objects.update(paused_at=datetime(2027, 6, 1, tzinfo=LONDON))
    at_noon(clock, TOLD_FROM)
    invite_to_move_on()
    assert len(post_arrives()) == 1


def test_a_killed_round_tells_nobody_twice(forum: YoungPeoplesForumPage, clock: Traveller) -> None:
    """What was told stands with the letter, in one transaction: both are there, or neither is."""
    member(forum)
    member(forum, email="kit@example.com")
    at_noon(clock, TOLD_FROM)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        assert invite_to_move_on() == 2
        raise KeyboardInterrupt
    assert not MovingOn.objects.exists()
    assert invite_to_move_on() == 2
    assert sorted(message.to[0] for message in post_arrives()) == ["kit@example.com", "sam@example.com"]


def test_two_forums_side_by_side(forum: YoungPeoplesForumPage, home_page: Page, clock: Traveller) -> None:
    """Each goes by its own ages, times, contact and pages; a member of both hears from the right one."""
    other = make_forum(
        home_page,
        title="Teenagers",
        slug="teenagers",
        highest_age=28,
        guardian_below=14,
        invite_days_before=14,
        grace_days=0,
        contact_email="teens@example.org",
        leave_to="https://www.example.org/",
    )
    first, second = member(forum), member(other)
    assert Person.objects.count() == 1
    at_noon(clock, TOLD_FROM)
    assert invite_to_move_on() == 1
    at_noon(clock, ENDS_ON)
    assert let_members_move_on() == 1
    assert (state_of(first), state_of(second)) == (S.LEFT, S.ACTIVE)
    at_noon(clock, date(2030, 10, 28))
    assert invite_to_move_on() == 1
    assert "28 or younger" in post_arrives()[-1].body
    at_noon(clock, date(2030, 11, 10))
    assert let_members_move_on() == 0  # two weeks from being told, however short the grace
    at_noon(clock, date(2030, 11, 11))
    assert let_members_move_on() == 1
    assert ["teens@example.org"] in [message.to for message in post_arrives()[-2:]]


def test_the_timers_run_once_a_day() -> None:
    """Both are registered, the telling before the end."""
    functions = [timer.function for timer in registered_timers() if timer.every == timedelta(days=1)]
    assert functions.index(invite_to_move_on) < functions.index(let_members_move_on)
