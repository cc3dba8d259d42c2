"""The pictures of the editors' guide are made here, and each must still show what the admin shows.

Beside each picture stand the words that were on the screen. Where they are others now, the test fails, and
`make pictures` takes the picture and the words anew.
"""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .journeys import open_tab
from .site_process import ROOT, RunningSite
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

FOLDER = ROOT / "docs" / "pictures" / "editors"
GUIDE = ROOT / "docs" / "editors.md"
# Headings, labels, tabs, buttons and columns: not what somebody typed, nor numbers, which change by themselves,
# nor Wagtail's button that opens and closes all parts, which comes when the page has been there for a while.
WORDS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, label, legend, [role=tab], button, thead th)")]
    .filter(each => each.offsetParent)
    .filter(each => !each.closest("[hidden], iframe, .w-preview, [class*=w-minimap], [role=tooltip]"))
    .map(each => each.innerText.replace(/[0-9]+/g, "0").replace(/\\s+/g, " ").trim())
    .filter(each => each.length > 2)"""


def front_page(page: Page) -> None:
    """What needs somebody now."""
    page.goto("/admin/")


def new_opportunity(page: Page) -> None:
    """The form in which one begins."""
    page.goto("/admin/")
    page.get_by_role("link", name="Post an opportunity").click()
    expect(page.get_by_role("tab", name=re.compile("^What it is"))).to_be_visible()


def offer(page: Page) -> None:
    """What the public must know before they decide."""
    new_opportunity(page)
    open_tab(page, "Offer")


def opportunities(page: Page) -> None:
    """The list with states, places and what is owed."""
    page.goto("/admin/opportunities/")


def story(page: Page) -> None:
    """A story, with what we did."""
    page.goto("/admin/stories/")
    page.locator("#main table a[href*='/edit/']").first.click()
    open_tab(page, "What we did")


def loop_desk(page: Page) -> None:
    """All that people are owed."""
    page.goto("/admin/loop/")


SCENES: dict[str, Callable[[Page], None]] = {
    "front-page": front_page,
    "new-opportunity": new_opportunity,
    "offer": offer,
    "opportunities": opportunities,
    "story": story,
    "loop-desk": loop_desk,
}


@pytest.fixture(scope="module", autouse=True)
def timers_have_run(running_site: RunningSite) -> None:
    """Let the timers run once, as they do every minute on a real site: else the desk rightly says that they rest."""
    running_site.manage("tick")


@pytest.mark.parametrize("name", SCENES)
def test_the_picture_shows_what_the_admin_shows(page: Page, running_site: RunningSite, name: str) -> None:
    sign_in(page)
    SCENES[name](page)
    page.wait_for_load_state()
    words = "\n".join(sorted(set(page.evaluate(WORDS)))) + "\n"
    picture, said = FOLDER / f"{name}.jpg", FOLDER / f"{name}.txt"
    if os.environ.get("MAKE_PICTURES"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture, type="jpeg", quality=60)
        said.write_text(words, encoding="utf-8")
    assert 5_000 < picture.stat().st_size < 150_000
    assert said.read_text(encoding="utf-8") == words, "make pictures"


def test_the_guide_shows_every_picture_with_words_for_who_cannot_see_it() -> None:
    shown = dict(
        reversed(each) for each in re.findall(r"!\[([^\]]*)\]\(pictures/editors/([\w-]+)\.jpg\)", GUIDE.read_text())
    )
    assert set(shown) == set(SCENES)
    assert all(len(words) > 20 for words in shown.values())
    assert {path.stem for path in FOLDER.glob("*.jpg")} == set(SCENES)
