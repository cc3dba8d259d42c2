"""The progress page as everybody reads it, its file, its API, and pages that say what they help."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, StandardPage
from involvement.models import ActionEvidence, ProgressPage, StrategyPage
from involvement.tracker.remembered import tracker_in
from tests.factories.case_studies import make_case_study, make_case_study_index
from tests.factories.involvement import make_opportunity
from tests.factories.progress import (
    make_evidence,
    make_progress_page,
    make_strategy,
    make_update,
    promise,
    set_days,
)
from tests.factories.stories import make_story, make_story_index
from tests.html_checker import html_errors_of

PROGRESS = "/strategy/progress/"
COLD = 14  # after a change, the first reader of any page reads all of it; then it is remembered


@pytest.fixture
def page(home_page: HomePage) -> ProgressPage:
    """The progress page of a published strategy."""
    make_strategy(home_page)
    return make_progress_page(home_page)


@pytest.fixture
def story(home_page: HomePage) -> Page:
    """A story that may be evidence."""
    return make_story(make_story_index(home_page))


def seen(client: Client, address: str = PROGRESS) -> BeautifulSoup:
    """Return a page as a browser gets it."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html5lib")


def words_of(soup: BeautifulSoup, selector: str) -> str:
    """Return the words of one place of a page."""
    found = soup.select_one(selector)
    assert found, selector
    return " ".join(found.get_text(" ").split())


def test_everything_has_an_address_and_the_truth(page: ProgressPage, story: Page, client: Client) -> None:
    make_update("C5", "started", "We asked the forum.", days_ago=200)
    make_update("C5", "on-track", "The map is drawn.")
    make_evidence("C5", story, "It was quick.")
    set_days("C4", due=-1)
    set_days("E1", next_review=-1)
    soup = seen(client)
    assert len(soup.select("h1")) == 1 and len(soup.select(".progress__one")) == 27
    assert "On track" in words_of(soup, "#C5 .progress__marks")
    shown = words_of(soup, "#C5")
    assert "The map is drawn." in shown and "We asked the forum." in shown and "It was quick." in shown
    assert "Late" in words_of(soup, "#C4 .progress__marks") and "That day is over." in words_of(soup, "#C4")
    assert "Not looked at in time" in words_of(soup, "#E1 .progress__marks")
    assert "Nobody has written an update yet." in words_of(soup, "#O1")
    news = words_of(soup, "section[aria-labelledby=news]")
    assert "The map is drawn." in news and "We asked the forum." not in news
    assert "E1" in words_of(soup, "section[aria-labelledby=past-review]")
    assert "%" not in soup.select_one("main").get_text()
    assert html_errors_of({"progress": client.get(PROGRESS).content.decode()}) == {"progress": []}


def test_the_chart_and_its_table_say_the_same(page: ProgressPage, client: Client) -> None:
    make_update("C5", "done")
    soup = seen(client)
    rows = {
        row.select_one("th").get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in soup.select("#actions-by-status-table tbody tr")
    }
    assert rows["Done"] == ["1", "0"] and rows["Not started"] == ["21", "0"] and rows["All actions"] == ["22", "0"]
    bars = [words_of(BeautifulSoup(str(group), "html5lib"), "g") for group in soup.select("g.chart__group")]
    assert "Done 1" in bars and "Not started 21" in bars


def test_actions_without_new_evidence_are_named(page: ProgressPage, story: Page, client: Client) -> None:
    make_evidence("C5", story, days_ago=91)
    make_evidence("C6", story, days_ago=89)
    make_evidence("C7", story, days_ago=400)
    make_update("C7", "done")
    make_update("C8", "changed", "The law changed.")
    named = words_of(seen(client), "section[aria-labelledby=without-evidence]")
    assert "in the last 90 days" in named
    codes = [link.get_text() for link in seen(client).select("section[aria-labelledby=without-evidence] a")]
    assert {"C5", "E1"} <= set(codes) and not {"C6", "C7", "C8", "O1"} & set(codes)
    story.unpublish()
    codes = [link.get_text() for link in seen(client).select("section[aria-labelledby=without-evidence] a")]
    assert {"C6", "C7"} <= set(codes)


def test_evidence_that_the_public_cannot_read_is_none(page: ProgressPage, story: Page, client: Client) -> None:
    make_evidence("C5", story)
    assert story.title in words_of(seen(client), "#C5")
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert story.title not in words_of(seen(client), "#C5")


