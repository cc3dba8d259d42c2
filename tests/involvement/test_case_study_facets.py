"""The filters of case studies: each finds and counts what looking at each case study does, and nothing misleads."""

import random
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.search import index as word_index

from core.models import Directorate, Theme
from involvement.case_studies.filters import CASE_STUDY_FACETS, CaseStudyFilters
from involvement.case_studies.reading import case_study_answer
from involvement.models import CaseStudyIndexPage, CaseStudyPage
from tests.factories.case_studies import make_case_study, make_case_study_index
from tests.factories.involvement import make_rung, make_stage, make_term
from tests.factories.site import make_home_page, make_organisation
from tests.involvement.test_case_studies import LIST, soup, titles

WORDS = ("kettles", "ladders")


@pytest.fixture(scope="module")
def list_pk(for_the_module: None) -> int:
    """Twenty case studies with every mixture of terms; the same in every run."""
    index = make_case_study_index(make_home_page())
    make_organisation()
    dice = random.Random(5)  # noqa: S311  no secret
    themes = [make_term(Theme, f"Theme {number}") for number in range(3)]
    directorates = [make_term(Directorate, f"Directorate {number}") for number in range(2)]
    rungs = [make_rung(f"Rung {number}", f"rung-{number}", sort_order=number) for number in range(3)]
    stages = [make_stage(f"Stage {number}", f"stage-{number}") for number in range(2)]
    for number in range(20):
        page = make_case_study(
            index,
            title=f"Better {dice.choice(WORDS)} {number}",
            slug=f"generated-{number}",
            problem=f"About {dice.choice(WORDS)}.",
            **dict.fromkeys(("summary", "what_changed", "purpose", "process"), "So it was."),
            themes=dice.sample(themes, dice.randint(0, 2)),
            directorate=dice.choice([None, *directorates]),
            rung_promised=dice.choice(rungs),
            rung_delivered=dice.choice(rungs),
            rung_reason="So it came.",
            stage=dice.choice(stages),
            finished_year=dice.choice([2023, 2024, 2025]),
        )
        word_index.insert_or_update_object(page)  # as the queue's worker would do soon
    return int(index.pk)


@pytest.fixture
def generated(list_pk: int, db: None) -> CaseStudyIndexPage:
    """The list of them, as it was before any test."""
    return CaseStudyIndexPage.objects.get(pk=list_pk)


def values_of(page: CaseStudyPage) -> dict[str, set[str]]:
    """Return, for each filter, the words of the address that this case study has."""
    return {
        "theme": {theme.slug for theme in page.themes.all()},
        "directorate": {page.directorate.slug} if page.directorate else set(),
        "rung": {page.rung_delivered.slug},
        "stage": {page.stage.slug},
        "year": {str(page.finished_year)},
    }


def test_any_filters_find_and_count_what_looking_at_each_does(generated: CaseStudyIndexPage) -> None:
    pages = list(CaseStudyPage.objects.all())
    has = {page.pk: values_of(page) for page in pages}
    fields = [field.field_name for field in CaseStudyPage.search_fields if isinstance(field, word_index.SearchField)]
    texts = {page.pk: " ".join(str(getattr(page, name)) for name in fields).casefold() for page in pages}
    known = case_study_answer(generated, QueryDict()).vocabulary.facets
    some: dict[str, st.SearchStrategy[Any]] = {
        name: st.just([]) | st.lists(st.sampled_from([word.value for word in known[name]]), max_size=2)
        for name in CASE_STUDY_FACETS
    }

    def number(asked: dict[str, Any], words: str) -> set[int]:
        return {
            pk
            for pk, values in has.items()
            if all(not asked[name] or set(asked[name]) & values[name] for name in CASE_STUDY_FACETS)
            and all(word in texts[pk] for word in words.split())
        }

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(asked=st.fixed_dictionaries(some), words=st.sampled_from(["", "", *WORDS, "kettles ladders"]))
    def holds(asked: dict[str, Any], words: str) -> None:
        query = QueryDict(mutable=True)
        query["q"] = words
        for name, values in asked.items():
            query.setlist(name, values)
        answer = case_study_answer(generated, query)
        assert set(answer.keys()) == number(asked, words)
        assert len(answer.keys()) == len(set(answer.keys()))
        assert answer.number_without("q") == len(number(asked, ""))
        for name in CASE_STUDY_FACETS:
            assert answer.number_without(name) == len(number(asked | {name: []}, words))
            expected = {word.value: len(number(asked | {name: [word.value]}, words)) for word in known[name]}
            assert answer.counts(name) == expected

    holds()


def test_chips_take_one_filter_away_and_the_form_keeps_the_rest(generated: CaseStudyIndexPage, client: Client) -> None:
    page = soup(client, f"{LIST}?rung=rung-1&year=2024&year=2025&q=kettles")
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in page.select(".opportunity-chip")}
    assert len(chips) == 4
    (without,) = [address for words, address in chips.items() if "2024" in words]
    assert without == f"{LIST}?q=kettles&rung=rung-1&year=2025#results"
    assert page.select_one("#filter-rung-rung-1").has_attr("checked")
    assert page.select_one("#filter-q")["value"] == "kettles"
    assert page.select_one("form#filters")["method"] == "get"


def test_a_list_that_finds_nothing_offers_ways_out_that_find_something(
    generated: CaseStudyIndexPage, client: Client
) -> None:
    page = soup(client, f"{LIST}?year=2023&q=nothingatall")
    assert page.select_one("#results-heading").get_text() == "No case studies found"
    ways = [link["href"].removesuffix("#results") for link in page.select("#results ul:not([class]) a")]
    assert ways == [f"{LIST}?year=2023", LIST]
    assert all(titles(soup(client, address)) for address in ways)


def test_unknown_values_are_named_and_change_nothing(generated: CaseStudyIndexPage, client: Client) -> None:
    page = soup(client, f"{LIST}?theme=atlantis&year=1066&page=minus&sort=odd")
    notices = page.select_one(".opportunity-notices").get_text()
    assert all(value in notices for value in ("atlantis", "1066", "minus", "odd"))
    assert len(titles(page)) == 20
    assert CaseStudyFilters().narrows is False


@pytest.mark.parametrize(
    "text", ["x" * 1000, "\u202e\u0000", '"unclosed (and [odd* OR NEAR/2 ^~', "<script>", "ש\u05b8ל"]
)
def test_odd_input_gives_a_friendly_page(generated: CaseStudyIndexPage, client: Client, text: str) -> None:
    for name in ("q", "sort", "page", *CASE_STUDY_FACETS):
        response = client.get(LIST, {name: text})
        assert response.status_code in (200, 400, 414), name
        assert b"<script>alert" not in response.content
