"""The editors’ desk and a release set, by keyboard and at both widths: from a draft to public, and gone again."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW, axe_violations
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser


def save_draft(page: Page, title: str) -> str:
    """Write a new page below the front page as a draft; returns the address of its editor."""
    page.goto("/admin/pages/")
    front = page.locator("a[href$='/edit/']").first.get_attribute("href") or ""
    number = re.search(r"/pages/(\d+)/", front)
    assert number
    page.goto(f"/admin/pages/add/home/standardpage/{number[1]}/")
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill("An example for a test of release sets.")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return page.url


@pytest.mark.parametrize("width", [1280, 320])
def test_a_draft_goes_live_with_a_release_set_by_keyboard(page: Page, running_site: RunningSite, width: int) -> None:
    """The front page of the admin, a new set, its page, its check, and the button."""
    page.set_viewport_size({"width": width, "height": 900})
    title = f"Released example {width}"
    sign_in(page)
    expect(page.get_by_role("link", name="Post an opportunity")).to_be_visible()
    assert axe_violations(page, ".desk") == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    editor = save_draft(page, title)

    page.goto("/admin/releases/")
    press_by_keyboard(page, page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("alert")).to_contain_text("Nothing was made")
    assert faults_of_our_part(page) == []
    page.get_by_label("Name*").fill(f"Set {width}")
    press_by_keyboard(page, page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("heading", name="Put a page in")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)

    press_by_keyboard(page, page.get_by_role("button", name="Choose a page"))
    page.get_by_label("Search").last.fill(title)
    page.get_by_role("dialog").get_by_role("link", name=title).first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    press_by_keyboard(page, page.get_by_role("button", name="Put in"))
    expect(page.get_by_text("1 page was taken in.")).to_be_visible()
    press_by_keyboard(page, page.get_by_role("link", name="Check what is missing"))
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name="Publish all of it now"))
    expect(page.get_by_text("All of it is live.")).to_be_visible()
    assert faults_of_our_part(page) == []
    page.goto(f"/released-example-{width}/")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()

    page.goto(editor.replace("/edit/", "/delete/"))
    page.get_by_role("button", name=re.compile("delete", re.IGNORECASE)).last.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("width", [1280, 320])
def test_lists_of_the_desk_are_sound(page: Page, running_site: RunningSite, width: int) -> None:
    """Reviews and what is planned."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    for address in ("/admin/page-reviews/?show=nobody", "/admin/planned/"):
        page.goto(address)
        assert faults_of_our_part(page) == [], address
        assert not page.evaluate(WIDER_THAN_WINDOW), address
