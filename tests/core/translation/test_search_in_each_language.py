"""Search in a language finds its pages by its words, also with other endings, and leads to the English search."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.languages import Languages, in_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(languages: Languages) -> None:
    """Pages in Polish and Arabic with words of their own, known to the index."""
    for code, title, text in (
        ("pl", "Opieka w domu", "Łóżko i żółta poduszka dla każdego. Spotkania są w środy."),
        ("pl", "Most do pracy", "Pomagamy."),
        ("ar", "الرعاية في البيت", "وسادة صفراء للجميع."),
        ("en", "Care at home", "A bed and a yellow cushion. See opieka."),
    ):
        home = in_language(languages.home, code)
        page = StandardPage(title=title, body=[("rich_text", f"<p>{text}</p>")], locale_id=home.locale_id)
        page.slug = f"{code}-{home.numchild}"
        home.add_child(instance=page)
    call_command("update_index", verbosity=0)


def found(client: Client, address: str, words: str) -> list[str]:
    """Return the titles that are found."""
    soup = BeautifulSoup(client.get(address, {"q": words}).content, "html.parser")
    return [link.get_text() for link in soup.select(".site-results__title a")]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("opieka", "Opieka w domu"),
        ("opieki", "Opieka w domu"),  # another case of the same word
        ("spotkanie w środę", "Opieka w domu"),
        ("żółta poduszka", "Opieka w domu"),
        ("ŁÓŻKO", "Opieka w domu"),
        ("most", "Most do pracy"),  # a word that says nothing in English
    ],
)
@pytest.mark.usefixtures("words")
def test_polish_words_find_polish_pages(client: Client, asked: str, title: str) -> None:
    assert found(client, "/pl/search/", asked) == [title]


@pytest.mark.usefixtures("words")
def test_each_language_finds_its_own_pages_only(client: Client) -> None:
    assert found(client, "/ar/search/", "وسادة") == ["الرعاية في البيت"]
    assert found(client, "/search/", "opieka") == ["Care at home"]
    assert found(client, "/pl/search/", "cushion yellow") == []
    assert found(client, "/search/", "poduszka") == []


@pytest.mark.usefixtures("words")
def test_the_same_words_can_be_looked_for_in_english(client: Client) -> None:
    for words in ("cushion & bed", "opieka"):
        soup = BeautifulSoup(client.get("/pl/search/", {"q": words}).content, "html.parser")
        (link,) = soup.select("main a[hreflang=en]")
        assert link.get_text() == "Szukaj na stronach po angielsku"
        english = BeautifulSoup(client.get(str(link["href"])).content, "html.parser")
        assert english.select_one("#search-words")["value"] == words
        assert not english.select("main a[hreflang=en]")
    assert not BeautifulSoup(client.get("/pl/search/").content, "html.parser").select("main a[hreflang=en]")


@pytest.mark.usefixtures("words")
def test_the_list_of_a_language_is_searched_in_its_words(client: Client, languages: Languages) -> None:
    polish = in_language(languages.index, "pl")
    assert Page.objects.child_of(polish).live().count() == 1
    assert "Chairs for the garden" in client.get(polish.url, {"q": "chairs"}).content.decode()
    assert "Lamps" not in client.get(polish.url, {"q": "lamps"}).content.decode()
