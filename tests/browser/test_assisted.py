"""Taking part without the web form: the form on paper, staff who write a sign-up down, a letter, two records joined."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import follow, is_sound, link_in_mail, mail_with, press
from .site_process import PASSWORD, RunningSite

pytestmark = pytest.mark.browser

CALL = "/opportunities/ten-minute-phone-call/"


def sign_in(page: Page) -> None:
    """Sign in as the editor of the starter site."""
    page.goto("/admin/login/")
    page.locator("[name=username]").fill("editor")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page).to_have_url(re.compile("/admin/$"))


def open_form(page: Page) -> None:
    """Go from the list of sign-ups to the form of one opportunity."""
    page.goto("/admin/sign_ups/")
    page.get_by_role("link", name="Write down a sign-up").last.click()
    page.get_by_role("link", name="A ten-minute phone call about your last visit").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("A ten-minute phone call")


def fill_in(page: Page, told_by: str, reach_by: str, contact: str, name: str = "Assisted Example") -> None:
    """Fill in what somebody said, by the labels that a screen reader reads."""
    page.get_by_role("group", name="How did they tell us?").get_by_label(told_by).check()
    page.get_by_label("Your name").fill(name)
    page.get_by_role("group", name="How should we reach you?").get_by_label(reach_by).check()
    boxes = {"By email": "Email address", "By phone": "Phone number", "By post": "Postal address"}
    page.get_by_label(boxes[reach_by]).fill(contact)
    page.get_by_role("group", name="When shall we ring you?").get_by_role("radio").first.check()
    page.get_by_label("They agreed that we keep and use their details").check()


def press_here(page: Page, button: str) -> None:
    """Press a button of a page of the admin."""
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("width", [320, 1280])
def test_paper_form_is_found_from_the_web_form_and_accessible(page: Page, width: int) -> None:
    """On screen it is a page like any other; on paper nothing but the form is left."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{CALL}take-part/")
    follow(page, "Rather fill it in on paper?")
    expect(page).to_have_url(re.compile(f"{CALL}take-part/paper/$"))
    is_sound(page)
    expect(page.locator("main").locator("input, textarea, select, button")).to_have_count(0)
    page.emulate_media(media="print")
    for furniture in (".nhsuk-header__navigation", ".nhsuk-footer", ".nhsuk-back-link", ".paper__screen"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator(".paper__line").first).to_be_visible()
    assert page.locator(".paper__label").first.evaluate("label => parseFloat(getComputedStyle(label).fontSize)") > 18


def test_staff_write_down_join_and_print_without_javascript(scriptless_page: Page, running_site: RunningSite) -> None:
    """Somebody writes by post and rings later; staff see what changes, join the two records and print the letter."""
    page = scriptless_page
    sign_in(page)
    open_form(page)
    press_here(page, "Write down")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    fill_in(page, "On paper", "By post", "1 Example Street\nExampletown\nEX1 1EX")
    press_here(page, "Write down")
    expect(page.get_by_text("Taking part").first).to_be_visible()
    expect(page.get_by_text("Given, On paper")).to_be_visible()

    page.get_by_role("link", name="Print the letter").click()
    expect(page.locator(".letter__window")).to_contain_text("EX1 1EX")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for signing up")

    for _twice in range(2):
        open_form(page)
        fill_in(page, "By phone", "By phone", "01632 960 077")
        press_here(page, "Write down")
    expect(page.get_by_text("We know this person already.")).to_be_visible()
    press_here(page, "Yes, it is this person. Save")
    expect(page.get_by_text("Given, By phone").first).to_be_visible()

    page.goto("/admin/persons/?q=Assisted")
    page.get_by_role("link", name="Assisted Example").first.click()
    page.get_by_role("link", name="Join with another record").click()
    page.get_by_role("link", name=re.compile("See what joining does")).first.click()
    expect(page.get_by_role("table")).to_contain_text("01632960077")
    press_here(page, "Join these two records")
    page.goto("/admin/persons/?q=Assisted")
    expect(page.get_by_role("link", name="Assisted Example")).to_have_count(1)


def test_an_address_that_staff_wrote_down_is_confirmed_by_its_owner(page: Page, running_site: RunningSite) -> None:
    """The mail asks; one button proves; the page is accessible before and after, and so is the letter."""
    address = "assisted@example.org"
    sign_in(page)
    open_form(page)
    fill_in(page, "By phone", "By email", address, name="Written Down")
    page.get_by_label("They agreed to get news").check()
    press_here(page, "Write down")
    expect(page.get_by_text("(not confirmed)").first).to_be_visible()
    page.get_by_role("link", name="Print the letter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for signing up")
    is_sound(page)
    page.goto(link_in_mail(mail_with(running_site, address, "Is it yours?"), "confirm"))
    is_sound(page)
    press(page, "Yes, this is my address")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    is_sound(page)
