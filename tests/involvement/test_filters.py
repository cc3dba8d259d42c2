"""Addresses of the list, good and bad, read into filters."""

import pytest
from django.http import QueryDict

from involvement.filters import LONGEST_QUOTE, LONGEST_SEARCH, Ignored, OpportunityFilters
from involvement.vocabulary import Sort, Status, Vocabulary

VOCABULARY = Vocabulary.of_terms(
    [
        ("area", 1, "peterborough", "Peterborough"),
        ("area", 2, "cambridge", "Cambridge"),
        ("audience", 3, "carers", "Carers"),
        ("theme", 4, "waiting", "Waiting"),
        ("directorate", 5, "older-people", "Older people"),
        ("rung", 6, "working-together", "Working together"),
    ]
)


def read(address: str) -> OpportunityFilters:
    return OpportunityFilters.from_query(QueryDict(address), VOCABULARY)


def test_nothing_asked_means_open_ones_closing_soonest() -> None:
    assert read("") == OpportunityFilters(status=Status.OPEN, sort=Sort.CLOSING, page=1)
    assert not read("").narrows


def test_every_filter_is_read() -> None:
    filters = read(
        "q=chairs&audience=carers&area=peterborough&area=cambridge&how=phone&how=online&paid=yes&theme=waiting"
        "&directorate=older-people&rung=working-together&status=all&sort=newest&page=3"
    )
    assert filters == OpportunityFilters(
        q="chairs",
        audience=("carers",),
        area=("peterborough", "cambridge"),
        how=("online", "phone"),
        paid=True,
        theme=("waiting",),
        directorate=("older-people",),
        rung=("working-together",),
        status=Status.ALL,
        sort=Sort.NEWEST,
        page=3,
    )
    assert filters.ignored == ()


@pytest.mark.parametrize(
    "address",
    [
        "audience=nobody",
        "area=PETERBOROUGH",
        "how=by-owl",
        "paid=no",
        "theme=1",
        "directorate=%27+OR+1%3D1+--",
        "rung=../../etc",
        "status=draft",
        "sort=-pk",
        "page=0",
        "page=-1",
        "page=abc",
        "page=1e3",
        "page=99999999999999999999",
        "page=٣",
    ],
)
def test_an_unknown_value_changes_nothing_and_is_named(address: str) -> None:
    filters = read(address)
    assert filters == OpportunityFilters()
    name, _, _value = address.partition("=")
    assert [ignored.filter_name for ignored in filters.ignored] == [name]


def test_known_values_beside_unknown_ones_still_count() -> None:
    filters = read("area=peterborough&area=atlantis")
    assert filters.area == ("peterborough",)
    assert filters.ignored == (Ignored("area", "atlantis"),)


@pytest.mark.parametrize(
    "address", ["audience=&area=&q=&status=&sort=&page=&paid=", "utm_source=letter&fbclid=1", "=&&="]
)
def test_what_a_form_leaves_empty_and_what_others_add_is_not_worth_a_word(address: str) -> None:
    assert read(address) == OpportunityFilters()
    assert read(address).ignored == ()


def test_a_long_unknown_value_is_shortened() -> None:
    (ignored,) = read("area=" + "a" * 5000).ignored
    assert len(ignored.value) == LONGEST_QUOTE + 1


def test_the_same_unknown_value_is_named_once() -> None:
    assert len(read("area=x&area=x&area=+x").ignored) == 1


def test_a_long_search_is_cut_and_says_so() -> None:
    filters = read("q=" + "a" * 5000)
    assert len(filters.q) == LONGEST_SEARCH
    assert [ignored.filter_name for ignored in filters.ignored] == ["q"]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("q=a%00b", "a b"),
        ("q=+chairs++and%0Atables+", "chairs and tables"),
        ("q=%E2%80%AEchairs", "chairs"),
        ("q=%F0%9F%AA%91", "🪑"),
        ("q=%ED%A0%80chairs", "���chairs"),
        ("q=%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85", "می\u200cخواهم"),
    ],
)
def test_odd_characters_in_a_search(typed: str, read_as: str) -> None:
    assert read(typed).q == read_as


def test_equal_questions_have_one_address() -> None:
    one = read("how=phone&how=online&area=cambridge&area=peterborough&status=open&page=1&q=")
    two = read("area=peterborough&area=cambridge&how=online&how=phone")
    assert one.query_string() == two.query_string() == "area=peterborough&area=cambridge&how=online&how=phone"


def test_an_address_read_back_is_the_same_question() -> None:
    filters = read("q=a%26b%3D%22c%22&area=cambridge&paid=yes&status=closed&sort=newest&page=2")
    assert OpportunityFilters.from_query(QueryDict(filters.query_string()), VOCABULARY) == filters


def test_taking_one_value_away_keeps_the_others_and_starts_on_the_first_page() -> None:
    filters = read("area=peterborough&area=cambridge&paid=yes&status=all&page=4")
    assert filters.without("area", "cambridge").query_string() == "area=peterborough&paid=yes&status=all"
    assert filters.without("paid").query_string() == "area=peterborough&area=cambridge&status=all"
    assert filters.without("status").query_string() == "area=peterborough&area=cambridge&paid=yes"


def test_order_and_page_alone_do_not_narrow() -> None:
    assert not read("sort=newest&page=2").narrows
    assert read("status=closed").narrows
    assert read("q=chairs").narrows
