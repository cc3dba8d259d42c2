"""The list of stories as a visitor meets it: filters, counts, chips, ways out, paging, small wins."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.search import index as search_index

from core.models import Directorate, Theme
from home.models import HomePage
from involvement.models import StoryIndexPage, StoryPage
from involvement.story_lists import PER_PAGE
from tests.factories.contributions import make_picture
from tests.factories.copies import make_copies
from tests.factories.involvement import make_term
from tests.factories.stories import (
    could_not_values,
    done_values,
    make_change,
    make_small_win,
    make_source,
    make_story,
    make_story_index,
)
from tests.html_checker import html_errors_of

LIST = "/we-said-we-did/"
LIST_BUDGET = 12
EVERY_FILTER = "?q=letters&status=heard&status=done&theme=waiting&directorate=older-people&source=survey&year=2025"


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """An empty list at its fixed address."""
    return make_story_index(home_page)


def soup(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(client: Client, query: str = "") -> list[str]:
    found = soup(client, query).select("#results h3 .nhsuk-card__link")  # h4: nearest, where none is found
    return [link.get_text(strip=True) for link in found]


@pytest.fixture
def many(index: StoryIndexPage) -> dict[str, StoryPage]:
    """One story for each thing the list can be filtered by."""
    waiting, words = make_term(Theme, "Waiting"), make_term(Theme, "Words")
    older = make_term(Directorate, "Older people")
    rows = [
        {"title": "Bench", "themes": [waiting], "heard_on": date(2025, 5, 1)},
        {"title": "Letters", "status": "looking", "themes": [words], "heard_on": date(2024, 5, 1)},
        done_values(title="Doors", directorate=older, heard_on=date(2025, 6, 1)),
        could_not_values(title="Pool", source=make_source("PALS", "pals"), heard_on=date(2023, 1, 1)),
    ]
    pages = {}
    for days, row in enumerate(rows):
        page = make_story(index, slug=str(row["title"]).lower(), **row)
        make_change(page, timezone.now() - timedelta(days=10 - days))
        pages[page.title] = page
    return pages


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Pool", "Doors", "Letters", "Bench"]),
        ("?sort=oldest", ["Bench", "Letters", "Doors", "Pool"]),
        ("?status=done", ["Doors"]),
        ("?status=done&status=could-not", ["Pool", "Doors"]),
        ("?theme=waiting", ["Bench"]),
        ("?theme=waiting&theme=words", ["Letters", "Bench"]),
        ("?directorate=older-people", ["Doors"]),
        ("?source=pals", ["Pool"]),
        ("?year=2025", ["Doors", "Bench"]),
        ("?year=2025&status=done", ["Doors"]),
        ("?theme=waiting&status=done", []),
        ("?year=1066", ["Pool", "Doors", "Letters", "Bench"]),
    ],
)
def test_filters_and_order(many: dict[str, StoryPage], client: Client, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


def test_words_find_the_long_texts_and_titles_lead(many: dict[str, StoryPage], client: Client) -> None:
    StoryPage.objects.filter(title="Pool").update(summary="About doors.")
    for page in StoryPage.objects.all():
        search_index.insert_or_update_object(page)
    assert titles(client, "?q=doors") == ["Doors", "Pool"]
    assert titles(client, "?q=building") == ["Pool"]
    assert titles(client, "?q=nothingatall") == []


def test_each_choice_says_how_many_it_leads_to(many: dict[str, StoryPage], client: Client) -> None:
    labels = [
        label.get_text(strip=True) for label in soup(client, "?year=2025").select("#filters .nhsuk-checkboxes label")
    ]
    assert {"Heard (1)", "Done (1)", "Waiting (1)", "Older people (1)", "Survey (2)", "2025 (2)", "2024 (1)"} <= set(
        labels
    )
    assert not [label for label in labels if label.startswith(("PALS", "Words", "We could not"))]


def test_a_chip_takes_its_filter_away(many: dict[str, StoryPage], client: Client) -> None:
    chips = soup(client, "?status=done&year=2025&sort=oldest").select(".opportunity-chip")
    assert [chip["href"] for chip in chips] == [
        f"{LIST}?year=2025&sort=oldest#results",
        f"{LIST}?status=done&sort=oldest#results",
    ]


def test_where_nothing_fits_there_are_ways_out_and_what_comes_nearest(
    many: dict[str, StoryPage], client: Client
) -> None:
    page = soup(client, "?theme=waiting&status=done")
    ways = [link.get_text(strip=True) for link in page.select("#results li > a")]
    assert "look without “Waiting”: 1 story" in ways
    assert "look without “Done”: 1 story" in ways
    near = [link.get_text(strip=True) for link in page.select("#results h4 .nhsuk-card__link")]
    assert set(near) == {"Bench", "Doors"}


def test_an_empty_list_says_so(index: StoryIndexPage, client: Client) -> None:
    assert "There are no stories yet" in soup(client).get_text()


def test_unknown_values_are_said_and_change_nothing(many: dict[str, StoryPage], client: Client) -> None:
    page = soup(client, "?theme=<script>alert(1)</script>&status=perhaps&page=one&year=20255")
    text = page.get_text()
    assert "We left out “perhaps”" in text
    assert "We left out “20255”" in text
    assert "“one” is not a page number" in text
    assert not page.find("script", string=lambda inside: inside and "alert" in inside)
    assert len(page.select("#results h3 .nhsuk-card__link")) == 4


def test_paging_keeps_the_filters_and_ends_kindly(index: StoryIndexPage, client: Client) -> None:
    first = make_story(index, title="Story", slug="story")
    make_copies([first], PER_PAGE)
    page = soup(client, "?status=heard")
    assert len(page.select(".story-card")) == PER_PAGE
    assert page.select_one("link[rel=next]")["href"] == f"{LIST}?status=heard&page=2"
    assert len(soup(client, "?status=heard&page=2").select(".story-card")) == 1
    assert "There is no such page. This is the last one." in soup(client, "?page=99").get_text()


def test_drafts_and_private_stories_are_not_shown(many: dict[str, StoryPage], client: Client) -> None:
    many["Bench"].unpublish()
    PageViewRestriction.objects.create(page=many["Doors"], restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == ["Pool", "Letters"]


def test_a_new_entry_of_the_history_brings_a_story_to_the_top(many: dict[str, StoryPage], client: Client) -> None:
    assert titles(client)[-1] == "Bench"
    make_change(many["Bench"])
    assert titles(client)[0] == "Bench"


def test_an_update_that_is_overdue_is_said_on_the_card(index: StoryIndexPage, client: Client) -> None:
    make_story(index, next_update_due=timezone.localdate() - timedelta(days=1))
    assert "It is overdue, and we are sorry." in soup(client).select_one(".story-card").get_text()


def test_the_newest_three_small_wins_are_shown(index: StoryIndexPage, client: Client) -> None:
    today = timezone.localdate()
    for days in range(5):
        make_small_win(f"Win {days}", happened_on=today - timedelta(days=days), is_example=days == 0)
    make_small_win("Still a draft", live=False, happened_on=today)
    wins = soup(client).select(".small-wins li")
    assert [win.select_one(".small-wins__sentence").get_text(strip=True) for win in wins] == ["Win 0", "Win 1", "Win 2"]
    assert ["Example" in win.get_text() for win in wins] == [True, False, False]


def queries(client: Client, address: str) -> list[str]:
    """Return what a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def fill(index: StoryIndexPage, number: int) -> None:
    """Add this many stories, all with terms, history and the same picture."""
    terms = {
        "themes": [make_term(Theme, "Waiting")],
        "directorate": make_term(Directorate, "Older people"),
        "listing_image": make_picture(),
    }
    for each in range(number):
        page = make_story(index, title=f"Letters {each}", slug=f"letters-{each}", heard_on=date(2025, 5, 1), **terms)
        make_change(page)


