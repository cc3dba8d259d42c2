"""Case studies in the browser: accessible at every width, found without JavaScript, and two sheets of paper long."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound

pytestmark = pytest.mark.browser

LIST = "/case-studies/"
STUDIES = ("letters-people-can-read", "a-calmer-waiting-room", "phone-calls-at-a-good-time")
HEADING = "#results-heading"


@pytest.mark.parametrize("width", [320, 1280])
def test_list_and_pages_are_accessible(page: Page, width: int) -> None:
    """The list, the list with filters, the list that finds nothing, and every example."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in (
        LIST,
        f"{LIST}?rung=joining-in&theme=waiting",
        f"{LIST}?q=nothingatall",
        *map(f"{LIST}{{}}/".format, STUDIES),
    ):
        page.goto(address)
        is_sound(page)


@pytest.mark.parametrize("slug", STUDIES)
def test_a_case_study_fits_on_two_sheets(page: Page, slug: str) -> None:
    """A4, as it would be handed round in a meeting; the furniture of the screen stays off the paper."""
    page.goto(f"{LIST}{slug}/")
    printed = page.pdf(format="A4", prefer_css_page_size=False)
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", printed))
    assert 1 <= sheets <= 2
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="The short version")).to_be_visible()
    expect(page.locator(".nhsuk-breadcrumb")).to_be_hidden()


def test_the_list_is_filtered_without_javascript(scriptless_page: Page) -> None:
    """Plain links and a plain form."""
    scriptless_page.goto(LIST)
    scriptless_page.get_by_text("How much say people had").first.click()
    scriptless_page.get_by_label(re.compile(r"^Designing together \(1\)")).check()
    scriptless_page.get_by_role("button", name="Show results").click()
    expect(scriptless_page).to_have_url(re.compile(r"rung=designing-together"))
    expect(scriptless_page.locator(HEADING)).to_have_text("1 case study")
    scriptless_page.locator(".opportunity-chip").first.click()
    expect(scriptless_page.locator(HEADING)).to_have_text("3 case studies")
