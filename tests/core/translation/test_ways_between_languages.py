"""From a page to itself in another language: the switch, what search engines are told, links, and what is missing."""

from collections import defaultdict
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from home.models import StandardPage
from involvement.models import OpportunityPage
from tests.factories.languages import ONLY_ENGLISH, Languages, in_language

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "pl", "ar")
NOT_PAGES = ("/static/", "/media/", "/documents/")


def soup_of(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    """Return the page at an address, parsed."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def switch(soup: BeautifulSoup) -> dict[str, tuple[str, str]]:
    """Return where the switch leads for each language, and its words."""
    links = soup.select(".site-languages a")
    assert all(link["lang"] == link["hreflang"] for link in links)
    return {str(link["lang"]): (str(link["href"]), link.get_text(strip=True)) for link in links}


def test_the_switch_keeps_the_page_its_form_and_its_filters(client: Client, languages: Languages) -> None:
    found = switch(soup_of(client, "/opportunities/chairs/"))
    assert found == {"pl": ("/pl/opportunities/chairs/", "polski"), "ar": ("/ar/opportunities/chairs/", "العربيّة")}
    found = switch(soup_of(client, "/pl/opportunities/?how=online&how=post&q=x%26y&page=3"))
    assert found["en"][0] == "/opportunities/?how=online&how=post&q=x%26y"
    assert switch(soup_of(client, "/opportunities/chairs/take-part/"))["ar"][0] == "/ar/opportunities/chairs/take-part/"
    assert switch(soup_of(client, "/pl/search/?q=pomoc"))["en"][0] == "/search/?q=pomoc"
    assert switch(soup_of(client, "/ar/my/"))["pl"][0] == "/pl/my/"
    for code in LANGUAGES:
        for address, _words in switch(soup_of(client, in_language(languages.chairs, code).url)).values():
            soup_of(client, address)


def test_where_a_page_is_in_one_language_only_the_switch_says_so(client: Client, languages: Languages) -> None:
    soup = soup_of(client, "/opportunities/lamps/?how=post")
    assert switch(soup) == {
        "pl": ("/pl/opportunities/", "polski (tylko inne strony)"),
        "ar": ("/ar/opportunities/", "العربيّة (صفحات أخرى فقط)"),
    }
    assert not soup.select("link[hreflang]")
    assert switch(soup_of(client, "/we-said-we-did/letters/"))["ar"][0] == "/ar/"
    client.get("/")
    missing = soup_of(client, "/pl/opportunities/lamps/", 404)
    link = missing.select_one("main a[hreflang=en]")
    assert (link["href"], link.get_text(), link["lang"]) == ("/opportunities/lamps/", ONLY_ENGLISH, "en")
    assert "Ta strona jest tylko po angielsku" in missing.main.get_text()
    assert not soup_of(client, "/pl/nowhere/", 404).select("main a[hreflang=en]")
    OpportunityPage.objects.filter(slug="lamps").update(live=False)
    assert not soup_of(client, "/pl/opportunities/lamps/", 404).select("main a[hreflang=en]")


def test_every_language_names_all_of_them_and_itself_as_its_own_address(client: Client, languages: Languages) -> None:
    told = {}
    for code in LANGUAGES:
        soup = soup_of(client, in_language(languages.chairs, code).url)
        assert (soup.html["lang"], soup.html["dir"]) == (code, "rtl" if code == "ar" else "ltr")
        told[code] = {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}
        assert soup.select_one("link[rel=canonical]")["href"] == told[code][code]
    assert told["en"] == told["pl"] == told["ar"]
    assert set(told["en"]) == {*LANGUAGES, "x-default"}
    assert told["en"]["x-default"] == told["en"]["en"]


def test_the_sitemap_names_the_same(client: Client, languages: Languages) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own
    told = {
        urlsplit(url[0].text or "").path: {
            link.get("hreflang"): urlsplit(link.get("href") or "").path for link in url if link.tag.endswith("}link")
        }
        for url in root
    }
    assert told["/ar/opportunities/chairs/"] == told["/opportunities/chairs/"]
    assert told["/opportunities/chairs/"] == {
        "en": "/opportunities/chairs/",
        "pl": "/pl/opportunities/chairs/",
        "ar": "/ar/opportunities/chairs/",
        "x-default": "/opportunities/chairs/",
    }
    assert told["/opportunities/lamps/"] == {}


def test_every_link_of_a_polish_page_leads_to_the_polish_page_where_there_is_one(
    client: Client, languages: Languages
) -> None:
    polish = {page.url for page in Page.objects.filter(locale__language_code="pl", depth__gt=1).live()}
    todo, seen, wrong = sorted(polish), set(), defaultdict(set)
    while todo:
        address = todo.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer["Content-Type"].startswith("text/html"):
            continue
        for tag in BeautifulSoup(answer.content, "html.parser").select("[href]:not([hreflang]), form[action]"):
            target = urlsplit(str(tag.get("href") or tag.get("action")))
            if target.netloc not in ("", "testserver") or not target.path.startswith("/"):
                continue
            if target.path.startswith("/pl/"):
                todo += [] if target.path in (*seen, *todo) or target.path.endswith(".pdf") else [target.path]
            elif not target.path.startswith(NOT_PAGES):
                wrong[target.path].add(address)
    assert not wrong
    assert polish < seen


def test_a_link_chosen_on_a_page_leads_to_what_was_translated_later(client: Client, languages: Languages) -> None:
    cards = {"cards": [{"page": each.pk, "words": ""} for each in (languages.chairs, languages.only_english)]}
    button = {"words": "Take part", "page": languages.chairs.pk}
    body = [("cards", cards), ("button", button)]
    page = in_language(languages.home, "pl").add_child(
        instance=StandardPage(title="Drzwi", slug="drzwi", locale_id=in_language(languages.home, "pl").locale_id)
    )
    page.body = page.body.stream_block.to_python([{"type": kind, "value": value} for kind, value in body])
    page.save()
    main = soup_of(client, "/pl/drzwi/").main
    links = {link.get_text(strip=True): link["href"] for link in main.select("a.nhsuk-card__link, a.nhsuk-button")}
    assert links == {
        "Polish: Chairs for the garden": "/pl/opportunities/chairs/",
        ONLY_ENGLISH: "/opportunities/lamps/",
        "Take part": "/pl/opportunities/chairs/",
    }


@pytest.mark.parametrize("address", ["/opportunities/chairs/", "/pl/opportunities/chairs/", "/opportunities/lamps/"])
def test_the_languages_of_a_page_cost_one_query(
    client: Client, languages: Languages, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    client.get(address)
    with django_assert_max_num_queries(12) as asked:
        client.get(address)
    about_languages = [each["sql"] for each in asked if 'SELECT U0."translation_key"' in each["sql"]]
    assert len([sql for sql in about_languages if 'U0."path" IN' in sql]) == 1
