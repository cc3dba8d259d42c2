"""The short way from an address to its page leads where Wagtail's own way leads, and asks less."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from core.routing import route_by_address
from core.selectors import chrome
from home.models import HomePage, StandardPage
from tests.factories.involvement import make_opportunity

PATHS = [
    "",
    "opportunities/",
    "opportunities/chairs/",
    "opportunities/chairs/take-part/",
    "opportunities/chairs/take-part/thank-you/",
    "opportunities/chairs/no-such-view/",
    "opportunities/no-such-page/",
    "about/",
    "about/below/",
    "about/below/deeper/",
    "about/hidden/",
    "front/",
    "no-such-page/opportunities/",
    "/".join(["about"] * 25) + "/",
]


@pytest.fixture
def tree(home_page: HomePage, opportunity_index: Page) -> HomePage:
    """A front page with a list, an opportunity, ordinary pages at two depths and a draft."""
    make_opportunity(opportunity_index, slug="chairs")
    about = home_page.add_child(instance=StandardPage(title="About", slug="about"))
    about.add_child(instance=StandardPage(title="Below", slug="below"))
    about.add_child(instance=StandardPage(title="Hidden", slug="hidden", live=False))
    return home_page


def outcome(route: Any) -> Any:
    """Return a route in a form that can be compared."""
    if route is None:
        return None
    page, args, kwargs = route
    return page.pk, type(page), [getattr(arg, "__name__", arg) for arg in args], kwargs


@pytest.mark.parametrize("path", PATHS)
def test_leads_where_wagtail_leads(tree: HomePage, rf: RequestFactory, path: str) -> None:
    home = chrome("en").home
    assert home is not None
    stock = Page.route_for_request(rf.get(f"/{path}"), path)
    assert outcome(route_by_address(rf.get(f"/{path}"), path, home)) == outcome(stock)


def test_asks_twice_at_any_depth(tree: HomePage, rf: RequestFactory, django_assert_num_queries: Any) -> None:
    home = chrome("en").home
    assert home is not None
    for path in ("", "about/", "about/below/"):
        with django_assert_num_queries(2):
            assert route_by_address(rf.get("/"), path, home)


def test_draft_is_not_found_and_returns_when_published(tree: HomePage, client: Client) -> None:
    client.get("/")
    assert client.get("/about/hidden/").status_code == 404
    Page.objects.get(slug="hidden").specific.save_revision().publish()
    assert client.get("/about/hidden/").status_code == 200


def test_old_address_of_a_moved_page_leads_to_the_new_one(tree: HomePage, client: Client) -> None:
    assert client.get("/about/below/").status_code == 200
    Page.objects.get(slug="below").move(tree, pos="last-child")
    assert client.get("/below/").status_code == 200
    assert client.get("/about/below/").headers["Location"] == "/below/"


def test_second_site_is_left_to_wagtail(tree: HomePage, client: Client) -> None:
    other = Page.get_first_root_node().add_child(instance=HomePage(title="O", slug="o", heading="O", introduction="O"))
    Site.objects.create(hostname="other.example.org", root_page=other)
    client.get("/")
    assert client.get("/about/", headers={"host": "other.example.org"}).status_code == 404
    assert client.get("/about/").status_code == 200


def test_restriction_above_a_page_holds_below_it(tree: HomePage, client: Client) -> None:
    about = Page.objects.get(slug="about")
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    client.get("/")
    assert client.get("/about/below/").status_code == 302
    assert client.get("/opportunities/").status_code == 200


def test_alias_is_restricted_as_its_source_is(tree: HomePage) -> None:
    about = Page.objects.get(slug="about").specific
    alias = about.create_alias(update_slug="about-too", recursive=True)
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="login")
    below = alias.get_children().get(slug="below").specific
    for page in (about, alias.specific, below, about.get_children().get(slug="below").specific):
        assert set(page.get_view_restrictions()) == {restriction} == set(Page.get_view_restrictions(page))
    assert not tree.get_view_restrictions().exists()


@pytest.mark.parametrize("warm", [True, False])
def test_language_without_pages_leads_to_the_same_address_without_it(
    tree: HomePage, client: Client, warm: bool
) -> None:
    if warm:
        client.get("/ar/")
    answer = client.get("/ar/opportunities/?q=chairs")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/opportunities/?q=chairs")
    assert client.get("/ur/").headers["Location"] == "/"
    assert client.get("/pl/search/").headers["Location"] == "/search/"


def test_nobody_is_led_to_another_host(tree: HomePage, client: Client) -> None:
    for address in ("/pl//example.org/", "/pl///example.org/", "/pl/%2Fexample.org/", "/pl/\\example.org/"):
        assert not client.get(address).headers.get("Location", "/").startswith(("//", "/\\", "http")), address
