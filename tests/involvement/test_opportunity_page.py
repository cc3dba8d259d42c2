"""One opportunity as a visitor meets it, in every state."""

import json
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from core.models import Area, Audience, Directorate, Theme
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_rung, make_session, make_stage, make_term


def soup(client: Client, page: OpportunityPage) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def words(part: Tag | None) -> str:
    assert part is not None
    return " ".join(part.get_text(" ").split())


@pytest.fixture
def full(opportunity_index: OpportunityIndexPage) -> OpportunityPage:
    """An opportunity with every field filled in."""
    page = make_opportunity(
        opportunity_index,
        title="Help <choose> & test chairs",
        online=True,
        by_phone=True,
        is_example=True,
        area=make_term(Area, "Peterborough"),
        directorate=make_term(Directorate, "Older people"),
        audiences=[make_term(Audience, "Carers"), make_term(Audience, "Young people")],
        themes=[make_term(Theme, "Buildings")],
        time_note="Two meetings of an hour",
        payment_note="You can say no to payment.",
        expenses_note="Travel and a replacement carer.",
        travel_booked_by="We book a taxi if you ask.",
        it_support="We lend you a tablet.",
        training="A half hour beforehand.",
        rung=make_rung("Deciding together", "deciding", description="We share.", expectation="a vote."),
        stage=make_stage("At the start", "start", description="Nothing is decided."),
        who_decides="The estates board",
        capacity=8,
        outcome_due=date(2031, 3, 4),
        outcome_how="By email, and on this page",
    )
    make_session(page, timezone.now() + timedelta(days=41), note="Online")
    make_session(page, timezone.now() + timedelta(days=40))
    return page


def test_everything_a_person_needs_is_on_the_page(full: OpportunityPage, client: Client) -> None:
    page = soup(client, full)
    text = words(page.main)
    for expected in (
        "Help <choose> & test chairs",
        "Open",
        "Example",
        "Closes ",
        "Paid: £20 an hour",
        "You can say no to payment.",
        "We pay you back",
        "Travel and a replacement carer.",
        "We book a taxi if you ask.",
        "We lend you a tablet.",
        "A half hour beforehand.",
        "2 hours in all",
        "Two meetings of an hour",
        "Example contact",
        "Try chairs and say what you think.",
        "Anyone who waits in our waiting rooms.",
        "Carers",
        "Young people",
        "In person, online or by phone",
        "Example House, Example Street",
        "Peterborough",
        "Older people",
        "Buildings",
        "Deciding together",
        "We share.",
        "You can expect a vote.",
        "The choice is still open.",
        "At the start . Nothing is decided.",
        "The estates board",
        "Ring us and tell us what you need.",
        "8 The team chooses",
        "by 4 March 2031",
        "By email, and on this page",
    ):
        assert expected in text, expected
    assert len(page.select("h1")) == 1
    assert page.select_one('a[href="tel:01632960001"]')
    assert page.select_one('a[href="mailto:team@example.org"]')
    buttons = page.select("main a.nhsuk-button")
    assert {button["href"] for button in buttons} == {f"{full.url}take-part/"}


def test_dates_stand_in_order(full: OpportunityPage, client: Client) -> None:
    rows = [words(row) for row in soup(client, full).select(".opportunity__sessions li")]
    assert len(rows) == 2
    assert rows[1].endswith("Online")


def test_a_page_with_the_least_shows_no_empty_parts(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    page = make_opportunity(opportunity_index, summary="", payment="unpaid", payment_pence=None, payment_unit="")
    text = words(soup(client, page).main)
    assert "Not paid" in text
    for heading in ("Training", "Travel", "Who decides", "Places", "Part of the trust", "None"):
        assert heading not in text
    assert "There is no fixed date. We will agree a time with you." in text
    assert all(words(cell) for cell in soup(client, page).select("dd, dt, h2, h3, li"))


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ({"cancelled_at": timezone.now()}, "This opportunity is cancelled"),
        ({"opens_at": timezone.now() + timedelta(days=2)}, "This opportunity is not open yet"),
        ({"closes_at": timezone.now() - timedelta(days=2)}, "This opportunity is closed"),
    ],
)
def test_what_cannot_be_joined_says_so_first(
    opportunity_index: OpportunityIndexPage, client: Client, values: dict, heading: str
) -> None:
    page = soup(client, make_opportunity(opportunity_index, **values))
    assert page.select_one("main h2").get_text(strip=True) == heading
    assert not page.select("main a.nhsuk-button")
    assert page.select_one('main a[href="/opportunities/"]')


