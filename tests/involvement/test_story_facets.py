"""Every mixture of filters finds, counts and orders what looking at each story does."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.search import index as search_index

from core.models import Directorate, Theme
from home.models import HomePage
from involvement.finding.stories import StoryAnswer
from involvement.models import StoryChange, StoryIndexPage, StoryPage
from involvement.story_filters import StoryFilters
from involvement.story_lists import stories_at, story_answer
from involvement.story_statuses import StoryStatus
from involvement.story_vocabulary import STORY_FACETS, StorySort
from involvement.vocabulary import Vocabulary
from tests.factories.involvement import make_term
from tests.factories.stories import (
    could_not_values,
    done_values,
    make_change,
    make_source,
    make_story,
    make_story_index,
)

NUMBER = 40
WORDS = ("kettles", "ladders", "windows")


@pytest.fixture
def generated(home_page: HomePage) -> StoryIndexPage:
    """Stories with every mixture of status, terms, years and words; the same in every run."""
    dice, now, index = random.Random(7), timezone.now(), make_story_index(home_page)  # noqa: S311  no secret
    directorates = [make_term(Directorate, f"Directorate {number}") for number in range(3)]
    themes = [make_term(Theme, f"Theme {number}") for number in range(3)]
    sources = [make_source(f"Source {number}", f"source-{number}") for number in range(3)]
    for number in range(NUMBER):
        page = make_story(
            index,
            **(could_not_values() | done_values(slug=f"story-{number}")),
            first_published_at=now - timedelta(minutes=dice.randint(0, 9000)),
            themes=dice.sample(themes, dice.randint(0, 2)),
        )
        StoryPage.objects.filter(pk=page.pk).update(
            title=f"{dice.choice(WORDS)} {number}",
            summary=f"About {dice.choice(WORDS)}.",
            status=dice.choice(StoryStatus.values),
            heard_on=date(dice.choice([2023, 2024, 2025]), 5, 1),
            source=dice.choice([None, *sources]),
            directorate=dice.choice([None, *directorates]),
        )
        page.refresh_from_db()
        search_index.insert_or_update_object(page)  # as the queue's worker would do soon
        for _change in range(dice.randint(0, 2)):
            make_change(page, now - timedelta(hours=dice.randint(1, 50)))
    return index


def _values(page: StoryPage, name: str) -> set[str]:
    if name == "theme":
        return {theme.slug for theme in page.themes.all()}
    if name == "year":
        return {str(page.heard_on.year)} if page.heard_on else set()
    value: Any = getattr(page, name)
    return {value if name == "status" else value.slug} if value else set()


class BruteForce:
    """Looks at each story."""

    def __init__(self) -> None:
        self.pages = list(StoryPage.objects.live())
        self.values = {page.pk: {name: _values(page, name) for name in STORY_FACETS} for page in self.pages}

    def fits(self, page: StoryPage, filters: StoryFilters) -> bool:
        if filters.q and filters.q not in f"{page.title} {page.summary.rstrip('.')}".split():
            return False
        return all(
            not getattr(filters, name) or set(getattr(filters, name)) & self.values[page.pk][name]
            for name in STORY_FACETS
        )

    def number(self, filters: StoryFilters) -> int:
        return sum(self.fits(page, filters) for page in self.pages)


def _filters(vocabulary: Vocabulary) -> st.SearchStrategy[StoryFilters]:
    chosen = {
        name: st.sets(st.sampled_from([word.value for word in words]), max_size=2).map(lambda each: tuple(sorted(each)))
        for name, words in vocabulary.facets.items()
        if words
    }
    return st.builds(StoryFilters, q=st.sampled_from(("", "", *WORDS)), sort=st.sampled_from(StorySort), **chosen)


def _answer(index: StoryIndexPage, filters: StoryFilters) -> StoryAnswer:
    return story_answer(index, QueryDict(filters.query_string()))


def test_any_filters_find_and_count_what_looking_at_each_does(generated: StoryIndexPage) -> None:
    brute, vocabulary = BruteForce(), _answer(generated, StoryFilters()).vocabulary

    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filters=_filters(vocabulary))
    def holds(filters: StoryFilters) -> None:
        answer = _answer(generated, filters)
        found = [page.pk for page in stories_at(answer.index, answer.in_order())]
        assert len(found) == len(set(found)) == answer.matching.bit_count()
        assert set(found) == {page.pk for page in brute.pages if brute.fits(page, filters)}
        for name in STORY_FACETS:
            for word in vocabulary.facets[name]:
                changes: dict[str, Any] = {name: (word.value,)}
                assert answer.counts[name][word.value] == brute.number(replace(filters, **changes)), (name, word)

    holds()


@pytest.mark.parametrize("sort", StorySort)
def test_the_order_is_that_of_the_last_change(generated: StoryIndexPage, sort: StorySort) -> None:
    answer = _answer(generated, StoryFilters(sort=sort))
    pages = stories_at(answer.index, answer.in_order())
    assert len(pages) == NUMBER

    def moment(page: StoryPage) -> tuple[Any, int]:
        last = StoryChange.objects.filter(page=page).order_by("happened_at").last()
        return (last.happened_at if last else page.first_published_at, page.pk)

    moments = [moment(page) for page in pages]
    assert moments == sorted(moments, reverse=sort == StorySort.NEWEST)
