"""A release set by hand: from a page to a set, one more by the chooser, checked, public at once, and taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

SLOW = 20_000  # milliseconds: publishing writes much
PREPARE = """
from wagtail.models import Locale
from home.models import HomePage, StandardPage
polish, _made = Locale.objects.get_or_create(language_code="pl")
home = HomePage.objects.live().get(locale__language_code="en")
for number in (1, 2):
    page = StandardPage(title=f"Spring page {number}", slug=f"spring-{number}", summary="Chairs.", live=False)
    home.add_child(instance=page)
    page.save_revision()
    other = page.copy_for_translation(polish, copy_parents=True)
    other.title = f"Wiosna {number}"
    other.save_revision()
print(StandardPage.objects.get(slug="spring-1", locale__language_code="en").pk)
"""
ADDRESSES = {
    "/spring-1/": "Spring page 1",
    "/spring-2/": "Spring page 2",
    "/pl/spring-1/": "Wiosna 1",
    "/pl/spring-2/": "Wiosna 2",
}


def is_sound_at_both_widths(page: Page) -> None:
    """Fail where axe finds something in our part of the screen, or where it scrolls sideways."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults_of_our_part(page) == [], page.url
        assert not page.evaluate(WIDER_THAN_WINDOW), page.url


def begin_from_the_page(page: Page, number: str) -> None:
    """Open the menu of a page's editor by keyboard, and make a set of the page; a set without a name is none."""
    page.goto(f"/admin/pages/{number}/edit/")
    press_by_keyboard(page, page.locator("header").get_by_role("button", name="Actions").first)
    press_by_keyboard(page, page.get_by_role("link", name="Put in a release set").first)
    expect(page).to_have_url(re.compile(r"/admin/releases/with/\d+/"))
    press_by_keyboard(page, page.get_by_role("button", name="Put in"))
    expect(page.get_by_role("alert")).to_contain_text("Give the new set a name")
    is_sound_at_both_widths(page)
    page.get_by_label("Name of the new set").fill("Spring news")
    press_by_keyboard(page, page.get_by_role("button", name="Put in"))
    expect(page.get_by_text("2 pages were taken in.")).to_be_visible()


def choose_another(page: Page, title: str) -> None:
    """Choose a page in Wagtail's window, by keyboard."""
    press_by_keyboard(page, page.get_by_role("button", name="Choose a page"))
    window = page.locator(".modal-dialog")
    window.get_by_label("Search term").fill(title)
    press_by_keyboard(page, window.get_by_role("link", name=title).first)
    expect(window).to_have_count(0)
    press_by_keyboard(page, page.get_by_role("button", name="Put in"))
    expect(page.get_by_text("2 pages were taken in.")).to_be_visible()


def take_it_back(page: Page) -> None:
    """Take all of it back by keyboard: a page of its own asks first."""
    press_by_keyboard(page, page.get_by_role("link", name="Take it back"))
    expect(page.get_by_text("Wiosna 2")).to_contain_text("taken down")
    is_sound_at_both_widths(page)
    press_by_keyboard(page, page.get_by_role("button", name="Take all of it back"))
    expect(page.get_by_text("All of it is as it was before.")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Publish all of it now")).to_be_visible()


def test_pages_and_translations_go_live_together(page: Page, scriptless_page: Page, running_site: RunningSite) -> None:
    """All by keyboard; what publishes is pressed where JavaScript is off, and a second press does nothing."""
    number = running_site.manage("shell", "-v", "0", "-c", PREPARE).strip()
    sign_in(page)
    begin_from_the_page(page, number)
    choose_another(page, "Spring page 2")
    expect(page.get_by_role("row")).to_have_count(5)
    press_by_keyboard(page, page.get_by_role("link", name="Check what is missing"))
    expect(page.get_by_text("Nothing is missing. All of it can go live.")).to_be_visible()
    is_sound_at_both_widths(page)
    for address in ADDRESSES:
        assert page.request.get(address).status == 404, address

    sign_in(scriptless_page)
    scriptless_page.goto(re.sub(r"\?.*", "", page.url))
    scriptless_page.get_by_role("button", name="Publish all of it now").click()
    expect(scriptless_page.get_by_text("All of it is live.")).to_be_visible(timeout=SLOW)
    press_by_keyboard(page, page.get_by_role("button", name="Publish all of it now"))
    expect(page.get_by_role("heading", name="Put a page in")).to_have_count(0)
    for address, title in ADDRESSES.items():
        scriptless_page.goto(address)
        expect(scriptless_page.get_by_role("heading", level=1)).to_contain_text(title)
    take_it_back(page)
    for address in ADDRESSES:
        assert page.request.get(address).status == 404, address
