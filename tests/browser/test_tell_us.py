"""Somebody tells us something; a moderator words it, makes a draft, publishes it: with and without JavaScript."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound, link_in_mail, mail_with, press, text_of
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

FORM = "/we-said-we-did/tell-us/"
WORDS = {320: "narrow", 1280: "wide"}  # other figures alone make no other words
AS_SLOW_AS_PEOPLE = 1.5  # seconds, longer than the form asks for: FORM_TAKES_AT_LEAST
PERSONAL = "My aunt Ottoline could not read the letter from Ward 7."
OURS = "Somebody’s relative could not read our letter{mark}."


def told(mark: str) -> str:
    """Return what somebody tells us in one test, and in no other."""
    return f"{PERSONAL} It was about {mark} and the print was grey."


def open_and_send_empty(page: Page) -> None:
    """Open the form and send it with nothing in it, until as much time has passed as people need to write."""
    page.goto(FORM)
    opened = time.monotonic()
    while time.monotonic() - opened < AS_SLOW_AS_PEOPLE:
        press(page, "Send")
        expect(page).to_have_title(re.compile("^Error: "))


def fill_in(page: Page, words: str, address: str) -> None:
    """Fill in the form of somebody who may be contacted by email."""
    page.get_by_role("group", name="Which part of the trust is it about?").get_by_label("Somewhere else").check()
    page.get_by_label("What happened, or what should change?").fill(words)
    page.get_by_role("group", name="May we contact you about it?").get_by_label("Yes, by email").check()
    page.get_by_label("Email address").fill(address)
    page.get_by_role("group", name="May we publish it in our own words?").get_by_label("Yes").check()


def tell(page: Page, mark: str, address: str) -> None:
    """Tell us something, from the list of stories to the page that says thank you."""
    page.goto("/we-said-we-did/")
    page.locator("#maincontent").get_by_role("link", name="Tell us").first.click()
    expect(page).to_have_url(re.compile(FORM))
    open_and_send_empty(page)
    fill_in(page, told(mark), address)
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")


def confirm(page: Page, site: RunningSite, address: str) -> None:
    """Open the link in the mail and press its button."""
    letter = mail_with(site, address, "/confirm/")
    assert "Ottoline" not in text_of(letter)
    page.goto(link_in_mail(letter, "confirm"))
    press(page, "Yes, you may contact me")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We may contact you")


def open_message(page: Page, mark: str) -> None:
    """Go from the menu's list to one message."""
    page.goto(f"/admin/tellings/?q={mark}")
    page.locator("#main").get_by_role("link", name=re.compile("My aunt|could not read our letter")).first.click()
    expect(page.get_by_role("heading", name="What they told us")).to_be_visible()


def word_it(page: Page, mark: str) -> None:
    """See what is marked, and say the same without it."""
    marked = page.locator("#main mark")
    expect(marked.first).to_contain_text("Ottoline")
    expect(marked.nth(1)).to_contain_text("Ward 7")
    page.get_by_label("In our words").fill(OURS.format(mark=f" {mark}"))
    press_by_keyboard(page, page.get_by_role("button", name="Save our words"))
    expect(page.get_by_text("Our words are saved.")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_on_the_way_is_sound(page: Page, running_site: RunningSite, width: int) -> None:
    """The form, its errors, what comes after, the question behind the link, and its answer."""
    page.set_viewport_size({"width": width, "height": 900})
    address = f"tells-{width}@example.org"
    page.goto(FORM)
    is_sound(page)
    open_and_send_empty(page)
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    fill_in(page, told(f"{WORDS[width]} soundness"), address)
    is_sound(page)
    press(page, "Send")
    is_sound(page)
    page.goto(link_in_mail(mail_with(running_site, address, "/confirm/"), "confirm"))
    is_sound(page)
    press(page, "Yes, you may contact me")
    is_sound(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_moderators_screens_are_sound(page: Page, running_site: RunningSite, width: int) -> None:
    """One message in each shape, its errors, and two side by side; by keyboard."""
    page.set_viewport_size({"width": width, "height": 900})
    mark = f"{WORDS[width]}screens"
    for number in range(2):
        open_and_send_empty(page)
        fill_in(page, f"{told(mark)} {'Once' if number else 'Twice'} more.", f"{mark}-{number}@example.org")
        press(page, "Send")
    sign_in(page)
    for address in (f"/admin/tellings/?q={mark}", "/admin/tellings/set-aside/"):
        page.goto(address)
        assert not page.evaluate(WIDER_THAN_WINDOW), address
    open_message(page, mark)
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name="Pass it on to PALS"))
    expect(page.get_by_role("alert").first).to_contain_text("Everything you typed is still here")
    assert faults_of_our_part(page) == []
    page.get_by_label("What is the worry?").fill("Look at this today, please.")
    press_by_keyboard(page, page.get_by_role("button", name="Pass it on to PALS"))
    expect(page.get_by_text("PALS gets a mail")).to_be_visible()
    word_it(page, mark)
    assert faults_of_our_part(page) == []
    page.goto(f"/admin/tellings/?q={mark}&state=new")
    page.locator("#main").get_by_role("link", name=re.compile("My aunt|could not read our letter")).first.click()
    press_by_keyboard(
        page, page.locator("#main").get_by_role("link", name=re.compile("of the words are the same")).first
    )
    expect(page.get_by_role("heading", name=re.compile("stays"))).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name="Put them together"))
    expect(page.get_by_text("They are together now.")).to_be_visible()
    assert faults_of_our_part(page) == []
