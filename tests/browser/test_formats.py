"""Somebody asks for a page in large print without JavaScript, is promised a day, and gets the answer by mail."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound, link_in_mail, mail_with, press, press_as_fast_as_a_person, text_of
from .site_process import RunningSite
from .test_desk import faults_of_our_part
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

PAGE = "/cookies/"
ADDRESS = "wants-large-print@example.org"
ANSWER = "We have put it in the post for you today."


def ask(visitor: Page, site: RunningSite, about: str, address: str, look: Callable[[Page], None]) -> None:
    """Find the way from the page, make a mistake, mend it, and say yes by the link in the mail; look at each page."""
    visitor.goto(about)
    visitor.locator("summary", has_text="Ask for this page in another format").click()
    visitor.get_by_role("link", name="Ask for this page in large print").click()
    expect(visitor.get_by_role("radio", name="Large print")).to_be_checked()
    expect(visitor.get_by_text("We answer by ")).to_be_visible()
    look(visitor)
    visitor.get_by_role("radio", name="By email").check()
    visitor.get_by_role("textbox", name="Email address").fill("nobody")
    press(visitor, "Ask for it")
    expect(visitor.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(visitor.get_by_role("textbox", name="Email address")).to_have_value("nobody")
    look(visitor)
    visitor.get_by_role("textbox", name="Email address").fill(address)
    press_as_fast_as_a_person(visitor, "Ask for it", "sent=email")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Check your email")
    look(visitor)
    visitor.goto(link_in_mail(mail_with(site, address, "/confirm/"), "confirm"))
    press(visitor, "Yes, I asked for this")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Thank you. We have your request")
    expect(visitor.get_by_text("We answer by ")).to_be_visible()
    look(visitor)


def fits(visitor: Page) -> None:
    """Fail where one has to scroll sideways; axe needs JavaScript in the page that it looks at."""
    assert not visitor.evaluate(WIDER_THAN_WINDOW)


def test_every_page_on_the_way_is_sound(narrow_page: Page, running_site: RunningSite) -> None:
    """At 320 px, also while the form says what is wrong."""
    ask(narrow_page, running_site, "/privacy/", "wants-it-bigger@example.org", is_sound)


def test_from_the_request_over_a_promised_day_to_the_answer(
    scriptless_page: Page, page: Page, running_site: RunningSite
) -> None:
    """The one who asks has no JavaScript and a narrow screen; the team promises a day and answers once."""
    scriptless_page.set_viewport_size({"width": 320, "height": 800})
    ask(scriptless_page, running_site, PAGE, ADDRESS, fits)
    sign_in(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/admin/format_wishes/")
        assert faults_of_our_part(page) == []
        page.get_by_role("row").filter(has_text="Cookies").get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="Who asked")).to_be_visible()
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
    page.get_by_label("They hear from us by").fill("2035-05-04")
    page.get_by_role("button", name="Promise this day").click()
    assert mail_with(running_site, ADDRESS, "4 May 2035")
    page.get_by_role("button", name="Answer everybody who waits").click()
    expect(page.get_by_text("The page does not offer this yet. Add it").first).to_be_visible()
    assert faults_of_our_part(page) == []
    page.get_by_label("Your answer").fill(ANSWER)
    page.get_by_role("button", name="Answer everybody who waits").click()
    expect(page.get_by_text("1 person waited for it.")).to_be_visible()
    letter = mail_with(running_site, ADDRESS, ANSWER)
    assert PAGE in text_of(letter)
    page.goto("/admin/pdfs/")
    assert faults_of_our_part(page) == []
