"""Ordinary pages: every block at once, cards of the pages below, valid HTML, and a fixed number of queries."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from core.blocks import BodyBlock
from core.models import OrganisationSettings
from home.models import HomePage, StandardPage
from tests.html_checker import html_errors


@pytest.fixture
def section(home_page: HomePage) -> StandardPage:
    """A page that lists the pages below."""
    page = StandardPage(title="Experience", slug="experience", summary="What we hear.", list_child_pages=True)
    home_page.add_child(instance=page)
    return page


def read(client: Client, page: StandardPage) -> str:
    """Return the page as a visitor gets it."""
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def every_block() -> list[tuple[str, object]]:
    """Return each block with its preview."""
    return [(name, block.get_preview_value()) for name, block in BodyBlock().child_blocks.items()]


def test_it_shows_title_summary_body_and_review(client: Client, home_page: HomePage) -> None:
    page = StandardPage(
        title="About us", slug="about", summary="Who we are.", is_example=True, last_reviewed=datetime.date(2026, 3, 4)
    )
    page.body = [("rich_text", "<h2>The team</h2><p>Four people.</p>")]
    home_page.add_child(instance=page)
    html = read(client, page)
    assert html.count("<h1") == 1
    assert "Who we are." in html
    assert "<h2>The team</h2>" in html
    assert "4 March 2026" in html
    assert "site-example" in html


def test_a_page_with_every_block_is_valid_html(
    client: Client, section: StandardPage, organisation: OrganisationSettings
) -> None:
    section.body = every_block()
    section.save()
    section.add_child(instance=StandardPage(title="Below", slug="below", summary="More.", is_example=True))
    html = read(client, section)
    assert html.count("<h1") == 1
    assert html_errors(html) == []


def test_an_empty_page_is_valid_html(client: Client, home_page: HomePage) -> None:
    page = StandardPage(title="Empty", slug="empty")
    home_page.add_child(instance=page)
    assert html_errors(read(client, page)) == []


def test_cards_show_the_pages_below_that_everybody_may_read(client: Client, section: StandardPage) -> None:
    section.add_child(instance=StandardPage(title="Surveys", slug="surveys", summary="What we ask.", is_example=True))
    section.add_child(instance=StandardPage(title="Draft page", slug="draft", live=False))
    private = section.add_child(instance=StandardPage(title="Members page", slug="members"))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    html = read(client, section)
    assert 'href="/experience/surveys/"' in html
    assert "What we ask." in html
    assert html.count("site-example") == 1
    assert "Draft page" not in html
    assert "Members page" not in html


def test_no_cards_unless_the_editor_asks(client: Client, section: StandardPage) -> None:
    section.add_child(instance=StandardPage(title="Surveys", slug="surveys"))
    section.list_child_pages = False
    section.save()
    assert "Surveys" not in read(client, section)


@pytest.mark.parametrize("children", [3, 30])
def test_it_asks_the_database_as_often_for_many_children_as_for_few(
    children: int, client: Client, section: StandardPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(children):
        section.add_child(instance=StandardPage(title=f"Page {number}", slug=f"page-{number}", summary="Short."))
    read(client, section)
    with django_assert_max_num_queries(9):
        read(client, section)


def test_it_is_cacheable(client: Client, section: StandardPage) -> None:
    response = client.get(section.url)
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_editors_can_make_one_under_the_front_page(home_page: HomePage) -> None:
    assert StandardPage.can_create_at(home_page)
    assert StandardPage.can_create_at(StandardPage())


def test_an_editor_opens_a_page_with_every_block(editor_client: Client, section: StandardPage) -> None:
    section.body = every_block()
    section.save()
    response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[section.pk]))
    assert response.status_code == 200