def test_a_page_says_what_it_helps(page: ProgressPage, story: Page, home_page: HomePage, client: Client) -> None:
    plain = home_page.add_child(instance=StandardPage(title="Plain", slug="plain"))
    study = make_case_study(make_case_study_index(home_page))
    pages = [story, plain, study]
    for each in pages:
        assert "This helps" not in client.get(each.url).content.decode()
        make_evidence("C5", each)
        soup = seen(client, each.url)
        assert "This helps C5: To draw a road map" in words_of(soup, "aside[aria-labelledby=this-helps]")
        assert soup.select_one("aside[aria-labelledby=this-helps] a")["href"] == f"{PROGRESS}#C5"
    ActionEvidence.objects.all()[0].delete()
    assert "This helps" not in client.get(story.url).content.decode()


def test_an_opportunity_says_it_too(page: ProgressPage, opportunity_index: Page, client: Client) -> None:
    opportunity = make_opportunity(opportunity_index)
    make_evidence("O1", opportunity)
    make_evidence("C5", opportunity)
    assert client.get(opportunity.url).content.decode().count("This helps <a") == 2


def test_it_asks_little_and_the_same_for_much(page: ProgressPage, story: Page, client: Client) -> None:
    seen(client)
    numbers = []
    for times in (1, 9):
        for number in range(times):
            make_update("C5", "started", f"News {number}.")
            make_evidence(f"C{number + 1}", story)
        cold = _asked(client)
        numbers.append((cold, _asked(client)))
    assert numbers[0] == numbers[1]
    assert numbers[0][0] <= COLD and numbers[0][1] <= 10, numbers


def _asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(PROGRESS)
    return len(asked)


def test_without_a_strategy_it_says_so(home_page: HomePage, client: Client) -> None:
    home_page.add_child(instance=StandardPage(title="Our strategy", slug="strategy"))
    make_progress_page(home_page)
    assert "There is nothing to follow here yet." in seen(client).get_text()
    assert client.get("/api/v1/actions").status_code == 404
    assert client.get(f"{PROGRESS}actions.csv").status_code == 200


def test_what_an_edition_drops_keeps_its_history(page: ProgressPage, home_page: HomePage, client: Client) -> None:
    make_update("C2", "started", "We began.")
    old = StrategyPage.objects.get()
    make_strategy(home_page, "--edition", "2035")
    new = StrategyPage.objects.get(edition="2035")
    draft = new.get_latest_revision_as_object()
    draft.actions.set([row for row in draft.actions.all() if row.code not in ("C2", "C3")])
    draft.save_revision().publish()
    soup = seen(client)
    gone = promise("C2")
    shown = words_of(soup, f"#C2-{str(gone.thread)[:8]}")
    assert "Only in edition 2035" in shown and "We began." in shown
    assert len(soup.select(".progress__one")) == 26  # what nothing hangs on is not shown
    assert "This is an earlier edition." in client.get(old.url).content.decode()
    assert "This is an earlier edition." not in client.get(new.url).content.decode()


def test_the_file_and_the_api_say_what_the_page_says(page: ProgressPage, story: Page, client: Client) -> None:
    make_update("C5", "on-track", "=1+1 is drawn")
    make_evidence("C5", story, "It was quick.")
    set_days("C5", due=-1)
    file = client.get(f"{PROGRESS}actions.csv")
    assert file["Content-Type"].startswith("text/csv")
    rows = {row[1]: row for row in csv.reader(io.StringIO(file.content.decode("utf-8-sig")))}
    assert len(rows) == 28 and rows["C5"][4] == "Late" and rows["C5"][6] == "'=1+1 is drawn"
    answer = client.get("/api/v1/actions")
    found = {each["code"]: each for each in answer.json()["results"]}
    assert answer.json()["count"] == 27 and answer.json()["edition"] == "2031"
    assert found["C5"]["status"] == "late" and found["C5"]["updates"][0]["status"] == "on-track"
    assert found["C5"]["evidence"][0]["url"].startswith("http")
    again = client.get("/api/v1/actions", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get("/api/v1/actions?language=xx").status_code == 404
    assert "/api/v1/actions" in client.get("/api/v1/openapi.json").json()["paths"]


def test_it_is_made_below_an_ordinary_page_and_once(page: ProgressPage, editor_client: Client) -> None:
    assert ProgressPage.can_create_at(StandardPage()) and ProgressPage.allowed_subpage_models() == []
    assert not ProgressPage.can_create_at(page.get_parent().specific)
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_search_finds_words_inside_the_strategy(page: ProgressPage, client: Client) -> None:
    call_command("update_index", verbosity=0)
    assert "Example Strategy 2031" in seen(client, "/search/?q=county+promise").select_one("main").get_text()
    assert tracker_in(page.locale_id).title
