"""The list of opportunities as a visitor meets it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import Area, Audience, Directorate, Theme
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.selectors import PER_PAGE, open_opportunities, opportunities_closing_soonest
from tests.factories.contributions import make_picture
from tests.factories.involvement import make_opportunity, make_rung, make_session, make_term

LIST = "/opportunities/"


def soup(client: Client, address: str = LIST) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html5lib")


def titles(client: Client, query: str = "") -> list[str]:
    found = soup(client, f"{LIST}?{query}").select("#results h3 .nhsuk-card__link")  # h4: nearest, where none is found
    return [link.get_text(strip=True) for link in found]


@pytest.fixture
def many(opportunity_index: OpportunityIndexPage) -> dict[str, OpportunityPage]:
    """One opportunity for each thing the list can be filtered by."""
    carers, young = make_term(Audience, "Carers"), make_term(Audience, "Young people")
    waiting, words = make_term(Theme, "Waiting"), make_term(Theme, "Words")
    city, fens = make_term(Area, "Cambridge"), make_term(Area, "The Fens")
    older = make_term(Directorate, "Older people")
    deciding = make_rung("Deciding together", "deciding-together")
    now = timezone.now()
    unpaid = {"payment": "unpaid", "payment_pence": None, "payment_unit": ""}
    ways = {"in_person": False, "place": ""}
    return {
        page.title: page
        for page in (
            make_opportunity(opportunity_index, title="Chairs", audiences=[carers, young], themes=[waiting], area=city),
            make_opportunity(opportunity_index, title="Letters", themes=[words], online=True, **ways, **unpaid),
            make_opportunity(opportunity_index, title="Ring", by_phone=True, area=fens, directorate=older, **ways),
            make_opportunity(opportunity_index, title="Post", by_post=True, rung=deciding, **ways, **unpaid),
            make_opportunity(opportunity_index, title="Soon", closes_at=now + timedelta(days=2), audiences=[young]),
            make_opportunity(opportunity_index, title="Over", closes_at=now - timedelta(days=1)),
            make_opportunity(opportunity_index, title="Off", cancelled_at=now),
            make_opportunity(opportunity_index, title="Later", opens_at=now + timedelta(days=3)),
            make_opportunity(
                opportunity_index, title="Voucher", payment="voucher", payment_pence=1000, payment_unit="total"
            ),
        )
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Chairs", "Letters", "Ring", "Post", "Soon", "Voucher"}),
        ("audience=carers", {"Chairs"}),
        ("audience=carers&audience=young-people", {"Chairs", "Soon"}),
        ("theme=words", {"Letters"}),
        ("theme=words&theme=waiting", {"Letters", "Chairs"}),
        ("area=cambridge", {"Chairs"}),
        ("area=cambridge&area=the-fens", {"Chairs", "Ring"}),
        ("directorate=older-people", {"Ring"}),
        ("rung=deciding-together", {"Post"}),
        ("how=online", {"Letters"}),
        ("how=phone&how=post", {"Ring", "Post"}),
        ("how=in-person", {"Chairs", "Soon", "Voucher"}),
        ("paid=yes", {"Chairs", "Ring", "Soon"}),
        ("status=closing-soon", {"Soon"}),
        ("status=closed", {"Over", "Off"}),
        ("status=all", {"Chairs", "Letters", "Ring", "Post", "Soon", "Over", "Off", "Later", "Voucher"}),
        ("audience=young-people&paid=yes&how=in-person", {"Chairs", "Soon"}),
        ("audience=carers&theme=words", set()),
        ("area=atlantis", {"Chairs", "Letters", "Ring", "Post", "Soon", "Voucher"}),
    ],
)
def test_filters(many: dict[str, OpportunityPage], client: Client, query: str, expected: set[str]) -> None:
    found = titles(client, query)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_order(many: dict[str, OpportunityPage], client: Client) -> None:
    assert titles(client)[0] == "Soon"
    assert titles(client, "sort=newest")[0] == "Voucher"
    everything = titles(client, "status=all")
    assert everything[0] == "Soon"
    assert set(everything[-2:]) == {"Over", "Off"}


def test_drafts_private_pages_and_other_lists_are_not_shown(
    opportunity_index: OpportunityIndexPage, home_page: Page, client: Client
) -> None:
    make_opportunity(opportunity_index, title="Draft", live=False)
    private = make_opportunity(opportunity_index, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    other = OpportunityIndexPage(title="Other", slug="other")
    home_page.add_child(instance=other)
    elsewhere = make_opportunity(other, title="Elsewhere")
    assert titles(client, "status=all") == []
    locale = Locale.get_default()
    assert list(open_opportunities(locale, timezone.now())) == [elsewhere]
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    assert opportunities_closing_soonest(locale, 5, timezone.now()) == []


def test_the_front_page_gets_those_closing_soonest(many: dict[str, OpportunityPage]) -> None:
    found = opportunities_closing_soonest(Locale.get_default(), 2, timezone.now())
    assert found[0].title == "Soon"
    assert len(found) == 2
    polish = Locale.objects.create(language_code="pl")
    assert opportunities_closing_soonest(polish, 2, timezone.now()) == []


def test_the_card_says_what_people_ask_first(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    start = timezone.now() + timedelta(days=40)
    page = make_opportunity(
        opportunity_index, title="Chairs & <tables>", online=True, is_example=True, listing_image=make_picture()
    )
    make_session(page, start)
    make_session(page, start + timedelta(days=7))
    card = soup(client).select_one(".opportunity-card")
    text = " ".join(card.get_text(" ").split())
    assert "Chairs & <tables>" in text
    for words in (
        "Open",
        "Example",
        "Tell us which chairs are comfortable.",
        "and 1 more date",
        "In person or online",
        "Example House, Example Street",
        "2 hours in all",
        "Paid: £20 an hour, we pay your expenses back",
        "Closes ",
    ):
        assert words in text, words
    assert card.img["alt"] == ""
    assert card.img["width"] and card.img["height"]


def test_the_number_of_results_is_the_heading_and_in_the_title(
    many: dict[str, OpportunityPage], client: Client
) -> None:
    page = soup(client)
    assert page.select_one("#results h2").get_text(strip=True) == "6 open opportunities"
    assert "6 open opportunities" in page.title.get_text()
    assert len(page.select("h1")) == 1
    assert soup(client, f"{LIST}?theme=words").select_one("#results h2").get_text(strip=True) == "1 open opportunity"


def test_nothing_found_helps_on(many: dict[str, OpportunityPage], client: Client, organisation: object) -> None:
    results = soup(client, f"{LIST}?audience=carers&theme=words").select_one("#results")
    assert results.h2.get_text(strip=True) == "No opportunities found"
    ways = {link.get_text(strip=True): link["href"] for link in results.select("li > a")}
    assert ways["look without “Words”: 1 opportunity"] == f"{LIST}?audience=carers#results"
    assert "team@example.org" in results.get_text()


def test_nothing_found_shows_what_comes_nearest(many: dict[str, OpportunityPage], client: Client) -> None:
    results = soup(client, f"{LIST}?audience=carers&theme=words&q=nowhere").select_one("#results")
    assert results.select("h3 .nhsuk-card__link") == []
    nearest = [link.get_text(strip=True) for link in results.select("h4 .nhsuk-card__link")]
    assert 1 <= len(nearest) <= 3
    closing_soon = soup(client, f"{LIST}?status=closing-soon&q=nowhere").select("#results h4")
    assert [heading.get_text(strip=True) for heading in closing_soon] == ["Soon"]


def test_an_empty_list_is_friendly(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    assert "There is nothing to take part in just now." in soup(client).get_text()


def test_chips_take_one_filter_away(many: dict[str, OpportunityPage], client: Client) -> None:
    page = soup(client, f"{LIST}?q=chairs&audience=carers&audience=young-people&paid=yes&status=all&sort=newest")
    chips = {link.get_text(" ", strip=True): link["href"] for link in page.select(".opportunity-chip")}
    assert len(chips) == 5
    carers = next(href for label, href in chips.items() if "Carers" in label)
    assert carers == f"{LIST}?q=chairs&audience=young-people&paid=yes&status=all&sort=newest#results"
    assert page.select_one(".opportunity-chips__clear")["href"] == f"{LIST}#results"


def test_the_form_keeps_what_was_chosen(many: dict[str, OpportunityPage], client: Client) -> None:
    page = soup(client, f"{LIST}?q=%22%3E%3Cb%3E&audience=carers&paid=yes&status=all&sort=newest")
    form = page.select_one("form.opportunity-filters")
    assert form["method"] == "get"
    assert form.select_one("#filter-q")["value"] == '"><b>'
    assert {box["value"] for box in form.select("input[type=checkbox][checked]")} == {"carers", "yes"}
    assert {option["value"] for option in form.select("option[selected]")} == {"all", "newest"}
    assert len(form.select("button")) == 1
    assert all(form.select_one(f"label[for={field['id']}]") for field in form.select("input, select"))


def test_unknown_values_are_named_in_plain_words(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    make_opportunity(opportunity_index)
    response = client.get(LIST, {"area": "<script>alert(1)</script>", "page": "one", "how": "x" * 500})
    text = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert(1)" not in text
    assert "We left out “<script>alert(1)</script>”" in unescape(text)
    assert "“one” is not a page number" in text
    assert "x" * 100 not in text


def test_many_unknown_values_stay_a_short_notice(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    notices = soup(client, LIST + "?" + "&".join(f"area=a{number}" for number in range(200)))
    assert len(notices.select(".opportunity-notices p")) == 6
    assert "We left out 195 more." in notices.get_text()


def test_paging_keeps_the_filters(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    for number in range(PER_PAGE * 2 + 1):
        make_opportunity(opportunity_index, title=f"Opportunity {number}")
    page = soup(client, f"{LIST}?paid=yes&page=2&area=atlantis")
    assert len(page.select(".opportunity-card")) == PER_PAGE
    assert page.select_one("link[rel=prev]")["href"] == f"{LIST}?paid=yes"
    assert page.select_one("link[rel=next]")["href"] == f"{LIST}?paid=yes&page=3"
    links = [link["href"] for link in page.select(".nhsuk-pagination a")]
    assert links
    assert all("paid=yes" in link for link in links)
    assert re.search(r"page 2 of 3", page.title.get_text())


@pytest.mark.parametrize("number", ["2", "3", "999", "1000000"])
def test_a_page_beyond_the_end_is_the_last_one_and_says_so(
    opportunity_index: OpportunityIndexPage, client: Client, number: str
) -> None:
    make_opportunity(opportunity_index)
    page = soup(client, f"{LIST}?page={number}")
    assert len(page.select(".opportunity-card")) == 1
    assert "There is no such page. This is the last one." in page.get_text()


def test_the_list_can_be_cached_by_everyone(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    response = client.get(LIST)
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    assert "Cookie" not in response.headers.get("Vary", "")


def test_terms_of_another_language_are_unknown_here(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    polish = Locale.objects.create(language_code="pl")
    make_term(Area, "Peterborough po polsku", slug="po-polsku", locale=polish)
    page = soup(client, f"{LIST}?area=po-polsku")
    assert "We left out “po-polsku”" in page.get_text()
    assert "Peterborough po polsku" not in page.get_text()
