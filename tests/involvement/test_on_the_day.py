"""What happens on the day and what is done with what people say: only what the editor has said."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.on_the_day_words import on_the_day_rows
from tests.factories.involvement import make_opportunity
from tests.html_checker import html_errors

EVERYTHING: dict[str, Any] = {
    "what_happens": "Ten people meet.\nAnna <leads> & listens.\n\n",
    "getting_there": "bus 2 stops at the door",
    "breaks": "a break every hour",
    "step_free": "yes",
    "hearing_loop": "ask",
    "quiet_space": "no",
    "supporter_welcome": True,
    "what_we_do_with_it": "The board hears it.\n\nIt can change the plan.",
}


def main_of(client: Client, page: OpportunityPage) -> Tag:
    answer = client.get(page.url)
    assert answer.status_code == 200
    main = BeautifulSoup(answer.content, "html5lib").main
    assert main is not None
    return main


def said(main: Tag) -> dict[str, list[str]]:
    rows = main.select('section[aria-labelledby="day"] .nhsuk-summary-list__row')
    return {row.dt.get_text(): [line.get_text() for line in row.select("dd p")] for row in rows}


def test_everything_that_is_known_is_said(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    main = main_of(client, make_opportunity(opportunity_index, **EVERYTHING))
    assert said(main) == {
        "How the time is spent": ["Ten people meet.", "Anna <leads> & listens."],
        "Getting there": ["Bus 2 stops at the door"],
        "Breaks": ["A break every hour"],
        "Step-free": ["Yes"],
        "Hearing loop": ["If you ask us before"],
        "Quiet space": ["No"],
        "Somebody with you": ["Somebody may come with you to support you. They do not need a place of their own."],
    }


def test_what_is_done_with_it_stands_before_the_promise(
    client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    main = main_of(client, make_opportunity(opportunity_index, **EVERYTHING))
    assert [each.get_text() for each in main.select('section[aria-labelledby="use"] p')] == [
        "The board hears it.",
        "It can change the plan.",
    ]
    headings = [heading.get_text() for heading in main.select("h2")]
    assert headings.index("What we do with what you say") + 1 == headings.index("Our promise")


def test_nothing_said_is_nothing_shown(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    main = main_of(client, page)
    assert on_the_day_rows(page) == []
    assert not main.select('section[aria-labelledby="day"], section[aria-labelledby="use"]')


@pytest.mark.parametrize("name", sorted(set(EVERYTHING) - {"what_we_do_with_it"}))
def test_each_fact_alone_makes_one_row(opportunity_index: OpportunityIndexPage, name: str) -> None:
    page = make_opportunity(opportunity_index, **{name: EVERYTHING[name]})
    assert len(on_the_day_rows(page)) == 1


def test_spaces_and_empty_lines_are_nothing(opportunity_index: OpportunityIndexPage) -> None:
    assert on_the_day_rows(OpportunityPage(what_happens=" \n\r\n\t", getting_there="\n")) == []


def test_what_is_cancelled_has_no_day(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index, cancelled_at=timezone.now(), **EVERYTHING)
    assert not main_of(client, page).select('section[aria-labelledby="day"], section[aria-labelledby="use"]')


def test_the_ladder_is_explained_where_a_rung_is_promised(
    client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    say = main_of(client, make_opportunity(opportunity_index)).select_one('section[aria-labelledby="say"]')
    assert "Each step up is called a rung, as on a ladder." in say.get_text()
    assert say.select_one("h3").get_text() == "Working together"


def test_the_api_says_the_same(client: Client, opportunity_index: OpportunityIndexPage, organisation: object) -> None:
    page = make_opportunity(opportunity_index, **EVERYTHING)
    told = client.get(f"/api/v1/opportunities/{page.pk}").json()
    facts = {name: value for name, value in EVERYTHING.items() if name != "what_we_do_with_it"}
    assert told["on_the_day"] == facts
    assert told["what_we_do_with_it"] == EVERYTHING["what_we_do_with_it"]


def test_the_page_is_valid_html(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index, **EVERYTHING)
    assert html_errors(client.get(page.url).content.decode()) == []