def test_the_list_asks_the_same_for_12_and_for_300(index: StoryIndexPage, client: Client) -> None:
    addresses = [f"{LIST}{query}" for query in ("", EVERY_FILTER)]
    fill(index, 12)
    make_small_win()
    with_12 = [queries(client, address) for address in addresses]
    make_copies(StoryPage.objects.all(), 24, "changes")
    assert StoryPage.objects.live().count() == 300
    for address, few in zip(addresses, with_12, strict=True):
        many = queries(client, address)
        assert len(many) <= LIST_BUDGET, "\n".join(query[:200] for query in many)
        assert len(few) == len(many)
        assert len(set(many)) == len(many)


def test_an_empty_cache_costs_the_index_and_the_furniture_once(index: StoryIndexPage, client: Client) -> None:
    fill(index, 2)
    warm = queries(client, LIST)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)
    assert len(asked) <= len(warm) + 10 + 3
    assert len({query["sql"] for query in asked.captured_queries}) == len(asked)


def test_the_list_is_valid_html_and_can_be_cached(many: dict[str, StoryPage], client: Client) -> None:
    make_small_win()
    response = client.get(f"{LIST}?status=done&theme=waiting")
    documents = {"nothing found": response.content.decode(), "list": client.get(LIST).content.decode()}
    assert html_errors_of(documents) == {name: [] for name in documents}
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
