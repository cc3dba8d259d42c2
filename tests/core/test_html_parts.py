"""HTML as a tree of parts: it says what a parser that mends says, whatever comes does not break it, and it is quick."""

import cProfile
import pstats
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from core.html_parts import Part, tree_of
from core.writing import advice_on
from home.models import HomePage, StandardPage

NAMES = st.sampled_from(["p", "b", "ul", "li", "a", "main", "h2", "br", "section"])
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0<>&"), max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, inside: f"<{name}>" if name == "br" else f"<{name}>{''.join(inside)}</{name}>",
        NAMES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(TREES)
def test_it_reads_what_a_mending_parser_reads(html: str) -> None:
    """The same parts in the same order with the same words, of the whole and of the main part."""
    soup, (root, _places) = BeautifulSoup(html, "html.parser"), tree_of(html)
    assert [part.name for part in root.inside()] == [tag.name for tag in soup.find_all(True)]
    assert root.words() == " ".join(soup.get_text(" ").split())
    part = soup.find("main") or soup
    assert tree_of(html, only="main")[0].words() == " ".join(part.get_text(" ").split())


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("<p>One<p>two", "One two"),
        ("</p>stray</div>", "stray"),
        ("<b>un<i>closed", "un closed"),
        ("a &amp; b&nbsp;c &nonsense; &", "a & b c &nonsense; &"),
        ("<p a=1 a=2 b>x</p><!-- not this --><br/>y", "x y"),
        ("\0<p>\0</p>", "\0 \0"),
        ("<div>" * 5000 + "deep", "deep"),
        ("<main>one</main><main>two</main>", "one two"),
    ],
)
def test_odd_html_gives_what_can_be_read(html: str, words: str) -> None:
    """Nothing is refused, and nothing fills the stack."""
    assert tree_of(html)[0].words() == words


def test_a_declaration_that_no_standard_knows_ends_the_page() -> None:
    """What came before it stands."""
    assert tree_of("<p>before</p><![odd[after]]>")[0].words().startswith("before")


def test_places_are_known_also_around_the_main_part() -> None:
    """A link of the main part may lead to the foot."""
    html = '<nav id="top"></nav><main><a name="here">x</a></main><form name="no"></form><footer id="end">foot</footer>'
    main, places = tree_of(html, only="main")
    assert places == {"top", "here", "end"}
    assert main.words() == "x"
    main.drop(frozenset("a"))
    assert main == Part("")


def work_of(what: Callable[[], object]) -> int:
    """Return how many functions are called, Python's and C's: the same on every machine, with any database."""
    profile = cProfile.Profile()
    profile.runcall(what)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def long_page(home_page: HomePage, blocks: int) -> StandardPage:
    """Add a page with four paragraphs and as many links in each block."""
    text = "<p>We ask people what they think about <a href='/x/'>the chairs in our waiting rooms</a> and listen.</p>"
    page = StandardPage(title="Long", slug=f"long-{blocks}", body=[("rich_text", text * 4)] * blocks)
    home_page.add_child(instance=page)
    return page


def html_of(page: StandardPage) -> str:
    """Render as the preview does when nothing is remembered."""
    cache.clear()
    request = RequestFactory().get("/")
    return str(page.make_preview_request(request, page.default_preview_mode).content.decode())


def test_advice_is_at_most_as_dear_as_rendering(home_page: HomePage, organisation: object) -> None:
    """A page of forty paragraphs with links; and twice the page is at most twice the work, but for a little."""
    page, longer = long_page(home_page, 10), long_page(home_page, 20)
    html, more_html = html_of(page), html_of(longer)
    advice = work_of(lambda: advice_on(html, summary="Chairs.", language="en"))
    assert advice <= work_of(lambda: html_of(page))
    assert work_of(lambda: advice_on(more_html, summary="Chairs.", language="en")) <= 2.1 * advice
