"""The list of opportunities where JavaScript runs: only the list changes, focus and address bar keep their sense."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound

pytestmark = pytest.mark.browser

HEADING = "#results-heading"


def choose_online(page: Page) -> None:
    """Ask for what is online, as a visitor does."""
    group = page.locator("#filters details").first
    if group.get_attribute("open") is None:
        page.get_by_text("How you take part").first.click()
    page.get_by_label(re.compile(r"^Online \(")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(r"how=online"))


def test_filtering_changes_the_list_alone_and_says_so(page: Page) -> None:
    """The page is not loaded again, the status is announced, and the focus stays on the button."""
    page.goto("/opportunities/")
    before = page.locator(HEADING).inner_text()
    page.evaluate("window.isStillHere = true")
    choose_online(page)
    expect(page.locator(HEADING)).not_to_have_text(before)
    assert page.evaluate("window.isStillHere") is True
    expect(page.get_by_role("status")).to_have_text(page.locator(HEADING).inner_text())
    expect(page.get_by_role("button", name="Show results")).to_be_focused()
    number = int(re.findall(r"\d+", page.locator(HEADING).inner_text())[0])
    expect(page.locator("#results h3 .nhsuk-card__link")).to_have_count(number)
    is_sound(page)


def test_a_chip_takes_its_filter_away_and_the_back_button_brings_it_back(page: Page) -> None:
    """The focus goes to the heading of the new list, because the chip is gone."""
    page.goto("/opportunities/")
    choose_online(page)
    filtered = page.locator(HEADING).inner_text()
    page.locator(".opportunity-chip").first.click()
    expect(page).not_to_have_url(re.compile(r"how=online"))
    expect(page.locator(HEADING)).not_to_have_text(filtered)
    expect(page.locator(HEADING)).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile(r"how=online"))
    expect(page.locator(HEADING)).to_have_text(filtered)
    expect(page.get_by_label(re.compile(r"^Online \("))).to_be_checked()
    page.reload()
    expect(page.locator(HEADING)).to_have_text(filtered)


def test_where_the_list_cannot_be_fetched_the_page_loads_as_ever(page: Page) -> None:
    """A request of the script that fails is followed by an ordinary one."""
    page.goto("/opportunities/")
    page.evaluate("window.isStillHere = true")
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    choose_online(page)
    page.wait_for_function("window.isStillHere !== true")
    expect(page.locator(HEADING)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_of_the_list_is_accessible(page: Page, width: int) -> None:
    """Filtered, with nothing found and the nearest shown, and the list that partners embed."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/opportunities/?how=online&paid=yes", "/opportunities/?how=online&q=nothingatall&paid=yes"):
        page.goto(address)
        is_sound(page)
    page.goto("/opportunities/embed/")
    is_sound(page)


def test_the_list_is_filtered_without_javascript(scriptless_page: Page) -> None:
    """Plain links and a plain form."""
    scriptless_page.goto("/opportunities/")
    choose_online(scriptless_page)
    expect(scriptless_page.locator(".opportunity-chip")).to_have_count(1)
    scriptless_page.locator(".opportunity-chip").first.click()
    expect(scriptless_page).not_to_have_url(re.compile(r"how=online"))
