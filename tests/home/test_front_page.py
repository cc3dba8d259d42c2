"""The front page: the first screen, the ways in, what closes soonest, the promise, and what it costs to show."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import CustomImage, OrganisationSettings
from home.models import HomePage, StandardPage, WayIn
from home.starter.pictures import drawing_file
from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity
from tests.factories.stories import make_small_win

MOST_QUERIES = 8  # performance.md: front page, not kept by the page cache
MOST_QUERIES_COLD = 16  # the same with an empty cache, when menu, footer and facts are gathered anew
MOST_BYTES = 90_000


class Outline(HTMLParser):
    """Collects the addresses of links and the texts of headings in the main part, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self._open = ""
        main = html[html.index("<main") : html.index("</main>")]
        self.feed(main)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link; remember an open heading."""
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if tag in ("h1", "h2", "h3"):
            self._open = tag

    def handle_data(self, data: str) -> None:
        """Note the words of an open heading."""
        if self._open and data.strip():
            self.headings.append((self._open, data.strip()))

    def handle_endtag(self, tag: str) -> None:
        """Forget a heading that is over."""
        if tag == self._open:
            self._open = ""


def read(client: Client) -> str:
    """Return the front page as a visitor gets it."""
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def front_page(home_page: HomePage, opportunity_index: OpportunityIndexPage) -> HomePage:
    """A front page with its button, its second link and four ways in."""
    page = StandardPage(title="Tell us", slug="tell-us")
    home_page.add_child(instance=page)
    home_page.main_button_text = "See ways to take part"
    home_page.main_button_page = opportunity_index
    home_page.second_link_text = "Tell us now"
    home_page.second_link_page = page
    for number, audience in enumerate(("I use services", "I am in a forum", "I am young", "I work here")):
        home_page.ways_in.add(WayIn(sort_order=number, audience=audience, text="A sentence.", target=page))
    home_page.promise = "<p>You hear what came of it.</p>"
    home_page.save()
    return home_page


def test_the_first_thing_to_press_leads_to_the_opportunities(front_page: HomePage, client: Client) -> None:
    outline = Outline(read(client))
    assert outline.headings[0] == ("h1", "Help shape care")
    assert outline.links[:2] == ["/opportunities/", "/tell-us/"]


def test_it_has_one_main_heading_and_four_ways_in(front_page: HomePage, client: Client) -> None:
    headings = Outline(read(client)).headings
    assert [level for level, _words in headings].count("h1") == 1
    ways = [words for level, words in headings if level == "h3"]
    assert ways == ["I use services", "I am in a forum", "I am young", "I work here"]


def test_it_shows_the_open_opportunities_that_close_first(
    front_page: HomePage, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    now = timezone.now()
    for days in (9, 2, 30, 5):
        make_opportunity(opportunity_index, title=f"Closes in {days}", closes_at=now + timedelta(days=days))
    make_opportunity(opportunity_index, title="Over", closes_at=now - timedelta(minutes=1))
    make_opportunity(opportunity_index, title="Cancelled", cancelled_at=now, closes_at=now + timedelta(days=1))
    make_opportunity(
        opportunity_index, title="Later", opens_at=now + timedelta(hours=1), closes_at=now + timedelta(days=1)
    )
    make_opportunity(opportunity_index, title="Draft", live=False, closes_at=now + timedelta(days=1))
    words = [words for level, words in Outline(read(client)).headings if words.startswith(("Closes", "Over", "L", "D"))]
    assert words == ["Closes in 2", "Closes in 5", "Closes in 9"]


def test_it_says_so_when_nothing_is_open(front_page: HomePage, client: Client) -> None:
    assert "Nothing is open right now" in read(client)


def test_the_promise_stands_there_and_small_wins_only_where_there_are_any(front_page: HomePage, client: Client) -> None:
    html = read(client)
    assert "You hear what came of it." in html
    assert "Small wins" not in html
    make_small_win("The lift has a new sign.")
    assert "The lift has a new sign." in read(client)


def test_it_leads_nowhere_that_visitors_cannot_go(front_page: HomePage, client: Client) -> None:
    front_page.second_link_page.specific.unpublish()
    html = read(client)
    assert "Tell us now" not in html
    assert "I use services" not in html
    assert "/tell-us/" not in html


def test_without_button_and_ways_in_it_still_makes_sense(home_page: HomePage, client: Client) -> None:
    html = read(client)
    assert 'href=""' not in html
    assert "front-hero__actions" not in html
    assert "front-ways" not in html


def test_words_are_never_read_as_html(front_page: HomePage, client: Client) -> None:
    front_page.heading = "<script>alert(1)</script>"
    front_page.ways_in.first().audience = "<b>x"
    front_page.save()
    assert "<script>alert(1)" not in read(client)


def test_an_editor_sees_unsaved_ways_in_in_the_preview(front_page: HomePage, editor_client: Client) -> None:
    front_page.heading = "Only in the preview"
    front_page.ways_in.add(WayIn(sort_order=9, audience="A fifth way", text="New.", target=front_page.get_parent()))
    front_page.ways_in.add(WayIn(sort_order=10, audience="A sixth way", text="New.", target=front_page))
    html = front_page.make_preview_request().content.decode()
    assert "Only in the preview" in html
    assert "A sixth way" in html
    assert "A fifth way" not in html  # its page has no address


def test_an_editor_can_open_and_save_it(front_page: HomePage, editor_client: Client) -> None:
    assert editor_client.get(reverse("wagtailadmin_pages:edit", args=[front_page.pk])).status_code == 200


def test_a_private_front_page_stays_private(front_page: HomePage, client: Client) -> None:
    PageViewRestriction.objects.create(page=front_page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/").status_code == 302
    PageViewRestriction.objects.all().delete()
    assert client.get("/").status_code == 200
    PageViewRestriction.objects.create(page=Page.get_first_root_node(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/").status_code == 302


def test_everybody_gets_the_same_page(front_page: HomePage, client: Client) -> None:
    response = client.get("/")
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("number", [3, 30])
def test_it_costs_the_same_with_few_and_many(
    front_page: HomePage,
    opportunity_index: OpportunityIndexPage,
    organisation: OrganisationSettings,
    client: Client,
    number: int,
) -> None:
    with drawing_file("phone").open("rb") as handle:
        picture = CustomImage.objects.create(
            title="A drawing", file=ImageFile(handle, name="front.png"), shows_people="nobody"
        )
    for _each in range(number):
        make_opportunity(opportunity_index, listing_image=picture)
    read(client)  # makes the picture's small size, once and for all
    cache.clear()
    with CaptureQueriesContext(connection) as cold:
        html = read(client)
    with CaptureQueriesContext(connection) as warm:
        read(client)
    assert len(cold) <= MOST_QUERIES_COLD, "\n".join(query["sql"][:1500] for query in cold)
    assert len(warm) <= MOST_QUERIES, "\n".join(query["sql"][:1500] for query in warm)
    assert len(html.encode()) <= MOST_BYTES
