"""Searching the list by words, with whatever people and machines type."""

from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.search import index

from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity

from .test_opportunity_list import titles

# What no visitor's browser sends is refused before any page sees it.
REFUSED = {"\x00chairs": 400, "\ud800": 400, "a" * 5000: 414, "word " * 1000: 414}


@pytest.fixture(autouse=True)
def two(opportunity_index: OpportunityIndexPage) -> None:
    """Two opportunities with different words, indexed at once as the queue's worker would do soon."""
    chairs = make_opportunity(opportunity_index, title="Comfortable chairs", who_for="Anyone who waits.")
    letters = make_opportunity(
        opportunity_index,
        title="Clear letters",
        summary="Read drafts.",
        who_for="People who read letters.",
        what_you_would_do="<p>Read with us.</p>",
        place="Wisbech library",
        payment="voucher",
        payment_note="Do you get benefits? Talk to us first.",
        expenses_note="Travel and parking.",
        travel_booked_by="We book a taxi.",
        it_support="We lend you a tablet.",
        training="Half an hour of practice.",
        adjustments="There is a hearing loop.",
        time_note="one evening",
    )
    for page in (chairs, letters):
        index.insert_or_update_object(page)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("chairs", ["Comfortable chairs"]),
        ("CHAIRS", ["Comfortable chairs"]),
        ("comfortable chairs", ["Comfortable chairs"]),
        ("chairs letters", []),
        ("wisbech", ["Clear letters"]),
        ("drafts", ["Clear letters"]),
        ("chairs!", ["Comfortable chairs"]),
        ('"chairs"', ["Comfortable chairs"]),
        ("zebra", []),
    ],
)
def test_words_are_found_in_what_the_page_says(client: Client, words: str, found: list[str]) -> None:
    assert titles(client, f"q={words}") == found


OFFERED = (
    "voucher",
    "parking",
    "benefits",
    "taxi",
    "tablet",
    "practice",
    "hearing loop",
    "evening",
    "expenses parking",
)


@pytest.mark.parametrize("words", OFFERED)
def test_words_of_the_offer_are_found_in_the_list_and_on_the_search_page(client: Client, words: str) -> None:
    assert titles(client, f"q={words}") == ["Clear letters"]
    assert "letters/" in client.get("/search/", {"q": words}).content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "%",
        "_",
        "'",
        '"',
        '""',
        "(",
        "a AND",
        "NOT",
        "NEAR(",
        "title:",
        "*",
        "-",
        "--",
        "^chairs",
        "chairs'; DROP TABLE wagtailcore_page; --",
        "🪑🪑",
        "🏳️‍🌈",
        "\\",
        "مرحبا",
        "a" * 3000,
        "a" * 5000,
        "word " * 1000,
        "\x00chairs",
        "\ud800",
        "<script>",
        "&&&",
        "%00",
        "%C3%28",
    ],
)
def test_odd_input_never_breaks_the_list(client: Client, words: str) -> None:
    query = quote(words.encode("utf-8", "surrogatepass"))
    response = client.get("/opportunities/", QUERY_STRING=f"q={query}")
    assert response.status_code == REFUSED.get(words, 200)


@pytest.mark.parametrize("words", ["%", "_", "🪑", "***"])
def test_signs_alone_find_nothing_rather_than_everything(client: Client, words: str) -> None:
    response = client.get("/opportunities/", {"q": words})
    assert "No opportunities found" in response.content.decode()
