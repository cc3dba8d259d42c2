"""The strategy page as readers get it."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from home.models import HomePage, StandardPage
from involvement.models import StrategyAction, StrategyPage

from .strategy_texts import SAMPLE, TEXTS


def publish(home_page: HomePage, path: Path = SAMPLE) -> StrategyPage:
    """Import a text below /strategy/ and publish it."""
    home_page.add_child(instance=StandardPage(title="Our strategy", slug="strategy"))
    call_command("import_strategy", str(path), "--commit", verbosity=0)
    StrategyPage.objects.get().get_latest_revision().publish()
    return StrategyPage.objects.get()


def seen(client: Client, page: Page) -> BeautifulSoup:
    """Return the page as a browser gets it."""
    response = client.get(page.get_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_draft_is_not_public(home_page: HomePage, client: Client) -> None:
    home_page.add_child(instance=StandardPage(title="Our strategy", slug="strategy"))
    call_command("import_strategy", str(SAMPLE), "--commit", verbosity=0)
    assert client.get("/strategy/2031/").status_code == 404


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_one_heading_and_every_link_of_the_contents_has_its_place(
    path: Path, home_page: HomePage, client: Client
) -> None:
    soup = seen(client, publish(home_page, path))
    assert len(soup.find_all("h1")) == 1
    ids = Counter(tag["id"] for tag in soup.find_all(id=True))
    assert [name for name, times in ids.items() if times > 1] == []
    links = [link["href"].removeprefix("#") for link in soup.select(".nhsuk-contents-list a")]
    headings = soup.select("main h2[id], main h3[id]")
    assert links == [heading["id"] for heading in headings]
    assert {
        f"{letter}{n}"
        for letter, last in (("E", 9), ("P", 4), ("C", 9), ("O", 5), ("K", 8))
        for n in range(1, last + 1)
    } <= set(ids)
    levels = [int(tag.name[1]) for tag in soup.select("main h1, main h2, main h3, main h4")]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_what_the_page_shows(home_page: HomePage, client: Client) -> None:
    soup = seen(client, publish(home_page))
    quotation = soup.select_one("main figure blockquote")
    assert quotation and len(quotation.find_all("p")) == 3
    row = soup.find(id="C5")
    assert row and row.name == "li" and "road map" in row.get_text()
    assert row.find_previous("h3").get_text() == "Actions"
    assert "Edition: 2031" in soup.get_text()
    assert not soup.find_all(style=True)


def test_words_that_look_like_markup_stay_words(home_page: HomePage, client: Client, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    text = SAMPLE.read_text(encoding="utf-8")
    for word in ("forum members", "lived through", "wrong. They", "Our duty"):
        text = text.replace(word, f"{word} <script>alert(1)</script> & <b>", 1)
    path.write_text(text, encoding="utf-8")
    soup = seen(client, publish(home_page, path))
    assert not soup.select("main script, main b")
    assert soup.get_text().count("<script>alert(1)</script> & <b>") >= 4


def test_the_same_heading_twice_gets_two_addresses(home_page: HomePage, client: Client) -> None:
    page = StrategyPage(title="Strategy", slug="strategy")
    page.body = [("heading", "Actions"), ("subheading", "Actions"), ("heading", "حقوق"), ("heading", "!?")]
    home_page.add_child(instance=page)
    soup = seen(client, page)
    ids = [tag["id"] for tag in soup.select("main h2[id], main h3[id]")]
    assert ids == ["section-actions", "section-actions-2", "section-حقوق", "section-4"]


@pytest.mark.parametrize("rows", [0, 60])
def test_queries_stay_the_same(
    rows: int, home_page: HomePage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = publish(home_page)
    for number in range(rows):
        StrategyAction.objects.create(strategy=page, code=f"C{number + 10}", text="To do more.", group="co-production")
    client.get(page.get_url())
    with django_assert_max_num_queries(10):
        response = client.get(page.get_url())
    assert response.content.count(b"To do more.") == rows
    assert not response.cookies


def test_an_empty_page_renders(home_page: HomePage, client: Client) -> None:
    page = StrategyPage(title="Strategy", slug="strategy")
    home_page.add_child(instance=page)
    soup = seen(client, page)
    assert soup.find("h1") and not soup.select(".nhsuk-contents-list")


def test_text_and_actions_are_found_by_search(home_page: HomePage) -> None:
    page = publish(home_page)
    call_command("update_index", verbosity=0)
    for words in ("umbrella", "lamps", "county"):
        found = list(StrategyPage.objects.live().search(words, operator="and"))
        assert found == ([] if words == "umbrella" else [page]), words


def test_it_can_be_translated(home_page: HomePage) -> None:
    page = publish(home_page)
    polish = Locale.objects.create(language_code="pl")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    strings = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert "To start a forum for young people." in strings
    assert not {"C5", "co-production"} & strings
    assert not source.stringsegment_set.filter(context__path="edition").exists()
    translated = source.create_or_update_translation(polish, copy_parent_pages=True, fallback=True)[0]
    assert [row.code for row in translated.actions.all()] == [row.code for row in page.actions.all()]
    assert {row.locale for row in translated.actions.all()} == {polish}
