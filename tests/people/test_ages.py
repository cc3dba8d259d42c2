"""Ages are data: how they are counted, which go together, and whose date of birth counts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from home.starter.opportunities import EXAMPLES
from involvement.models import OpportunityPage
from involvement.publishing import missing_before_publishing
from people.forms.ages import in_words
from people.guardianship import age_on, age_today, asks_for_guardian, birth_to_keep, earliest_birth, needs_guardian
from people.subjects import AgeRule
from tests.factories.guardians import born

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2010, 7, 15), date(2026, 7, 14), 15),
        (date(2010, 7, 15), date(2026, 7, 15), 16),  # the birthday itself counts
        (date(2010, 7, 15), date(2026, 7, 16), 16),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),  # no 29 February in 2026
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2010, 12, 31), date(2026, 1, 1), 15),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age_is_counted_in_whole_years(born_on: date, day: date, age: int) -> None:
    assert age_on(born_on, day) == age


@pytest.mark.parametrize(
    ("moment", "age"),
    [
        (datetime(2026, 7, 14, 22, 59, tzinfo=ZoneInfo("UTC")), 15),
        (datetime(2026, 7, 14, 23, 0, tzinfo=ZoneInfo("UTC")), 16),  # midnight in London in summer
    ],
)
def test_age_is_counted_by_the_day_in_london(moment: datetime, age: int) -> None:
    with time_machine.travel(moment, tick=False):
        assert age_today(date(2010, 7, 15)) == age


@pytest.mark.parametrize(
    ("today", "earliest"),
    [
        (date(2026, 7, 15), date(1906, 7, 16)),
        (date(2026, 12, 31), date(1907, 1, 1)),
        (date(2028, 2, 29), date(1908, 3, 1)),
        (date(2020, 2, 29), date(1900, 3, 1)),  # 1900 was no leap year
    ],
)
def test_the_first_possible_birthday_is_less_than_120_years_ago(today: date, earliest: date) -> None:
    assert earliest_birth(today) == earliest
    assert age_on(earliest, today) == 119


@pytest.mark.parametrize(
    ("rule", "words", "asks"),
    [
        (AgeRule(13, 25, 16), "aged 13 to 25", True),
        (AgeRule(lowest=18), "who are 18 or older", False),
        (AgeRule(highest=25), "who are 25 or younger", False),
        (AgeRule(guardian_below=16), "of any age", True),
        (AgeRule(16, None, 16), "who are 16 or older", False),  # nobody that young can sign up
        (AgeRule(), "of any age", False),
    ],
)
def test_a_rule_says_whom_it_admits(rule: AgeRule, words: str, asks: bool) -> None:
    assert in_words(rule) == words
    assert asks_for_guardian(rule) is asks


def test_whose_date_of_birth_is_unknown_needs_a_guardian() -> None:
    assert needs_guardian(AgeRule(13, None, 16), None)
    assert not needs_guardian(AgeRule(13, None, None), None)
    assert not needs_guardian(None, born(5))


@pytest.mark.parametrize(
    ("known", "typed", "by_staff", "kept"),
    [
        (None, 14, False, 14),
        (14, None, False, 14),
        (14, 17, False, 14),  # a form makes nobody older whom we know to be under 18
        (14, 13, False, 13),
        (14, 17, True, 17),  # staff have talked with them
        (40, 30, False, 30),
        (40, 50, False, 50),
        (40, 14, False, 14),
    ],
)
def test_which_date_of_birth_counts(known: int | None, typed: int | None, by_staff: bool, kept: int) -> None:
    days = [born(age) if age is not None else None for age in (known, typed)]
    assert birth_to_keep(*days, by_staff=by_staff) == born(kept)


def test_the_starter_site_shows_what_a_guardian_is_for() -> None:
    ages = [
        (each.values["lowest_age"], each.values["guardian_below"]) for each in EXAMPLES if "lowest_age" in each.values
    ]
    assert ages == [(13, 16)]


@pytest.mark.parametrize(
    ("ages", "wrong"),
    [
        ({"lowest_age": 13, "highest_age": 25, "guardian_below": 16}, []),
        ({"lowest_age": 13, "highest_age": 13, "guardian_below": 13}, []),
        ({"highest_age": 12, "lowest_age": 13}, ["highest_age"]),
        ({"guardian_below": 12, "lowest_age": 13}, ["guardian_below"]),
        ({"guardian_below": 12}, []),
        ({}, []),
    ],
)
def test_ages_that_cannot_go_together_are_not_published(
    page: OpportunityPage, ages: dict[str, int], wrong: list[str]
) -> None:
    for name, age in ages.items():
        setattr(page, name, age)
    assert list(missing_before_publishing(page)) == wrong
    if wrong:
        with pytest.raises(ValidationError) as raised:
            page.full_clean()
        assert list(raised.value.message_dict) == wrong
    else:
        page.full_clean()
