"""Pages that belong with an opportunity: live, open to everybody, in its language, in one query."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils.text import slugify
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunityRelated
from involvement.related_pages import related_pages
from tests.factories.involvement import make_opportunity
from tests.html_checker import html_errors
from tests.involvement.test_opportunity_queries import PAGE_BUDGET, queries


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity without related pages."""
    return make_opportunity(opportunity_index, title="New chairs", slug="chairs")


def make_page(home_page: HomePage, title: str, **values: object) -> StandardPage:
    page = StandardPage(title=title, slug=slugify(title), **values)
    home_page.add_child(instance=page)
    return page


def relate(page: OpportunityPage, *others: Page) -> None:
    for number, other in enumerate(others):
        OpportunityRelated.objects.create(page=page, related=other, sort_order=number)


def shown(client: Client, page: OpportunityPage) -> list[str]:
    main = BeautifulSoup(client.get(page.url).content, "html5lib").main
    return [" ".join(row.get_text().split()) for row in main.select(".opportunity-related li")]


def test_they_stand_in_the_editors_order_with_what_they_are(
    client: Client, home_page: HomePage, opportunity_index: OpportunityIndexPage, page: OpportunityPage
) -> None:
    second = make_page(home_page, "Another <page>", live=True)
    first = make_opportunity(opportunity_index, title="Old chairs", slug="old-chairs")
    relate(page, first, second)
    rows = shown(client, page)
    assert rows[0] == f"Old chairs (Opportunity): {first.full_url}"
    assert rows[1] == f"Another <page>: {second.full_url}"
    assert html_errors(client.get(page.url).content.decode()) == []


def test_without_any_there_is_no_heading(client: Client, page: OpportunityPage) -> None:
    assert "Read more about this" not in client.get(page.url).content.decode()


def test_drafts_private_pages_and_the_page_itself_are_left_out(
    client: Client, home_page: HomePage, page: OpportunityPage
) -> None:
    draft = make_page(home_page, "Draft", live=False)
    private = make_page(home_page, "Private")
    below = StandardPage(title="Below", slug="below")
    private.add_child(instance=below)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    seen = make_page(home_page, "Seen")
    relate(page, draft, private, below, page, seen)
    assert [row.split(": ")[0] for row in shown(client, page)] == ["Seen"]


def test_a_page_in_another_language_stands_in_its_translation(
    client: Client, home_page: HomePage, page: OpportunityPage
) -> None:
    urdu = Locale.objects.create(language_code="ur")
    home_page.copy_for_translation(urdu).save_revision().publish()
    original = make_page(home_page, "About us")
    translated = original.copy_for_translation(urdu)
    translated.title = "ہمارے بارے میں"
    translated.save_revision().publish()
    only_english = make_page(home_page, "Only English")
    only_urdu = make_page(home_page, "Only Urdu").copy_for_translation(urdu)
    only_urdu.save_revision().publish()
    Page.objects.filter(title="Only Urdu", locale__language_code="en").update(live=False)
    relate(page, translated, only_english, only_urdu)
    assert [row.split(": ")[0] for row in shown(client, page)] == ["About us", "Only English"]


def test_one_query_for_six_as_for_one(client: Client, home_page: HomePage, page: OpportunityPage) -> None:
    others = [make_page(home_page, f"Page {number}") for number in range(6)]
    relate(page, others[0])
    few = queries(client, page.url)
    relate(page, *others[1:])
    many = queries(client, page.url)
    assert len(few) == len(many) <= PAGE_BUDGET
    assert sum('"involvement_opportunityrelated"' in query for query in many) == 1
    assert len(related_pages(page, RequestFactory().get(page.url))) == 6


def test_a_preview_shows_what_the_editor_has_just_chosen(home_page: HomePage, page: OpportunityPage) -> None:
    kept, chosen = make_page(home_page, "Kept"), make_page(home_page, "Chosen")
    relate(page, kept)
    page.related.set([OpportunityRelated(related=chosen), OpportunityRelated(related=kept)])
    found = related_pages(page, RequestFactory().get("/"))
    assert [each.title for each in found] == ["Chosen", "Kept"]
    assert OpportunityRelated.objects.filter(page=page).count() == 1


def test_a_page_that_is_deleted_takes_its_link_along(
    client: Client, home_page: HomePage, page: OpportunityPage
) -> None:
    other = make_page(home_page, "Other")
    relate(page, other)
    other.delete()
    assert shown(client, page) == []
