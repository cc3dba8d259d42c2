"""Generated stories and opportunities for the figures of the loop, and the figures as a reader finds them."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st
from wagtail.models import Page

from core.models import Directorate
from involvement.models import OpportunityPage, StoryPage, Telling
from involvement.story_statuses import StoryStatus
from tests.factories.involvement import make_opportunity
from tests.factories.stories import make_change, make_story

FIGURES, FILE = "/we-said-we-did/figures/", "/we-said-we-did/figures.csv"


@dataclass(frozen=True)
class DrawnStory:
    """One story as hypothesis draws it; days count back from today."""

    part: int | None
    status: str
    heard: int | None
    due: int | None
    answered: int | None  # when the history says that it was answered
    is_example: bool
    is_live: bool


@dataclass(frozen=True)
class DrawnOpportunity:
    """One opportunity as hypothesis draws it; days count back from today."""

    closed: int
    due: int | None
    given: int | None
    is_cancelled: bool
    is_example: bool


DAYS = st.integers(0, 900)
STORIES = st.lists(
    st.builds(
        DrawnStory,
        part=st.one_of(st.none(), st.integers(0, 1)),
        status=st.sampled_from(StoryStatus.values),
        heard=st.one_of(st.none(), DAYS),
        due=st.one_of(st.none(), st.integers(-30, 30)),
        answered=st.one_of(st.none(), DAYS),
        is_example=st.integers(0, 5).map(lambda dice: dice == 0),
        is_live=st.integers(0, 5).map(lambda dice: dice > 0),
    ),
    max_size=14,
)
OPPORTUNITIES = st.lists(
    st.builds(
        DrawnOpportunity,
        closed=st.integers(-3, 900),
        due=st.one_of(st.none(), st.integers(-30, 60)),
        given=st.one_of(st.none(), st.integers(0, 60)),
        is_cancelled=st.integers(0, 5).map(lambda dice: dice == 0),
        is_example=st.integers(0, 5).map(lambda dice: dice == 0),
    ),
    max_size=6,
)


def ago(days: int | None) -> date | None:
    """Return the day so many days ago."""
    return None if days is None else timezone.localdate() - timedelta(days=days)


def noon(days: int) -> datetime:
    """Return midday so many days ago."""
    return timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=days), time(12)))


def add_story(parent: Page, drawn: DrawnStory, parts: list[Directorate]) -> StoryPage:
    """Add a story with its history."""
    page = make_story(parent, title="Drawn", slug=f"drawn-{StoryPage.objects.count()}", live=drawn.is_live)
    StoryPage.objects.filter(pk=page.pk).update(
        status=drawn.status,
        heard_on=ago(drawn.heard),
        next_update_due=ago(drawn.due),
        directorate=None if drawn.part is None else parts[drawn.part],
        is_example=drawn.is_example,
    )
    make_change(page, noon(950), status=StoryStatus.HEARD)
    if drawn.answered is not None:
        make_change(page, noon(drawn.answered), status=StoryStatus.DONE)
    page.refresh_from_db()
    return page


def add_opportunity(parent: Page, drawn: DrawnOpportunity) -> OpportunityPage:
    """Add an opportunity; its answer is given so many days ago, if it is."""
    values: dict[str, Any] = {
        "closes_at": noon(drawn.closed),
        "outcome_due": ago(drawn.due),
        "outcome": "" if drawn.given is None else "<p>We bought chairs.</p>",
        "cancelled_at": noon(drawn.closed) if drawn.is_cancelled else None,
        "is_example": drawn.is_example,
    }
    page = make_opportunity(parent, title="Drawn", slug=f"drawn-{OpportunityPage.objects.count()}")
    OpportunityPage.objects.filter(pk=page.pk).update(**values)
    given_at = None if drawn.given is None else noon(drawn.given)
    Telling.objects.update_or_create(page=page, defaults={"outcome_given_at": given_at})
    page.refresh_from_db()
    return page


Lines = dict[tuple[str, str, str], str]  # (table, row, column) -> text


def in_tables(soup: BeautifulSoup) -> Lines:
    """Return every figure in the tables of a page."""
    found = {}
    for table in soup.select("table"):
        heading = table.select_one("caption").get_text(strip=True)
        columns = [cell.get_text(strip=True) for cell in table.select("thead th")][1:]
        for row in table.select("tbody tr"):
            label = row.select_one("th").get_text(strip=True)
            for column, cell in zip(columns, row.select("td"), strict=True):
                found[heading, label, column] = cell.get_text(strip=True)
    return found


def in_charts(soup: BeautifulSoup) -> dict[tuple[str, str, str], tuple[str, float]]:
    """Return every bar in the charts of a page: its words and its width in per cent of the longest.

    Where each group has one bar, it names no column: the last one is meant.
    """
    found = {}
    for chart in soup.select("figure"):
        heading = chart.find_previous("h3").get_text(strip=True)
        for group in chart.select("g.chart__group"):
            label = " ".join(text.get_text() for text in group.select(".chart__heading"))
            for bar in group.select("g.chart__bar"):
                column, _, words = " ".join(text.get_text() for text in bar.select("text")).rpartition(": ")
                strip = bar.select_one("rect")
                found[heading, label, column or last_column(chart)] = (
                    words,
                    float(strip["width"].rstrip("%")) if strip else 0.0,
                )
    return found


def last_column(chart: Tag) -> str:
    """Return what stands above the last column of the table before a chart."""
    table = chart.find_previous("table")
    assert isinstance(table, Tag)
    return table.select("thead th")[-1].get_text(strip=True)


def in_file(client: Client, address: str = FILE) -> Lines:
    """Return every figure in the file."""
    response = client.get(address)
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]
    assert len({row[4] for row in rows}) <= 1
    return {(table, row, column): text for table, row, column, text, _as_at in rows}


def read(client: Client, address: str = FIGURES) -> BeautifulSoup:
    """Return the page of figures."""
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")
