"""From a report to the page that needs mending, and from there to the advice: by keyboard, at both widths, sound."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW, axe_violations
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

REPORTS = ("nobody_owns", "to_review", "broken_links", "orphan_pictures", "orphan_documents", "barriers")


@pytest.mark.parametrize("width", [1280, 320])
def test_an_editor_finds_a_page_and_reads_what_could_be_better(
    page: Page, running_site: RunningSite, width: int
) -> None:
    """The row leads to the editor; its checks lead to the advice; the advice leads back."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    for report in REPORTS:
        page.goto(f"/admin/reports/find-and-fix/{report}/")
        assert axe_violations(page, "#listing-results") == [], report
        assert not page.evaluate(WIDER_THAN_WINDOW), report
    page.goto("/admin/reports/find-and-fix/to_review/")
    press_by_keyboard(page, page.locator("#listing-results").get_by_role("link").first)
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.get_by_role("button", name=re.compile("Toggle checks")).click()
    press_by_keyboard(page, page.get_by_role("link", name="Check the writing").last)
    expect(page).to_have_url(re.compile(r"/admin/writing/\d+/"))
    expect(page.get_by_text("Reading age", exact=True)).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("link", name="Back to the page"))
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
