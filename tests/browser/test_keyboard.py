"""Everything can be done with the keyboard alone, and the focus can be seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from .site_process import RunningSite

pytestmark = pytest.mark.browser

FOCUS_CAN_BE_SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)';
}"""


def test_skip_link_comes_first_and_leads_to_the_content(page: Page, running_site: RunningSite) -> None:
    """The first Tab lands on the skip link; Enter moves to the content."""
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()").lower().startswith("skip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#maincontent$"))


def test_every_link_of_the_front_page_can_be_reached_and_seen(page: Page, running_site: RunningSite) -> None:
    """Tabbing through never gets stuck, and each stop shows where it is."""
    page.goto("/")
    number = page.locator("a:visible, button:visible, input:visible, summary:visible").count()
    stops = set()
    for _ in range(number + 2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(FOCUS_CAN_BE_SEEN), page.evaluate("document.activeElement.outerHTML")
        stops.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(stops) >= number - 2


def test_filter_and_form_work_by_keyboard(page: Page, running_site: RunningSite) -> None:
    """Filter with the space bar, send with Enter, open a page, reach its form."""
    page.goto("/opportunities/")
    page.locator("summary").filter(has_text="How you take part").focus()
    page.keyboard.press("Enter")
    page.get_by_label(re.compile(r"^Online \(")).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("how=online"))
    page.locator("#maincontent h3 a, #maincontent h2 a").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("^Take part")).first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/take-part/$"))
