"""How often the list and the page ask the database: pinned, and the same for few and for many."""

from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Area, Audience, Theme
from involvement.finding.remembered import forget_index
from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunitySession
from tests.factories.contributions import make_picture
from tests.factories.copies import make_copies
from tests.factories.involvement import (
    make_opportunity,
    make_question,
    make_session,
    make_term,
    opportunity_values,
)

LIST_BUDGET = 12
PAGE_BUDGET = 10
# Site, site roots, organisation, crisis help, menu, languages and banners, and Wagtail's own walk to the page while
# the furniture is not known: once an hour or after a change.
FURNITURE = 10
INDEX = 3  # what the filters look things up in: once after a change of any opportunity
EVERY_FILTER = (
    "?q=chairs&audience=carers&area=cambridge&how=in-person&how=online&paid=yes&theme=waiting&status=all&page=1"
)


def queries(client: Client, address: str) -> list[str]:
    """Return what a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def fill(index: OpportunityIndexPage, number: int) -> None:
    """Add this many opportunities, all with dates, terms and the same picture."""
    terms = {
        "audiences": [make_term(Audience, "Carers")],
        "themes": [make_term(Theme, "Waiting")],
        "area": make_term(Area, "Cambridge"),
        "listing_image": make_picture(),
    }
    values = opportunity_values()
    for each in range(number):
        page = make_opportunity(index, **(values | terms | {"title": f"Chairs {each}", "slug": f"chairs-{each}"}))
        make_session(page, timezone.now() + timedelta(days=each + 1))


def test_the_list_asks_the_same_for_12_and_for_300(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    addresses = ["/opportunities/", f"/opportunities/{EVERY_FILTER}"]
    fill(opportunity_index, 12)
    with_12 = [queries(client, address) for address in addresses]
    make_copies(OpportunityPage.objects.all(), 24)
    assert OpportunityPage.objects.live().count() == 300
    for address, few in zip(addresses, with_12, strict=True):
        many = queries(client, address)
        assert len(many) <= LIST_BUDGET, "\n".join(query[:200] for query in many)
        assert len(few) == len(many)
        assert len(set(many)) == len(many)


def test_an_empty_cache_costs_the_furniture_once(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    fill(opportunity_index, 2)
    warm = queries(client, "/opportunities/")
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get("/opportunities/")
    assert len(asked) <= len(warm) + FURNITURE + INDEX
    assert len({query["sql"] for query in asked.captured_queries}) == len(asked)


def test_the_page_asks_the_same_for_few_and_for_many_parts(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    small = make_opportunity(
        opportunity_index,
        title="Small",
        area=make_term(Area, "Cambridge"),
        audiences=[make_term(Audience, "Carers")],
        themes=[make_term(Theme, "Waiting")],
    )
    make_session(small, timezone.now())
    large = make_opportunity(
        opportunity_index,
        title="Large",
        area=small.area,
        audiences=[make_term(Audience, f"Audience {number}") for number in range(30)],
        themes=[make_term(Theme, f"Theme {number}") for number in range(30)],
    )
    for number in range(30):
        make_session(large, timezone.now() + timedelta(days=number))
        make_question(large, f"Question {number}")
    assert OpportunitySession.objects.count() == 31
    few, many = queries(client, small.url), queries(client, large.url)
    assert len(many) <= PAGE_BUDGET, "\n".join(query[:200] for query in many)
    assert len(few) == len(many)
    assert len(set(many)) == len(many)


def test_the_first_list_after_a_change_stays_within_the_budget(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    fill(opportunity_index, 12)
    queries(client, f"/opportunities/{EVERY_FILTER}")
    forget_index()
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/opportunities/{EVERY_FILTER}")
    assert len(asked) <= LIST_BUDGET
    assert len({query["sql"] for query in asked.captured_queries}) == len(asked)