def test_after_closing_we_owe_an_answer(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    page = make_opportunity(
        opportunity_index, closes_at=timezone.now() - timedelta(days=2), outcome_due=date(2031, 3, 4)
    )
    assert "We owe you an answer by 4 March 2031." in words(soup(client, page).main)


def test_closing_soon_is_marked(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    page = make_opportunity(opportunity_index, closes_at=timezone.now() + timedelta(days=2))
    assert "Closing soon" in words(soup(client, page).main)


def event(client: Client, page: OpportunityPage) -> dict | None:
    scripts = [json.loads(str(tag.string)) for tag in soup(client, page).select('script[type="application/ld+json"]')]
    return next((each for each in scripts if each.get("@type") == "Event"), None)


def test_search_engines_are_told_of_real_events_only(full: OpportunityPage, client: Client) -> None:
    assert event(client, full) is None
    full.is_example = False
    full.title = "</script><script>alert(1)</script>"
    full.save()
    told = event(client, full)
    assert told is not None
    assert told["name"] == full.title
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    first, last = sorted(full.sessions.all(), key=lambda session: session.starts_at)
    assert datetime.fromisoformat(told["startDate"]) == first.starts_at
    assert datetime.fromisoformat(told["endDate"]) == last.ends_at
    assert "<script>alert" not in client.get(full.url).content.decode()


def test_without_dates_there_is_no_event(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    assert event(client, make_opportunity(opportunity_index)) is None


def test_the_page_can_be_cached_by_everyone(full: OpportunityPage, client: Client) -> None:
    response = client.get(full.url)
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["nothing/", "take-part/nothing/", "%00/", "take-part/thank-you/extra/"])
def test_addresses_below_that_do_not_exist(full: OpportunityPage, client: Client, path: str) -> None:
    assert client.get(f"{full.url}{path}").status_code in (400, 404)


def test_a_draft_has_no_address(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    page = make_opportunity(opportunity_index, live=False, slug="draft")
    assert client.get("/opportunities/draft/").status_code == 404
    assert client.get("/opportunities/draft/take-part/").status_code == 404
    assert not page.takes_sign_ups_at(timezone.now())


def test_where_opportunities_may_stand() -> None:
    check = WagtailPageTestCase()
    check.assertAllowedParentPageTypes(OpportunityPage, {OpportunityIndexPage})
    check.assertAllowedSubpageTypes(OpportunityPage, {})
    check.assertAllowedSubpageTypes(OpportunityIndexPage, {OpportunityPage})
    check.assertCanNotCreateAt(Page, OpportunityPage)


def test_a_cancelled_opportunity_promises_nothing_but_says_who_to_ask(client: Client, full: OpportunityPage) -> None:
    before = soup(client, full)
    assert before.select_one("#offer") and before.select_one("#access") and before.select_one("#promise")
    full.cancelled_at = timezone.now()
    full.save()
    page = soup(client, full)
    assert not page.select("#offer, #access, #promise")
    assert full.contact_name in words(page.select_one("main"))
    assert page.select_one(f'a[href="mailto:{full.contact_email}"]')


def test_the_page_says_from_what_age_and_who_must_agree(
    opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    make_opportunity(opportunity_index, slug="young", lowest_age=13, highest_age=25, guardian_below=16)
    text = client.get("/opportunities/young/").content.decode()
    assert "It is for people aged 13 to 25." in text
    assert "If you are under 16, a parent or guardian must agree first." in text
    make_opportunity(opportunity_index, slug="any-age")
    assert "guardian must agree" not in client.get("/opportunities/any-age/").content.decode()
