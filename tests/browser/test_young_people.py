"""The young people's section in a browser: the way out with and without JavaScript, and every page of joining."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound, press, press_until
from .site_process import RunningSite

pytestmark = pytest.mark.browser

FORUM, JOIN = "/young-people/", "/young-people/join/"
ELSEWHERE = "/contact/"  # no other host can be reached in tests
LEAD_TO = """
from youngpeople.models import YoungPeoplesForumPage
forum = YoungPeoplesForumPage.objects.get(slug="young-people")
forum.leave_to = "{address}"
forum.save()
"""


@pytest.fixture(scope="module", autouse=True)
def way_out(running_site: RunningSite) -> Iterator[None]:
    """Lead out to a page on this machine, and back to the weather afterwards."""
    running_site.manage("shell", "-v", "0", "-c", LEAD_TO.format(address=f"{running_site.url}{ELSEWHERE}"))
    yield
    running_site.manage("shell", "-v", "0", "-c", LEAD_TO.format(address="https://www.bbc.co.uk/weather"))


def fill_in(page: Page, year: str) -> None:
    """Fill in the form as somebody born in this year."""
    page.goto(JOIN)
    page.get_by_label("Your first name, or a nickname").fill("Young Example")
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.locator("input[name=email]").fill("young-forum@example.org")
    for part, typed in (("Day", "1"), ("Month", "2"), ("Year", year)):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_role("radio", name="Online").check()
    page.locator("input[name=agree]").check()


def test_the_button_leaves_and_back_does_not_return(page: Page, running_site: RunningSite) -> None:
    """From a page of the section, over an older one, with the keyboard alone: what Tab reaches after the skip link."""
    page.goto(FORUM)
    page.goto(JOIN)
    page.get_by_label("Your first name, or a nickname").fill("Secret")
    page.evaluate("document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus()")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this page quickly")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ELSEWHERE}")
    page.go_back()
    page.wait_for_url(f"**{ELSEWHERE}")
    expect(page.get_by_role("link", name="Leave this page quickly")).to_have_count(0)


def test_escape_three_times_leaves_and_who_comes_anew_may_stay(page: Page) -> None:
    """Twice does nothing; whoever types the address again sees the page."""
    page.goto(FORUM)
    for _press in range(2):
        page.keyboard.press("Escape")
    expect(page).to_have_url(f"{page.url.split('/young')[0]}{FORUM}")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{ELSEWHERE}")
    page.goto(FORUM)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_javascript_the_link_leads_away(scriptless_page: Page) -> None:
    """And nothing on the page promises keys that do not work."""
    page = scriptless_page
    page.goto(JOIN)
    expect(page.locator("[data-leave-keys]")).to_be_hidden()
    page.get_by_role("link", name="Leave this page quickly").click()
    page.wait_for_url(f"**{ELSEWHERE}")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_joining_is_accessible(page: Page, width: int) -> None:
    """The forum, a page below, the form, its errors, the kind pages, and the thanks."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in (FORUM, f"{FORUM}how-we-keep-you-safe/", JOIN, f"{JOIN}paper/", f"{JOIN}thank-you/"):
        page.goto(address)
        is_sound(page)
    page.goto(JOIN)
    press(page, "Send")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    for year, words in (("2020", "You cannot join yet"), ("1980", "This is for younger people")):
        fill_in(page, year)
        press_until(page, "Send", lambda: not page.locator("form[method=post]").count())
        expect(page.get_by_role("heading", level=1)).to_have_text(words)
        is_sound(page)
