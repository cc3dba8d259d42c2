"""Numbers of people among the figures: taken once a year is over, never exact, and the same whoever is erased."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.models import HomePage
from involvement.actions.loop_years import take_people_counts
from involvement.loop.people_counts import LETTERS, people_counts, people_tables, register_people_count
from involvement.models import OpportunityIndexPage, OpportunityPage, PeopleInYear, StoryIndexPage
from involvement.telling.notices import OUTCOME
from people.disclosure import table
from people.models import Mailing, OutboxMessage
from tests.factories.involvement import make_opportunity
from tests.factories.loop import FILE, in_charts, in_file, in_tables, read
from tests.factories.stories import make_story_index

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HEADING, COLUMN = "Emails that said what happened", "Emails to those who took part"
_numbers = count()


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still in May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """The list of stories, on which the figures hang."""
    return make_story_index(home_page)


def letters(page: OpportunityPage, year: int, number: int, template: str = OUTCOME, state: str = "sent") -> None:
    """Let so many letters about a page have gone in a year."""
    mailing = Mailing.objects.create(audience="taking-part", page=page, template=template)
    sent_at = datetime(year, 6, 1, 12, tzinfo=UTC)
    OutboxMessage.objects.bulk_create(
        OutboxMessage(key=f"told-{next(_numbers)}", template=template, state=state, sent_at=sent_at, mailing=mailing)
        for _each in range(number)
    )


def taken() -> dict[int, int]:
    """Return what is written down, by year."""
    return dict(PeopleInYear.objects.filter(name=LETTERS).values_list("year", "number"))


def test_a_year_is_taken_once_when_it_is_over_and_stays_as_it_was(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    letters(page, 2023, 3)
    letters(page, 2025, 12)
    letters(page, 2026, 40)
    assert take_people_counts() == 3
    assert taken() == {2023: 3, 2024: 0, 2025: 12}
    OutboxMessage.objects.filter(sent_at__year=2025).first().delete()  # as erasing somebody does
    assert take_people_counts() == 0
    assert taken() == {2023: 3, 2024: 0, 2025: 12}
    with time_machine.travel(datetime(2026, 12, 31, 23, 59, tzinfo=UTC), tick=False):
        assert take_people_counts() == 0
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False):
        assert take_people_counts() == 1
    assert taken()[2026] == 40


def test_only_emails_that_went_out_about_what_is_real_are_counted(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    letters(page, 2025, 2)
    letters(page, 2025, 3, template="opportunity_changed")
    letters(page, 2025, 4, state="failed")
    letters(make_opportunity(opportunity_index, slug="invented", is_example=True), 2025, 5)
    take_people_counts()
    assert taken() == {2025: 2}


def test_no_reader_finds_a_small_number_anywhere(index: StoryIndexPage, client: Client) -> None:
    """Page, charts and file hold what the rules of disclosure publish and nothing else, whatever the numbers are."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.integers(2019, 2025), st.integers(0, 30), min_size=1, max_size=5))
    def holds(numbers: dict[int, int]) -> None:
        PeopleInYear.objects.all().delete()
        PeopleInYear.objects.bulk_create(
            PeopleInYear(name=LETTERS, year=year, number=number) for year, number in numbers.items()
        )
        cache.clear()
        published = table({str(year): number for year, number in numbers.items()})
        expected = {(HEADING, year, COLUMN): figure.text for year, figure in published.rows.items()}
        expected[HEADING, "All years", COLUMN] = published.total.text
        soup = read(client)
        assert in_tables(soup) == expected
        assert in_file(client) == expected
        longest = max((figure.number or 0 for figure in published.rows.values()), default=0)
        for (_table, year, _column), (words, width) in in_charts(soup).items():
            figure = published.rows[year]
            assert words == figure.text
            assert width == pytest.approx(100 * (figure.number or 0) / longest, abs=0.01)
        assert {expected[HEADING, str(year), COLUMN] for year, number in numbers.items() if 0 < number < 8} <= {"*"}

    holds()


def test_this_year_is_not_shown_and_without_a_finished_year_there_is_no_table(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    letters(make_opportunity(opportunity_index), 2026, 30)
    take_people_counts()
    assert people_tables() == []
    assert HEADING not in read(client).get_text()
    assert HEADING not in client.get(FILE).content.decode()


def test_what_nobody_counts_any_more_is_not_shown_and_a_name_is_taken_once(index: StoryIndexPage) -> None:
    PeopleInYear.objects.create(name="forgotten", year=2024, number=3)
    assert people_tables() == []
    with pytest.raises(ImproperlyConfigured):
        register_people_count(people_counts()[0])


def test_the_page_says_why_there_is_a_star(index: StoryIndexPage, client: Client) -> None:
    text = BeautifulSoup(client.get("/we-said-we-did/figures/").content, "html5lib").get_text()
    assert "A star (*) stands for a small number." in text
