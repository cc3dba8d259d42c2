"""Whatever page an editor names as evidence for the strategy says so itself, whichever room of the house it is from."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import HomePage, StandardPage
from involvement.models import (
    CaseStudyPage,
    OpportunityPage,
    RoadMapPage,
    RoadMapStepPage,
    StoryPage,
)
from network.models import GroupPage, KeyPointsPage, MeetingPage, NewsletterPage
from tests.factories.progress import make_evidence, make_strategy
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage

# Everything that somebody can read and judge. Front page and lists only lead there; the strategy is what is helped.
KINDS: tuple[type[Page], ...] = (
    StandardPage,
    CaseStudyPage,
    OpportunityPage,
    RoadMapPage,
    RoadMapStepPage,
    StoryPage,
    GroupPage,
    KeyPointsPage,
    MeetingPage,
    NewsletterPage,
    YoungPeoplesForumPage,
    YoungPeoplesPage,
)
WORDS = "This helps C5: To draw a road map"


@pytest.fixture
def starter_site(starter_site: HomePage) -> HomePage:
    """The starter site, with a published strategy."""
    make_strategy(starter_site)
    return starter_site


def asked_for(client: Client, page: Page) -> tuple[str, int]:
    """Return what a page says about what it helps, and how often a visit asks once the site is warm."""
    client.get(page.url)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page.url)
    assert answer.status_code == 200, page.url
    place = BeautifulSoup(answer.content, "html5lib").select_one("main aside[aria-labelledby=this-helps] li")
    return " ".join(place.get_text(" ").split()) if place else "", len(asked)


def test_every_kind_of_page_says_what_it_helps_and_asks_no_more_for_it(starter_site: HomePage, client: Client) -> None:
    pages = {kind: kind.objects.live().order_by("pk")[0] for kind in KINDS}
    before = {kind: asked_for(client, page) for kind, page in pages.items()}
    for page in pages.values():
        make_evidence("C5", page)
    after = {kind: asked_for(client, page) for kind, page in pages.items()}
    assert {words for words, _number in before.values()} == {""}
    assert {kind for kind, (words, _number) in after.items() if not words.startswith(WORDS)} == set()
    assert {kind: number for kind, (_words, number) in before.items()} == {
        kind: number for kind, (_words, number) in after.items()
    }
