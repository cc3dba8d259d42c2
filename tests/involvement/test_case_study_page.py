"""One case study as the public reads it: short version first, the promise in words, and nobody without agreement."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from core.models import Contribution, Theme
from home.models import HomePage
from involvement.case_studies.wording import promise_words
from involvement.models import CaseStudyIndexPage, CaseStudyPage, CaseStudyRelated, ContributorWords
from tests.factories.case_studies import agreed_words, make_case_study, make_case_study_index, measure
from tests.factories.contributions import make_contribution
from tests.factories.involvement import make_rung, make_term
from tests.html_checker import html_errors_of


@pytest.fixture
def index(home_page: HomePage, organisation: object) -> CaseStudyIndexPage:
    """The list of case studies."""
    return make_case_study_index(home_page)


def make_full(index: CaseStudyIndexPage, **overrides: Any) -> CaseStudyPage:
    """Return a case study with every part, which kept less than it promised."""
    told, deciding = (
        make_rung("Being told", "being-told", sort_order=1),
        make_rung("Deciding", "deciding", sort_order=5),
    )
    values: dict[str, Any] = {
        "rung_promised": deciding,
        "rung_delivered": told,
        "rung_reason": "The money ran out.",
        "measures": [measure()],
        "words": [agreed_words()],
        "themes": [Theme.objects.filter(slug="tea-cake").first() or make_term(Theme, "Tea & cake")],
        "contact_name": "Ward manager",
        "contact_phone": "01632 960001",
        "contact_email": "ward@example.org",
        "contact_agreed": True,
    }
    return make_case_study(index, **(values | overrides))


def soup(client: Client, page: CaseStudyPage) -> BeautifulSoup:
    """Return the page as a visitor gets it."""
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def test_the_order_is_that_of_a_reader_in_a_hurry(index: CaseStudyIndexPage, client: Client) -> None:
    headings = [each.get_text(strip=True) for each in soup(client, make_full(index)).select("article h2")]
    assert [heading.split(":")[0] for heading in headings] == [
        "The short version",
        "How much say people had",
        "What changed, in figures",
        "Principles",
        "Purpose",
        "Presence",
        "Process",
        "Impact",
        "What we would do differently",
        "In the words of those who took part",
        "Ask somebody who was there",
        "Read on",
    ]


def test_promised_and_delivered_stand_in_words_before_the_ladder(index: CaseStudyIndexPage, client: Client) -> None:
    text = soup(client, make_full(index)).select_one("section[aria-labelledby=say]").get_text(" ", strip=True)
    parts = ("People had less say than we promised.", "We promised Deciding", "What it was Being told", "money ran out")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert places[-1] < text.index("The whole ladder")
    steps = [li.get_text(" ", strip=True) for li in soup(client, CaseStudyPage.objects.get()).select("ol > li")]
    assert [step for step in steps if step in ("Deciding Promised", "Being told What it was")] == [
        "Deciding Promised",
        "Being told What it was",
    ]


def test_every_outcome_of_a_promise_has_its_sentence() -> None:
    low, high = make_low_and_high()
    assert promise_words(low, low) == "People had as much say as we promised."
    assert promise_words(high, low) == "People had less say than we promised."
    assert promise_words(low, high) == "People had more say than we promised."
    assert promise_words(low, None) == ""


def test_measures_are_a_table_and_none_are_explained(index: CaseStudyIndexPage, client: Client) -> None:
    cells = [cell.get_text(strip=True) for cell in soup(client, make_full(index)).select("table tbody tr > *")]
    assert cells == ["Kettles that people can lift", "2 of 8", "8 of 8", "Ward round, May"]
    without = soup(client, make_case_study(index, slug="without", title="Without"))
    assert without.select("table") == []
    assert "There are no figures: We did not count." in without.get_text(" ", strip=True)


def test_words_that_may_not_be_shown_are_shown_nowhere(
    index: CaseStudyIndexPage, client: Client, editor_client: Client
) -> None:
    """Even where a row slipped past the gate, and in the preview of a draft: only agreed words are shown."""
    page = make_full(index)
    ContributorWords.objects.create(page=page, contribution=make_contribution("Secretly said", on_website=False))
    shown = client.get(page.url).content.decode()
    assert "At last I can make tea." in shown
    assert "Secretly said" not in shown
    draft = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Secretly said" not in draft


def test_words_are_in_open_data_only_with_an_agreement_to_that(index: CaseStudyIndexPage, client: Client) -> None:
    """The search of this site finds them; nothing goes to others who would keep a copy. A contact goes nowhere."""
    page = make_full(index)
    for address in ("/case-studies/?q=At+last", "/api/v1/case-studies", "/case-studies/"):
        assert "make tea" not in client.get(address).content.decode(), address
    Contribution.objects.update(in_open_data=True)
    words = {"words": "At last I can make tea.", "who": "A patient", "language": "en"}
    answer = client.get(f"/api/v1/case-studies/{page.pk}")
    assert answer.json()["words"] == [words]
    assert answer.headers["Cache-Control"] == "public, no-cache"
    for address in ("/search/?q=%22At+last%22", "/api/v1/case-studies", "/case-studies/"):
        assert "Ward manager" not in client.get(address).content.decode(), address
    assert client.get("/api/v1/case-studies?q=tea").json()["count"] == 0


def test_a_contact_is_shown_only_with_the_tick(index: CaseStudyIndexPage, client: Client) -> None:
    page = make_full(index)
    links = [link["href"] for link in soup(client, page).select("section[aria-labelledby=ask] a")]
    assert links == ["tel:01632960001", "mailto:ward@example.org"]
    CaseStudyPage.objects.filter(pk=page.pk).update(contact_agreed=False)
    assert "Ward manager" not in soup(client, page).get_text()


def test_related_pages_are_those_that_everybody_may_see(index: CaseStudyIndexPage, client: Client) -> None:
    page = make_full(index)
    others = {name: make_case_study(index, title=name, slug=name.lower()) for name in ("Open", "Draft", "Private")}
    for each in others.values():
        CaseStudyRelated.objects.create(page=page, related=each)
    others["Draft"].unpublish()
    PageViewRestriction.objects.create(page=others["Private"], restriction_type=PageViewRestriction.LOGIN)
    more = soup(client, page).select_one("section[aria-labelledby=more]")
    assert [li.get_text(" ", strip=True) for li in more.select("li")] == [
        "Open (Case study)",
        "More about: Tea & cake",
        "All case studies",
    ]
    assert more.select("a")[1]["href"] == "/case-studies/?theme=tea-cake"


def test_search_engines_are_told_of_an_article_but_not_of_examples(index: CaseStudyIndexPage, client: Client) -> None:
    page = make_full(index)
    (article,) = [fact for fact in facts_in(soup(client, page)) if fact["@type"] == "Article"]
    assert (article["headline"], article["url"], article["about"]) == (page.title, page.full_url, ["Tea & cake"])
    assert article["author"]["name"] == "Example NHS Foundation Trust"
    assert "make tea" not in json.dumps(article)
    example = soup(client, make_full_example(index))
    assert [fact["@type"] for fact in facts_in(example)].count("Article") == 0
    assert example.select_one("h1 + p .nhsuk-tag").get_text() == "Example"


def test_list_and_pages_are_valid_html(index: CaseStudyIndexPage, client: Client) -> None:
    full, bare = make_full(index), make_case_study(index, title="Bare", slug="bare")
    addresses = (full.url, bare.url, "/case-studies/", "/case-studies/?q=nothing&year=2025&theme=atlantis")
    documents = {address: client.get(address).content.decode() for address in addresses}
    assert {name: found for name, found in html_errors_of(documents).items() if found} == {}


def test_the_team_sees_promises_and_whose_words_to_ask_about(index: CaseStudyIndexPage, editor_client: Client) -> None:
    make_full(index)
    make_case_study(index, title="Wordless", slug="wordless")
    listing = reverse("case_studies:index")
    first = editor_client.get(listing).content.decode()
    assert "Deciding" in first
    assert "Wordless" in first
    due = f"{listing}?ask_again=true"
    assert "Better kettles" not in editor_client.get(due).content.decode()
    Contribution.objects.update(review_on="2024-01-01")
    found = editor_client.get(due).content.decode()
    assert "Better kettles" in found
    assert "1 January 2024" in found
    assert "Wordless" not in found


def test_the_teams_list_asks_the_same_for_2_and_for_8(index: CaseStudyIndexPage, editor_client: Client) -> None:
    """Our own columns do; the buttons for translations ask for each row, on every list of pages."""

    def asked() -> int:
        editor_client.get(reverse("case_studies:index"))
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(reverse("case_studies:index"))
        return sum(query["sql"].startswith('SELECT "involvement_') for query in queries.captured_queries)

    for number in range(2):
        make_full(index, title=f"Few {number}", slug=f"few-{number}", words=[agreed_words()])
    few = asked()
    for number in range(6):
        make_full(index, title=f"Many {number}", slug=f"many-{number}", words=[agreed_words()])
    assert asked() == few


def facts_in(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return the structured data of a page."""
    return [json.loads(each.string or "{}") for each in page.select('script[type="application/ld+json"]')]


def make_full_example(index: CaseStudyIndexPage) -> CaseStudyPage:
    """Return a case study that is only an example."""
    return make_full(index, title="Example", slug="example", is_example=True, themes=[])


def make_low_and_high() -> tuple[Any, Any]:
    """Return two rungs that are not stored."""
    kind = CaseStudyPage._meta.get_field("rung_promised").related_model
    return kind(pk=1, name="Low", sort_order=1), kind(pk=2, name="High", sort_order=2)
