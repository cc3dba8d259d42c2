"""The editors' desk and its lists, and a release set begun by keyboard, at both widths, without a fault of ours."""

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW, axe_violations
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 320])
def test_a_release_set_is_begun_by_keyboard(page: Page, running_site: RunningSite, width: int) -> None:
    """The front page of the admin, a set without a name, and the screen of a new one."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    expect(page.get_by_role("link", name="Post an opportunity")).to_be_visible()
    assert axe_violations(page, ".desk") == []
    assert not page.evaluate(WIDER_THAN_WINDOW)

    page.goto("/admin/releases/")
    press_by_keyboard(page, page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("alert")).to_contain_text("Nothing was made")
    assert faults_of_our_part(page) == []
    page.get_by_label("Name*").fill(f"Set {width}")
    press_by_keyboard(page, page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("heading", name="Put a page in")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)


@pytest.mark.parametrize("width", [1280, 320])
def test_lists_of_the_desk_are_sound(page: Page, running_site: RunningSite, width: int) -> None:
    """Reviews and what is planned."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    for address in ("/admin/page-reviews/?show=nobody", "/admin/planned/"):
        page.goto(address)
        assert faults_of_our_part(page) == [], address
        assert not page.evaluate(WIDER_THAN_WINDOW), address
