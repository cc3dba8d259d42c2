"""Every address of the starter site at once: valid HTML, cacheable, no cookie, no token, friendly to odd input."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import HomePage
from involvement.models import OpportunityPage
from tests.browser.addresses import NOT_FOUND, PAGES, WRONG_TOKEN
from tests.html_checker import html_errors_of

FORMS = ("/thank-you/", "/take-part/", "/tell-us/")


def every_address() -> list[str]:
    """Return the fixed addresses and every live page of the tree."""
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1) if page.url]
    forms = [page.url + "take-part/" for page in OpportunityPage.objects.live()]
    return sorted({*PAGES, *pages, *forms, NOT_FOUND, WRONG_TOKEN})


def test_html_of_every_page_is_valid(starter_site: HomePage, client: Client) -> None:
    """The Nu checker finds nothing to complain about, error states of forms among them."""
    documents = {address: client.get(address).content.decode() for address in every_address()}
    form = next(address for address in documents if address.endswith("/take-part/"))
    documents[form + " sent empty"] = client.post(form, {}).content.decode()
    errors = {address: found for address, found in html_errors_of(documents).items() if found}
    assert errors == {}


def test_public_pages_can_be_cached(starter_site: HomePage, client: Client) -> None:
    """What everybody gets sets no cookie, varies on none and holds no token."""
    for address in every_address():
        if address.endswith(FORMS) or "/confirm/" in address or "/alert/" in address:  # forms are nobody else's
            continue
        answer = client.get(address)
        assert answer.cookies == {}, address
        assert "cookie" not in answer.headers.get("Vary", "").lower(), address
        assert b"csrfmiddlewaretoken" not in answer.content, address
        assert "no-store" not in answer.headers.get("Cache-Control", ""), address


def test_personal_pages_are_never_stored(starter_site: HomePage, client: Client) -> None:
    """Forms and links from mails say so."""
    forms = [address for address in every_address() if address.endswith(FORMS)]
    for address in [*forms, WRONG_TOKEN]:
        assert "no-store" in client.get(address).headers["Cache-Control"], address


ODD_TEXTS = [
    "x" * 5000,
    "\u202e\u0000\ud83d",
    "%00",
    "'; DROP TABLE people_person; --",
    '<script>alert("x")</script>',
    "👩‍👩‍👧‍👦" * 50,
    "ש\u05b8ל\u05d5ֹם عربي اردو",
    '"unclosed (and [odd* OR NEAR/2 ^~',
    "-9223372036854775809",
]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
@pytest.mark.parametrize("address", ["/opportunities/", "/search/"])
def test_odd_query_gives_a_friendly_page(opportunity_index: Page, client: Client, address: str, text: str) -> None:
    """No value of any parameter gives a 500."""
    names = ("q", "audience", "area", "how", "paid", "theme", "directorate", "rung", "status", "sort", "page")
    for name in names:
        odd = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        assert client.get(address, {name: odd}).status_code in (200, 400, 404, 414), name
    raw = client.get(f"{address}?q=%00%ff%fe&page=%C3%28")
    assert raw.status_code in (200, 400)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_wrong_methods_are_refused(opportunity_index: Page, client: Client, method: str) -> None:
    """Public addresses know GET, HEAD and, where there is a form, POST."""
    for address in ("/", "/opportunities/", "/search/", "/confirm/x/", "/healthz"):
        assert getattr(client, method)(address).status_code in (404, 405), address
