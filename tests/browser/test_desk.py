"""The people of one page in the admin: accepted and told no by keyboard, at both widths, without a fault of ours."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .inspection import WIDER_THAN_WINDOW, axe_violations
from .journeys import mail_with, open_tab, publish_all_the_same
from .site_process import RunningSite
from .test_main_job import link_in, send_as_fast_as_a_person, sign_in

pytestmark = pytest.mark.browser

OURS = "#main .nice-padding"
LETTERS = "/opportunities/read-our-letters/take-part/"


def faults_of_our_part(page: Page) -> list[str]:
    """Return what axe finds in what our own templates write into the page; the rest is Wagtail's."""
    return axe_violations(page, OURS)


def press_by_keyboard(page: Page, button: Locator) -> None:
    """Move the focus to a button or a link and press Enter."""
    button.focus()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def take_part(page: Page, site: RunningSite, name: str) -> None:
    """Sign up for the letters as somebody of this name, and confirm by the link in the mail."""
    address = f"{name.split()[0].lower()}@example.org"
    page.goto(LETTERS)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.get_by_label("Email address").fill(address)
    for choice in page.get_by_role("group").filter(has=page.locator("[name^=question_]")).all():
        choice.get_by_role("radio").first.check()
    for question in page.locator("input[type=text][name^=question_], textarea[name^=question_]").all():
        question.fill("An example answer")
    page.get_by_label(re.compile("You may keep my name")).check()
    send_as_fast_as_a_person(page)
    page.goto(link_in(site.post.wait_for(address)[0]))
    page.locator("#maincontent").get_by_role("button").click()
    page.wait_for_load_state()


def open_the_people(page: Page) -> None:
    """Go from the list of opportunities to the people of one."""
    page.goto("/admin/opportunities/?q=letters")
    row = page.get_by_role("row").filter(has_text="Read our letters")
    press_by_keyboard(page, row.locator("a[href*='/sign_ups/of/']"))
    expect(page.get_by_role("heading", level=2, name=re.compile("Read our letters"))).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_somebody_is_accepted_and_somebody_told_no_by_keyboard(
    page: Page, running_site: RunningSite, width: int
) -> None:
    """From the list to the buttons, the kind words, the mail as it will read, and the mails that arrive."""
    page.set_viewport_size({"width": width, "height": 900})
    accepted, declined = f"Accepted{width} Example", f"Declined{width} Example"
    for name in (accepted, declined):
        take_part(page, running_site, name)
    sign_in(page)
    open_the_people(page)
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)

    press_by_keyboard(page, page.get_by_role("button", name=f"Accept {accepted}"))
    expect(page.get_by_text("1 person has a place now.")).to_be_visible()
    mail_with(running_site, f"accepted{width}@example.org", "there is a place for you")

    press_by_keyboard(page, page.get_by_role("link", name=f"Say no {declined}"))
    expect(page.get_by_label("What you say to them")).to_have_value(re.compile("More people wanted"))
    second = page.get_by_role("group", name="Kind words to begin with").get_by_role("radio").last
    second.focus()
    page.keyboard.press("Space")
    press_by_keyboard(page, page.get_by_role("button", name="Use these words"))
    expect(page.get_by_label("What you say to them")).to_have_value(re.compile("Our plans have changed"))
    page.get_by_label("What you say to them").fill("")
    press_by_keyboard(page, page.get_by_role("button", name="Look at the email"))
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("What you say to them").fill("We have found others this time, and thank you.")
    press_by_keyboard(page, page.get_by_role("button", name="Look at the email"))
    expect(page.get_by_role("heading", name="The email")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name="Say no and send the email"))
    expect(page.get_by_text("They are told by email that there is no place.")).to_be_visible()
    mail_with(running_site, f"declined{width}@example.org", "We have found others this time")


def test_errors_on_hidden_tabs_are_counted_on_their_tabs(page: Page, running_site: RunningSite) -> None:
    """Wagtail counts them in the browser, so that an editor sees where to look."""
    sign_in(page)
    page.goto("/admin/opportunities/?q=letters")
    page.get_by_role("link", name=re.compile("Read our letters")).first.click()
    open_tab(page, "Offer")
    page.get_by_label("Contact’s phone").fill("")
    open_tab(page, "What it is")
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=re.compile("^Publish")).click()
    publish_all_the_same(page)
    expect(page.get_by_role("tab", name=re.compile("^Offer.*1 error"))).to_be_visible()
    expect(page.get_by_role("tab", name=re.compile("^Settings$"))).to_be_visible()
