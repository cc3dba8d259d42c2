"""One story as a visitor meets it: what was said, what came of it, how we know, and what is owed."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.models import CustomDocument, Directorate, Theme
from home.models import HomePage
from involvement.models import StoryEvidence, StoryIndexPage, StoryPage
from involvement.story_statuses import StoryStatus
from involvement.story_wording import line_of
from tests.factories.involvement import make_opportunity, make_term
from tests.factories.stories import (
    could_not_values,
    done_values,
    make_change,
    make_measure,
    make_story,
    make_story_index,
)
from tests.html_checker import html_errors_of

PAGE_BUDGET = 10


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """An empty list at its fixed address."""
    return make_story_index(home_page)


def soup(client: Client, page: StoryPage) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def section(page: BeautifulSoup, name: str) -> str:
    return " ".join(page.select_one(f"section[aria-labelledby={name}]").get_text(" ", strip=True).split())


def test_a_story_that_is_done_says_all_of_it(index: StoryIndexPage, opportunity_index: Any, client: Client) -> None:
    opportunity = make_opportunity(opportunity_index, title="Read our letters")
    page = make_story(
        index,
        **done_values(
            heard_on=date(2026, 1, 5),
            came_from=opportunity,
            themes=[make_term(Theme, "Letters")],
            directorate=make_term(Directorate, "Older people"),
            checked_with="the forum",
            checked_on=date(2026, 3, 4),
            checked_answer="partly",
            checked_words="The print is still small.",
        ),
    )
    make_measure(page)
    make_change(page, status="heard", words="At a meeting.")
    found = soup(client, page)
    assert "The letters are hard to read." in section(found, "said")
    assert all(word in section(found, "said") for word in ("5 January 2026", "Survey", "Letters", "Older people"))
    assert found.select_one("section[aria-labelledby=said] a")["href"] == opportunity.url
    assert section(found, "did").startswith("What we did We wrote new letters.")
    assert "Before 9 After 2" in section(found, "evidence")
    assert "We did not count." not in section(found, "evidence")
    assert "We asked the forum on 4 March 2026 whether this is right. They agreed in part." in section(found, "checked")
    assert "The print is still small." in section(found, "checked")
    assert "At a meeting." in section(found, "history")
    assert found.select_one(".story-line [aria-current=step] .story-line__name").get_text() == "Done"
    assert "Next update" not in found.get_text()


def test_a_story_of_what_could_not_be_done_says_why_and_who_to_ask(index: StoryIndexPage, client: Client) -> None:
    page = make_story(
        index,
        **could_not_values(could_not_reason="not-ours", who_to_ask="The bus company", later_when="", what_we_did=""),
    )
    make_change(page, status="looking")
    found = soup(client, page)
    words = section(found, "could-not")
    assert words.startswith("We could not, because It is not ours to decide.")
    assert "A new building costs more than we have." in words
    assert "Who to ask: The bus company" in words
    assert not found.select("#did")
    names = [name.get_text() for name in found.select(".story-line__name")]
    assert names == ["Heard", "Looking into it", "We could not"]


def test_no_evidence_is_said_plainly(index: StoryIndexPage, client: Client) -> None:
    assert "We did not count." in section(soup(client, make_story(index, **done_values())), "evidence")


@pytest.mark.parametrize(
    ("days", "words"), [(1, "Next update by"), (0, "Next update by"), (-1, "It is overdue, and we are sorry.")]
)
def test_what_is_owed_is_said_and_who_owes_it(index: StoryIndexPage, client: Client, days: int, words: str) -> None:
    page = make_story(index, next_update_due=timezone.localdate() + timedelta(days=days))
    owner = soup(client, page).select_one(".story__owner").get_text()
    assert words in owner
    assert "Responsible: Head of letters" in owner


def test_nothing_is_owed_for_an_answered_story(index: StoryIndexPage) -> None:
    long_ago = timezone.localdate() - timedelta(days=400)
    assert not make_story(index, **done_values(next_update_due=long_ago)).is_overdue
    assert make_story(index, title="Open", slug="open", next_update_due=long_ago).is_overdue


@pytest.mark.parametrize("status", StoryStatus)
def test_every_status_has_one_place_on_the_line(status: StoryStatus) -> None:
    line = line_of(status)
    assert [step.label for step in line if step.is_here] == [status.label]
    assert line[0].label == StoryStatus.HEARD.label


def test_a_document_is_evidence_too(index: StoryIndexPage, client: Client) -> None:
    page = make_story(index, **done_values())
    document = CustomDocument.objects.create(title="Our report", file=ContentFile(b"Words.", "report.txt"))
    StoryEvidence.objects.create(page=page, kind="document", what="What people told us", document=document)
    link = soup(client, page).select_one("section[aria-labelledby=evidence] a")
    assert (link.get_text(), link["href"]) == ("Our report", document.url)


def test_a_source_page_that_is_not_public_is_not_named(
    index: StoryIndexPage, opportunity_index: Any, client: Client
) -> None:
    hidden = make_opportunity(opportunity_index, title="Secret plan", live=False)
    assert "Secret plan" not in soup(client, make_story(index, came_from=hidden)).get_text()


def test_search_engines_are_told_of_real_stories_only(index: StoryIndexPage, client: Client) -> None:
    real = make_story(index)
    example = make_story(index, title="Example story", slug="example", is_example=True)

    def kinds(page: StoryPage) -> list[str]:
        blocks = soup(client, page).select('script[type="application/ld+json"]')
        return [json.loads(block.string or "{}").get("@type", "") for block in blocks]

    assert "Article" in kinds(real)
    assert "Article" not in kinds(example)
    assert soup(client, example).select_one(".nhsuk-tag--yellow").get_text() == "Example"


def test_the_page_asks_the_same_for_few_and_for_many_parts(index: StoryIndexPage, client: Client) -> None:
    counts = []
    for size in (1, 30):
        themes = [make_term(Theme, f"Theme {size} {number}") for number in range(size)]
        page = make_story(index, title=f"Size {size}", slug=f"size-{size}", themes=themes, came_from=index)
        for _each in range(size):
            make_measure(page)
            change = make_change(page)
            make_change(page, corrects=change)
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page.url).status_code == 200
        counts.append(len(asked))
        assert len(asked) <= PAGE_BUDGET, "\n".join(query["sql"][:200] for query in asked.captured_queries)
    assert counts[0] == counts[1]


def test_the_editor_may_look_at_a_draft_with_gaps(index: StoryIndexPage, editor_client: Client) -> None:
    page = make_story(index, live=False, what_we_said="", heard_on=None, source=None, owner_role="")
    page.save_revision(clean=False)
    answer = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200


def test_every_kind_of_story_is_valid_html(index: StoryIndexPage, client: Client) -> None:
    documents = {}
    for status in StoryStatus:
        page = make_story(
            index, slug=status.value, **(could_not_values() | done_values(title=status.value, status=status))
        )
        make_measure(page)
        make_change(page, corrects=make_change(page, words="Wrong."), words="Right.")
        documents[status.value] = client.get(page.url).content.decode()
    assert html_errors_of(documents) == {name: [] for name in documents}
