"""The search page: what is found and what never, in which order, at what cost, and with odd input."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import OrganisationSettings
from core.search_index import Part, pages_with
from core.site_search import LONGEST_QUESTION, MOST_MATCHES
from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity

Grow = Callable[..., StandardPage]


@pytest.fixture
def grow(home_page: HomePage) -> Grow:
    """A function that adds an ordinary page under the front page."""

    def add(title: str, text: str = "", parent: Page = home_page, **values: object) -> StandardPage:
        page = StandardPage(title=title, body=[("rich_text", f"<p>{text}</p>")] if text else [], **values)
        parent.add_child(instance=page)
        return page

    return add


def ask(client: Client, words: str, **more: str) -> str:
    """Return the page for these words; the index is brought up to date first, as the queue does on a real site."""
    call_command("update_index", verbosity=0)
    response = client.get("/search/", {"q": words, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_search_is_a_form(client: Client, home_page: HomePage) -> None:
    for address in ("/search/", "/search/?q=", "/search/?q=%20%20"):
        html = client.get(address).content.decode()
        assert 'name="q"' in html
        assert "We found no page" not in html


def test_it_finds_words_of_title_summary_and_text(client: Client, grow: Grow) -> None:
    grow("Chairs", summary="Comfortable seats", text="In every waiting room.")
    for words in ("chairs", "comfortable", "WAITING room", "seats chairs"):
        html = ask(client, words)
        assert "1 page found" in html
    assert "<mark>waiting</mark> <mark>room</mark>" in ask(client, "waiting room")
    assert "<mark>Chairs</mark>" in ask(client, "chair")


@pytest.mark.parametrize(
    ("asked", "written"), [("carers", "carer"), ("opportunity", "opportunities"), ("group", "groups")]
)
def test_one_or_many_is_the_same(asked: str, written: str, client: Client, grow: Grow) -> None:
    grow("A page", f"About the {written} here.")
    assert "1 page found" in ask(client, asked)


def test_drafts_private_pages_and_other_places_are_never_found(client: Client, grow: Grow, home_page: HomePage) -> None:
    grow("Secret plan one", live=False)
    private = grow("Secret plan two")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    grow("Secret plan three", parent=private)
    home_page.get_parent().add_child(instance=StandardPage(title="Secret plan outside the site", slug="outside"))
    html = ask(client, "secret plan")
    assert "Secret plan" not in html
    assert "We found no page" in html
    assert ask(client, "secret zebra").count("Secret plan") == 0


def test_only_pages_of_the_active_language_are_found(client: Client, grow: Grow, home_page: HomePage) -> None:
    grow("Pomoc")
    polish = Locale.objects.create(language_code="pl")
    polish_home = home_page.copy_for_translation(polish)
    polish_home.save_revision().publish()
    polish_home.add_child(instance=StandardPage(title="Pomoc dla rodzin", slug="pomoc", locale=polish))
    Site.clear_site_root_paths_cache()
    assert "dla rodzin" not in ask(client, "pomoc")
    response = client.get("/pl/search/", {"q": "pomoc"})
    assert "dla rodzin" in response.content.decode()
    assert 'href="/pl/pomoc/"' in response.content.decode()


def test_a_language_without_pages_leads_to_the_search_of_the_site(client: Client, grow: Grow) -> None:
    grow("Help")
    answer = client.get("/ar/search/", {"q": "help"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/?q=help")


def test_the_page_with_that_title_comes_first(client: Client, grow: Grow) -> None:
    grow("Young people")
    grow("Young people and their families who met last summer")
    for number in range(12):
        grow(f"Report {number}", "What young people told us. Young people said a lot.")
    html = ask(client, "young people")
    assert "14 pages found" in html
    assert html.index('href="/young-people/"') < html.index('href="/young-people-and-their-families')
    assert html.index('href="/young-people-and-their-families') < html.index('href="/report-')


def test_it_says_what_kind_of_page_and_what_is_only_an_example(
    client: Client, opportunity_index: OpportunityIndexPage, grow: Grow
) -> None:
    make_opportunity(opportunity_index, title="Chairs for all", is_example=True)
    grow("About chairs")
    html = ask(client, "chairs")
    assert "Opportunity" in html
    assert "Page" in html
    assert html.count("site-example") == 1


def test_where_no_page_has_all_words_some_will_do(client: Client, grow: Grow) -> None:
    grow("How to complain")
    html = ask(client, "how do i complain about parking")
    assert "No page has all your words" in html
    assert 'href="/how-to-complain/"' in html


def test_nothing_found_gives_advice_and_contact(
    client: Client, home_page: HomePage, organisation: OrganisationSettings
) -> None:
    html = ask(client, "<b>zebra</b> & co")
    assert "We found no page" in html
    assert "&lt;b&gt;zebra&lt;/b&gt; &amp; co" in html
    assert "01632 960000" in html


@pytest.mark.parametrize(
    "words",
    [
        '"', "'", '"help', "help*", "help OR", "NOT", "AND AND", "^help", "help:", "(help", "{title}: help", "he\\lp",
        "100%", "%s", "_", "; DROP TABLE x", "???", "\U0001f600", "\U0001f600 help", "\x00", "he\x00lp", "\ud83d",
        "مُساعَدة", "עזרה", "\u202ehelp", "e\u0301te\u0301", "ﬁ", "\u0345", "NEAR(help, 2)", "help | help & !", "-help",
        "a" * 5000,
        "help " * 1000, "\u0301" * 300, "1", "\t\n", "<mark>", "c++", "\uffff", "½",
    ],
)  # fmt: skip
def test_odd_input_is_never_an_error(words: str, client: Client, grow: Grow) -> None:
    grow("Help", "Ring us for help.")
    call_command("update_index", verbosity=0)
    for number in ("", "0", "-1", "x", "9" * 30):
        response = client.get("/search/", {"q": words.encode("utf-8", "replace").decode(), "page": number})
        assert response.status_code in {200, 400, 414}
    assert client.get(b"/search/?q=%ff%fe%00".decode()).status_code in {200, 400, 414}


def test_a_very_long_question_is_shortened_and_says_so(client: Client, grow: Grow) -> None:
    grow("Chair")
    html = ask(client, "chairs " * 500)
    assert "We searched for the first of them" in html
    assert len(html) < 40_000
    assert f'maxlength="{LONGEST_QUESTION}"' in html
    assert "1 page found" in html


def test_accents_do_not_matter_to_the_marks(client: Client, grow: Grow) -> None:
    grow("Drop in", "Meet us at the café near you.")
    assert "<mark>café</mark>" in ask(client, "café")


def test_what_a_page_says_is_escaped(client: Client, grow: Grow) -> None:
    grow("<script>alert('help')</script>", "&lt;img src=x onerror=alert(1)&gt; help")
    html = ask(client, "help")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<mark>help</mark>" in html


def test_results_come_in_pages(client: Client, grow: Grow) -> None:
    for number in range(25):
        grow(f"Meeting {number:02}")
    first, last = ask(client, "meeting"), ask(client, "meeting", page="3")
    assert first.count("site-results__title") == 10
    assert last.count("site-results__title") == 5
    assert 'start="21"' in last
    assert "q=meeting&amp;page=2" in first


def test_the_number_of_matches_is_capped(client: Client, grow: Grow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.site_search.MOST_MATCHES", 12)
    for number in range(15):
        grow(f"Meeting {number:02}")
    html = ask(client, "meeting")
    assert f"More than {MOST_MATCHES} pages found" in html
    assert "page=3" not in html


def test_a_word_on_every_page_costs_no_more_than_a_fixed_number_of_rows(
    grow: Grow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search_index.MOST_LOOKED_AT", 5)
    for number in range(9):
        grow(f"Meeting {number}", "The meeting.")
    call_command("update_index", verbosity=0)
    for part in Part:
        assert len(pages_with(Page.objects.order_by("-pk"), [("meeting", "meetings")], part)) == 5


def test_a_word_the_database_leaves_out_hides_nothing(client: Client, grow: Grow) -> None:
    grow("Chairs", "Comfortable and the best.")
    html = ask(client, "the comfortable chairs")
    assert "1 page found" in html
    assert "No page has all your words" not in html


@pytest.mark.parametrize("number", [3, 30])
def test_search_asks_the_database_as_often_for_many_as_for_few(
    number: int, client: Client, grow: Grow, opportunity_index: OpportunityIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for each in range(number):
        grow(f"Chair {each}", "A chair to sit on.")
    make_opportunity(opportunity_index, title="Choose chairs")
    ask(client, "chairs")
    with django_assert_max_num_queries(8) as asked:
        assert client.get("/search/", {"q": "chairs"}).status_code == 200
    assert len(asked) == 7  # one of them asks the records of what people said, which no index holds


def test_search_is_cacheable_and_not_for_crawlers(client: Client, home_page: HomePage) -> None:
    response = client.get("/search/", {"q": "help"})
    assert not response.cookies
    assert "csrf" not in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert client.post("/search/", {"q": "help"}).status_code == 405
