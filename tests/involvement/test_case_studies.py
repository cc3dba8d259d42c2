"""The list of case studies: in order, only what everyone may see, at a pinned number of queries."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import Directorate, Theme
from home.models import HomePage
from involvement.models import CaseStudyIndexPage, CaseStudyPage, CaseStudyRelated
from tests.factories.case_studies import agreed_words, make_case_study, make_case_study_index, measure
from tests.factories.contributions import make_picture
from tests.factories.copies import make_copies
from tests.factories.involvement import make_term

LIST = "/case-studies/"
BUDGET = 12


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> CaseStudyIndexPage:
    """The list of case studies."""
    return make_case_study_index(home_page)


def soup(client: Client, address: str) -> BeautifulSoup:
    """Return a page as a visitor gets it."""
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html5lib")


def titles(page: BeautifulSoup) -> list[str]:
    """Return the titles on the list."""
    return [link.get_text(strip=True) for link in page.select("#results h3 .nhsuk-card__link")]


def test_the_one_finished_last_comes_first_or_the_alphabet_decides(index: CaseStudyIndexPage, client: Client) -> None:
    for title, year in (("Beds", 2024), ("chairs", 2025), ("Attics", 2023)):
        make_case_study(index, title=title, slug=title.lower(), finished_year=year)
    assert titles(soup(client, LIST)) == ["chairs", "Beds", "Attics"]
    assert titles(soup(client, f"{LIST}?sort=title")) == ["Attics", "Beds", "chairs"]


def test_drafts_private_pages_and_other_lists_are_not_shown(
    index: CaseStudyIndexPage, home_page: HomePage, client: Client
) -> None:
    make_case_study(index, title="Draft", live=False)
    private = make_case_study(index, title="Private", finished_year=1999)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    other = CaseStudyIndexPage(title="Other", slug="other")
    home_page.add_child(instance=other)
    make_case_study(other, title="Elsewhere")
    page = soup(client, LIST)
    assert titles(page) == []
    assert page.select("#filter-year-1999") == []
    assert "There are no case studies yet" in page.get_text()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_list_only_reads(index: CaseStudyIndexPage, client: Client, method: str) -> None:
    assert getattr(client, method)(LIST).status_code == 405


def queries(client: Client, address: str) -> list[str]:
    """Return what a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def fill(index: CaseStudyIndexPage, number: int) -> None:
    """Add this many case studies with terms and one picture."""
    theme, directorate, picture = make_term(Theme, "Waiting"), make_term(Directorate, "Adults"), make_picture()
    for each in range(number):
        texts = {"title": f"Kettles {each}", "slug": f"kettles-{each}"}
        make_case_study(index, themes=[theme], directorate=directorate, listing_image=picture, **texts)


@pytest.mark.parametrize(
    "address",
    [LIST, f"{LIST}?q=kettles&theme=waiting&directorate=adults&rung=working-together&year=2025&stage=planning"],
)
def test_the_list_asks_the_same_for_5_and_for_50(index: CaseStudyIndexPage, client: Client, address: str) -> None:
    fill(index, 5)
    few = queries(client, address)
    make_copies(CaseStudyPage.objects.all(), 9)
    assert CaseStudyPage.objects.live().count() == 50
    many = queries(client, address)
    assert len(many) <= BUDGET, "\n".join(query[:200] for query in many)
    assert len(few) == len(many)
    assert len(set(many)) == len(many)


def test_a_page_asks_the_same_for_few_and_for_many_parts(index: CaseStudyIndexPage, client: Client) -> None:
    parts: dict[str, Any] = {
        "measures": [measure()],
        "words": [agreed_words()],
        "themes": [make_term(Theme, "Waiting")],
    }
    small = make_case_study(index, title="Small", **parts)
    CaseStudyRelated.objects.create(page=small, related=index)
    large = make_case_study(
        index,
        title="Large",
        measures=[measure(f"Kettles {number}") for number in range(8)],
        words=[agreed_words(f"Tea {number}") for number in range(6)],
        themes=[make_term(Theme, f"Theme {number}") for number in range(20)],
    )
    for page in (index, small, index.get_parent()):
        CaseStudyRelated.objects.create(page=large, related=page)
    few, many = queries(client, small.url), queries(client, large.url)
    assert len(many) <= 10, "\n".join(query[:200] for query in many)
    assert len(few) == len(many)
    assert len(set(many)) == len(many)
