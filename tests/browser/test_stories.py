"""Stories in the browser: the list with and without JavaScript, the pages at every width, and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound

pytestmark = pytest.mark.browser

LIST = "/we-said-we-did/"
HEADING = "#results-heading"
EXAMPLES = ("letters-in-plain-words", "a-later-bus", "a-garden-to-sit-in", "a-call-back-on-the-day")


def choose_done(page: Page) -> str:
    """Ask for what is done, as a visitor does; return how many the filter promises, for others publish here too."""
    if page.locator("#filters details").first.get_attribute("open") is None:
        page.get_by_text("How far it is").first.click()
    promised = re.search(r"Done \((\d+)\)", page.locator("#filters").inner_text())
    assert promised
    page.get_by_label(re.compile(r"^Done \(\d+\)")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(r"status=done"))
    expect(page.locator(HEADING)).to_have_text(f"{promised[1]} stories")
    return promised[1]


def test_filtering_changes_the_list_alone_and_says_so(page: Page) -> None:
    """The page is not loaded again, the result is announced, and a chip takes the filter away."""
    page.goto(LIST)
    everything = page.locator(HEADING).inner_text()
    page.evaluate("window.isStillHere = true")
    number = choose_done(page)
    assert page.evaluate("window.isStillHere") is True
    expect(page.get_by_role("status")).to_have_text(f"{number} stories")
    assert everything != f"{number} stories"
    page.locator(".opportunity-chip").first.click()
    expect(page.locator(HEADING)).to_have_text(everything)
    expect(page.locator(HEADING)).to_be_focused()


def test_the_list_is_filtered_without_javascript(scriptless_page: Page) -> None:
    """Plain links and a plain form."""
    scriptless_page.goto(LIST)
    everything = scriptless_page.locator(HEADING).inner_text()
    choose_done(scriptless_page)
    scriptless_page.locator(".opportunity-chip").first.click()
    expect(scriptless_page.locator(HEADING)).to_have_text(everything)
    scriptless_page.get_by_role("link", name="A later bus from the clinic").click()
    expect(scriptless_page.get_by_role("heading", name="We could not, because")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_list_and_pages_are_accessible(page: Page, width: int) -> None:
    """The list, the list with filters, the list that finds nothing, and a story of every kind."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in (LIST, f"{LIST}?status=done&theme=places", f"{LIST}?q=nothingatall&status=done"):
        page.goto(address)
        is_sound(page)
    for slug in EXAMPLES:
        page.goto(f"{LIST}{slug}/")
        is_sound(page)


def test_a_story_prints_on_two_sheets_with_its_history(page: Page) -> None:
    """A4, as it would be put on a wall; the furniture of the screen stays off the paper."""
    page.goto(f"{LIST}{EXAMPLES[0]}/")
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=False)))
    assert 1 <= sheets <= 2
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="What happened when")).to_be_visible()
    expect(page.locator(".nhsuk-breadcrumb")).to_be_hidden()
