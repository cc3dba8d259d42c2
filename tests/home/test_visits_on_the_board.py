"""Visits on the translation board: most visited first where something is known, and as before where nothing is."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from core import demand
from home.models import HomePage, PageVisits, StandardPage
from tests.factories.staff import make_staff, signed_in

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TODAY = date(2026, 5, 4)
BOARD = "/admin/translations/"
BUDGET = 22  # two more than without visits: how many, and until when


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still at noon on 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with no room that counts what people ask for."""
    monkeypatch.setattr(demand, "_known", {})


@pytest.fixture
def three(home_page: HomePage) -> dict[str, StandardPage]:
    """Three pages and a language to translate them into."""
    Locale.objects.get_or_create(language_code="pl")
    pages = {name: StandardPage(title=name, slug=name.lower(), summary=name) for name in ("Apples", "Bread", "Cheese")}
    for page in pages.values():
        home_page.add_child(instance=page)
    return pages


def visit(page: Page, number: int, day: date = TODAY, language: str = "en") -> None:
    """Write down that a page was read."""
    PageVisits.objects.create(thread=page.translation_key, language=language, day=day, number=number)


def shown(client: Client, query: str = "") -> BeautifulSoup:
    """Return the board."""
    answer = client.get(BOARD + query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


def titles(soup: BeautifulSoup) -> list[str]:
    """Return the pages in their order."""
    return [link.get_text(strip=True) for link in soup.select(".translation-board tbody th a")]


def test_without_numbers_the_board_is_as_it_was(three: dict[str, StandardPage], editor_client: Client) -> None:
    """Numbers from before the last 30 days are none; an order nobody can have is passed over."""
    visit(three["Cheese"], 900, TODAY - timedelta(days=31))
    for query in ("", "?sort=visits", "?sort=odd"):
        soup = shown(editor_client, query)
        assert titles(soup) == ["Working Together", "Apples", "Bread", "Cheese"]
        assert "Visits" not in soup.get_text()
        assert not soup.select("#board-sort")


def test_most_visited_first_in_all_languages_together(three: dict[str, StandardPage], editor_client: Client) -> None:
    """Until which day is said; the tree is one choice away and stays chosen; the file has the same order."""
    visit(three["Bread"], 1200, TODAY - timedelta(days=30))
    visit(three["Bread"], 50, language="pl")
    visit(three["Cheese"], 40, TODAY - timedelta(days=1))
    soup = shown(editor_client)
    assert titles(soup) == ["Bread", "Cheese", "Working Together", "Apples"]
    assert [cell.get_text() for cell in soup.select("td.translation-board__visits")] == ["1,250", "40", "0", "0"]
    assert soup.select_one("th.translation-board__visits").get_text(strip=True) == "Visits in 30 days"
    assert "until 4 May 2026" in soup.get_text()
    assert not soup.select(".translation-board__page--1")  # nothing stands below its parent here
    assert [option["value"] for option in soup.select("#board-sort option")] == ["visits", "tree"]

    tree = shown(editor_client, "?sort=tree&state=none")
    assert titles(tree) == ["Working Together", "Apples", "Bread", "Cheese"]
    assert tree.select(".translation-board__page--1")
    assert tree.select_one("#board-sort option[selected]")["value"] == "tree"
    assert "sort=tree" in tree.find("a", string="Download as CSV")["href"]

    answer = editor_client.get(f"{BOARD}?export=csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(line[0], line[-1]) for line in lines[:3]] == [
        ("Page", "Visits in 30 days"),
        ("Bread", "1250"),
        ("Cheese", "40"),
    ]


def test_who_may_not_work_on_a_page_does_not_see_its_numbers(three: dict[str, StandardPage]) -> None:
    visit(three["Bread"], 12)
    visit(three["Cheese"], 77)
    soup = shown(signed_in(make_staff(pages=("change",), below=three["Bread"])))
    assert titles(soup) == ["Bread"]
    assert "77" not in soup.select_one("main").get_text()


def test_many_numbers_ask_the_same_as_few(three: dict[str, StandardPage], editor_client: Client) -> None:
    asked = []
    for days in (range(1), range(1, 300)):
        PageVisits.objects.bulk_create(
            PageVisits(thread=page.translation_key, language="en", day=TODAY - timedelta(days=day), number=1)
            for page in three.values()
            for day in days
        )
        shown(editor_client)
        with CaptureQueriesContext(connection) as queries:
            shown(editor_client)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= BUDGET
