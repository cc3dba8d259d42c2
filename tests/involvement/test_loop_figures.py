"""The figures of the loop equal counting by hand, over generated stories; page, charts and file show the same."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from wagtail.models import Locale, PageViewRestriction

from core.models import Directorate
from home.models import HomePage
from involvement.loop.figures import counted_figures
from involvement.models import LoopSettings, OpportunityIndexPage, StoryIndexPage, StoryPage
from involvement.story_statuses import ANSWERED
from tests.factories.involvement import make_term
from tests.factories.loop import (
    OPPORTUNITIES,
    STORIES,
    DrawnOpportunity,
    DrawnStory,
    Lines,
    add_opportunity,
    add_story,
    ago,
    in_charts,
    in_file,
    in_tables,
    noon,
    read,
)
from tests.factories.stories import done_values, make_change, make_story, make_story_index
from tests.undone import undone

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
PARTS = ("=Older people", "Children, young people and families")
FEWEST = 3
BY_PART, BY_YEAR, ANSWERS = "By part of the trust", "By year we heard it", "Answers to those who took part"
COLUMNS = ("Answered", "Waiting", "Overdue", "All", "Half were answered within")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still at one o’clock on 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """An empty list of stories; days are shown from three stories on."""
    LoopSettings.objects.create(fewest_for_middle=FEWEST)
    return make_story_index(home_page)


@pytest.fixture
def parts(home_page: HomePage) -> list[Directorate]:
    """Two parts of the trust."""
    return [make_term(Directorate, name, slug=f"part-{number}") for number, name in enumerate(PARTS)]


def by_hand_one(stories: list[DrawnStory]) -> tuple[str, ...]:
    """Return the cells of a row, counted one story after the other."""
    answered = waiting = overdue = 0
    days = []
    for story in stories:
        if story.status in ANSWERED:
            answered += 1
            if story.heard is not None and story.answered is not None and story.heard >= story.answered:
                days.append(story.heard - story.answered)
        elif story.due is not None and story.due > 0:
            overdue += 1
        else:
            waiting += 1
    days.sort()
    within = "too few to say"
    if len(days) >= FEWEST:
        middle = days[len(days) // 2]
        within = "1 day" if middle == 1 else f"{middle} days"
    return (str(answered), str(waiting), str(overdue), str(len(stories)), within)


def year_of(days: int | None) -> str:
    """Return the year in which something was heard so many days ago."""
    day = ago(days)
    return str(day.year) if day else "Year not known"


def stories_by_hand(drawn: list[DrawnStory]) -> Lines:
    """Return what the tables of stories must show."""
    stories = [story for story in drawn if story.is_live and not story.is_example]
    lines: Lines = {}
    if not stories:
        return lines
    rows: dict[tuple[str, str], list[DrawnStory]] = {(BY_PART, "All"): stories, (BY_YEAR, "All"): stories}
    for story in stories:
        part = "Not about one part" if story.part is None else PARTS[story.part]
        rows.setdefault((BY_PART, part), []).append(story)
        rows.setdefault((BY_YEAR, year_of(story.heard)), []).append(story)
    for (table, row), its in rows.items():
        lines |= {(table, row, column): text for column, text in zip(COLUMNS, by_hand_one(its), strict=True)}
    return lines


def answers_by_hand(drawn: list[DrawnOpportunity]) -> Lines:
    """Return what the table of opportunities must show."""
    rows: dict[str, list[int]] = {}
    for each in drawn:
        if each.closed < 0 or each.is_cancelled or each.is_example:
            continue
        if each.given is not None:
            place = 0 if each.due is None or each.given >= each.due else 1
        else:
            place = 3 if each.due is not None and each.due > 0 else 2
        for row in (year_of(each.closed), "All"):
            counts = rows.setdefault(row, [0] * 5)
            counts[place] += 1
            counts[4] += 1
    columns = ("Told in time", "Told late", "Not told yet", "Overdue", "All")
    return {
        (ANSWERS, row, column): str(number)
        for row, counts in rows.items()
        for column, number in zip(columns, counts, strict=True)
    }


def unharmed(lines: Lines) -> Lines:
    """Return the lines of a file without the apostrophes that stop a spreadsheet from running a cell."""
    return {tuple(part.removeprefix("'") for part in key): text for key, text in lines.items()}  # type: ignore[misc]


def number_in(words: str) -> float:
    """Return the number that a cell begins with; nought where it is no number."""
    first = words.split(" ")[0]
    return float(first) if first.isdigit() else 0.0


def test_figures_are_what_counting_by_hand_gives_and_page_charts_and_file_agree(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, parts: list[Directorate], client: Client
) -> None:
    """Generated stories and opportunities; each figure is looked for on the page, in its chart and in the file."""

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(stories=STORIES, opportunities=OPPORTUNITIES)
    @undone()
    def holds(stories: list[DrawnStory], opportunities: list[DrawnOpportunity]) -> None:
        for story in stories:
            add_story(index, story, parts)
        for opportunity in opportunities:
            add_opportunity(opportunity_index, opportunity)
        cache.clear()
        expected = stories_by_hand(stories) | answers_by_hand(opportunities)
        soup = read(client)
        assert in_tables(soup) == expected
        assert unharmed(in_file(client)) == expected
        bars = in_charts(soup)
        assert {key: words for key, (words, _width) in bars.items()}.items() <= expected.items()
        for table, columns in product((BY_PART, BY_YEAR), (COLUMNS[:3], COLUMNS[4:])):
            shown = {key: bar for key, bar in bars.items() if key[0] == table and key[2] in columns}
            rows = {key: text for key, text in expected.items() if key[0] == table and key[2] in columns}
            longest = max((number_in(text) for key, text in rows.items() if key[1] != "All"), default=0)
            assert bool(shown) is (longest > 0)
            assert set(shown) == ({key for key in rows if key[1] != "All"} if longest else set())
            for words, width in shown.values():
                assert width == pytest.approx(100 * number_in(words) / longest, abs=0.01)

    holds()


def test_a_story_and_its_translations_are_one_thing(index: StoryIndexPage, parts: list[Directorate]) -> None:
    page = make_story(index, **done_values(directorate=parts[1], heard_on=ago(10)))
    make_change(page, noon(4))
    polish = Locale.objects.create(language_code="pl")
    page.copy_for_translation(polish, copy_parents=True).save_revision(clean=False).publish()
    assert StoryPage.objects.live().count() == 2
    (by_part, by_year) = counted_figures(timezone.now()).stories
    assert [[cell.text for cell in row.cells][:4] for row in by_part.rows] == [["1", "0", "0", "1"]] * 2
    assert len(by_year.rows) == 2


def test_what_is_private_is_not_counted(index: StoryIndexPage) -> None:
    page = make_story(index)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert counted_figures(timezone.now()).tables == ()


def test_an_update_is_overdue_from_the_day_after_in_london(index: StoryIndexPage) -> None:
    make_story(index, next_update_due=date(2026, 5, 4))
    midnight = datetime(2026, 5, 4, 23, tzinfo=UTC)  # summer time
    for moment, overdue in ((midnight - timedelta(seconds=1), "0"), (midnight, "1")):
        with time_machine.travel(moment, tick=False):
            assert counted_figures(timezone.now()).stories[0].rows[-1].cells[2].text == overdue


@pytest.mark.parametrize(("answers", "words"), [(FEWEST - 1, "too few to say"), (FEWEST, "6 days")])
def test_days_are_shown_only_from_enough_answers(index: StoryIndexPage, answers: int, words: str) -> None:
    for number in range(answers):
        make_change(make_story(index, **done_values(slug=f"done-{number}", heard_on=ago(10))), noon(4))
    figures = counted_figures(timezone.now())
    assert figures.stories[0].rows[-1].cells[-1].text == words
    assert ("Half of the answers came within 6 days" in figures.stories[0].in_words) is (answers == FEWEST)


def test_an_answer_whose_day_nobody_knows_counts_as_late(opportunity_index: OpportunityIndexPage, index: Any) -> None:
    page = add_opportunity(opportunity_index, DrawnOpportunity(30, 5, 6, is_cancelled=False, is_example=False))
    page.telling.delete()
    assert page.last_published_at is None
    (table,) = counted_figures(timezone.now()).opportunities
    assert [cell.text for cell in table.rows[-1].cells] == ["0", "1", "0", "0", "1"]
