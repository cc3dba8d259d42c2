"""The site in a language that runs from right to left: mirrored, accessible, nothing sticks out."""

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .site_process import RunningSite

pytestmark = pytest.mark.browser

MAKE_ARABIC = """
from wagtail.models import Locale
from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage
arabic, _ = Locale.objects.get_or_create(language_code="ar")
for model in (HomePage, OpportunityIndexPage, OpportunityPage):
    page = model.objects.live().filter(locale__language_code="en").first()
    if not page.get_translation_or_none(arabic):
        page.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
"""


@pytest.fixture(scope="module")
def arabic_site(running_site: RunningSite) -> RunningSite:
    """The site with its front page, its list and one opportunity in an Arabic branch."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_ARABIC)
    return running_site


@pytest.mark.parametrize("width", [320, 1280])
def test_arabic_pages_are_mirrored_and_accessible(page: Page, arabic_site: RunningSite, width: int) -> None:
    """Front page, list, opportunity and form."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/ar/opportunities/?status=all")
    opportunity = page.locator("#maincontent h3 a").first.get_attribute("href") or ""
    assert opportunity.startswith("/ar/opportunities/")
    for address in ("/ar/", "/ar/opportunities/", opportunity, f"{opportunity}take-part/"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        assert [*axe_violations(page), *structural_faults(page)] == [], address
        start = page.locator("h1").first.evaluate("heading => getComputedStyle(heading).textAlign")
        assert start in ("start", "right"), address


def test_visitor_can_change_language_and_come_back(page: Page, arabic_site: RunningSite) -> None:
    """The switch keeps the page."""
    page.goto("/opportunities/")
    page.locator("a[hreflang=ar]:visible").first.click()
    expect(page).to_have_url(arabic_site.url + "/ar/opportunities/")
    page.locator("a[hreflang=en]:visible").first.click()
    expect(page).to_have_url(arabic_site.url + "/opportunities/")
