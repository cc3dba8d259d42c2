"""The page of figures for visitors: honest where nothing is to count, cacheable, valid, and cheap at every size."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from core.models import Directorate
from home.models import HomePage
from involvement.models import OpportunityIndexPage, PeopleInYear, StoryIndexPage, StoryPage
from tests.factories.involvement import make_term
from tests.factories.loop import FIGURES, FILE, DrawnOpportunity, add_opportunity, ago, in_file, in_tables, noon, read
from tests.factories.stories import done_values, make_change, make_story, make_story_index
from tests.html_checker import html_errors_of

BUDGET = 10


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """An empty list of stories at its fixed address."""
    return make_story_index(home_page)


def fill(index: StoryIndexPage, opportunities: OpportunityIndexPage, number: int) -> None:
    """Add so many answered stories and closed opportunities, in parts of the trust and years of their own."""
    for each in range(number):
        part = make_term(Directorate, f"Part {each}")
        page = make_story(index, **done_values(slug=f"story-{each}", directorate=part, heard_on=ago(400 * each + 20)))
        make_change(page, noon(10))
        add_opportunity(opportunities, DrawnOpportunity(400 * each + 5, 9, None, is_cancelled=False, is_example=False))
        PeopleInYear.objects.create(name="outcome-letters", year=2000 + each, number=each)


def test_where_there_are_only_examples_it_says_that_there_is_nothing_to_count(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    make_story(index, is_example=True)
    add_opportunity(opportunity_index, DrawnOpportunity(9, 2, None, is_cancelled=False, is_example=True))
    soup = read(client)
    text = soup.get_text()
    assert "There is nothing to count yet." in text
    assert "No opportunity has closed yet." in text
    assert not soup.select("table, svg.chart, figure")
    assert in_file(client) == {}


def test_it_says_when_it_counted_and_counts_anew_after_a_change_or_a_while(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    start = datetime(2026, 5, 4, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        page = make_story(index)
        assert "Counted on 4 May 2026, 1pm." in read(client).get_text()
        clock.move_to(start + timedelta(minutes=2))
        assert "1pm." in read(client).get_text()
        assert {row[4] for row in rows(client)} == {"4 May 2026, 1pm"}
        make_story(index, slug="another")
        assert in_tables(read(client))["By year we heard it", "All", "All"] == "2"
        assert "1:02pm." in read(client).get_text()
        page.unpublish()
        assert in_tables(read(client))["By year we heard it", "All", "All"] == "1"
        add_opportunity(opportunity_index, DrawnOpportunity(3, 1, None, is_cancelled=False, is_example=False))
        assert in_tables(read(client))["Answers to those who took part", "All", "Overdue"] == "1"
        before = read(client).get_text()
        clock.move_to(start + timedelta(days=40))
        assert "13 June 2026" in read(client).get_text()
        assert "4 May 2026" in before
        assert in_tables(read(client))["By year we heard it", "All", "Overdue"] == "1"


def rows(client: Client) -> list[list[str]]:
    """Return the lines of the file."""
    text = client.get(FILE).content.decode("utf-8-sig")
    return [[*line.split(",")[:4], line.split('"')[-2]] for line in text.splitlines()[1:]]


def test_the_file_is_made_anew_only_when_something_changed(index: StoryIndexPage, client: Client) -> None:
    make_story(index)
    first = client.get(FILE)
    assert first["Content-Type"] == "text/csv; charset=utf-8"
    assert "figures.csv" in first["Content-Disposition"]
    assert client.get(FILE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_story(index, slug="another")
    assert client.get(FILE, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_it_asks_the_same_for_few_and_for_many(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    counted = []
    for number in (1, 12):
        for page in StoryPage.objects.all():
            page.delete()
        PeopleInYear.objects.all().delete()
        Directorate.objects.all().delete()
        fill(index, opportunity_index, number)
        client.get(FIGURES)
        make_change(StoryPage.objects.first())  # what was counted is forgotten
        with CaptureQueriesContext(connection) as asked:
            assert client.get(FIGURES).status_code == 200
        counted.append([query["sql"] for query in asked.captured_queries])
    few, many = counted
    assert len(many) <= BUDGET, "\n".join(query[:200] for query in many)
    assert len(few) == len(many)
    assert len(set(many)) == len(many)
    with CaptureQueriesContext(connection) as again:
        client.get(FIGURES)
    assert len(again) <= 3


def test_it_is_valid_can_be_cached_and_has_no_inline_style(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    empty = client.get(FIGURES).content.decode()
    fill(index, opportunity_index, 6)
    response = client.get(FIGURES)
    documents = {"empty": empty, "full": response.content.decode()}
    assert html_errors_of(documents) == {name: [] for name in documents}
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    soup = BeautifulSoup(response.content, "html5lib")
    assert len(soup.select("h1")) == 1
    assert not soup.select("main [style], main style, main script")
    assert len(soup.select("svg[role=img][aria-labelledby]")) == len(soup.select("figure")) >= 3


def test_the_list_leads_to_it_and_back(index: StoryIndexPage, client: Client) -> None:
    (link,) = BeautifulSoup(client.get(index.url).content, "html5lib").select(f"main a[href='{FIGURES}']")
    assert link.get_text(strip=True)
    assert read(client).select_one(f"a.nhsuk-back-link[href='{index.url}']")


def test_no_page_can_take_its_address_and_a_private_list_has_none(index: StoryIndexPage, client: Client) -> None:
    with pytest.raises(ValidationError, match="needed for something else"):
        make_story(index, slug="figures")
    index.unpublish()
    assert client.get(FIGURES).status_code == 404
    assert client.get(FILE).status_code == 404


def test_it_speaks_the_language_and_mirrors_its_charts(
    index: StoryIndexPage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    fill(index, opportunity_index, 2)
    arabic = Locale.objects.create(language_code="ar")
    index.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
    part = Directorate.objects.get(name="Part 0").copy_for_translation(arabic)
    part.name = "قسم"
    part.save()
    soup = read(client, f"/ar{FIGURES}")
    assert soup.select_one("html")["dir"] == "rtl"
    assert {chart["direction"] for chart in soup.select("svg.chart")} == {"rtl"}
    assert "قسم" in soup.get_text()
    assert "Part 1" in soup.get_text()
    assert timezone.localdate().year >= 2026
