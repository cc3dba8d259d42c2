"""A person without an account: sees, changes, pauses, stops mail, leaves and is erased, by links from their mail."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .journeys import follow, is_sound, link_in_mail, mail_with, own_page_link, press
from .site_process import RunningSite
from .test_main_job import take_part

pytestmark = pytest.mark.browser


def test_everything_on_the_own_page_without_javascript(scriptless_page: Page, running_site: RunningSite) -> None:
    """Details, needs, news, a break, leaving, taking everything away, and being erased with a receipt."""
    page, address = scriptless_page, "own-page@example.org"
    title = take_part(page, running_site, address)
    link = own_page_link(page, running_site, address)
    page.goto(link)
    expect(page.locator("#maincontent")).to_contain_text(title)
    expect(page.locator("#maincontent")).to_contain_text("A break every half hour")

    follow(page, "Change your details")
    page.get_by_label("Name").fill("")
    press(page, "Save my details")
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    page.get_by_label("Name").fill("Another Example")
    press(page, "Save my details")
    expect(page.locator("#maincontent")).to_contain_text("Your details are saved.")

    page.goto(link)
    follow(page, "Change what you need")
    page.get_by_label("What do you need to take part?").fill("A quiet room")
    press(page, "Save what I need")
    expect(page.locator("#maincontent")).to_contain_text("We have written down what you need.")

    page.goto(link)
    follow(page, "Change what mail you get")
    page.get_by_role("button", name=re.compile("^Send me")).first.click()
    expect(page.locator("#maincontent")).to_contain_text("We send you this from now on.")
    page.get_by_role("button", name=re.compile("^Stop")).first.click()
    expect(page.locator("#maincontent")).to_contain_text("We do not send you this any more.")

    page.goto(link)
    follow(page, "I need a break")
    press(page, "Start my break")
    expect(page.locator(".nhsuk-error-summary")).to_contain_text("Choose how long you need")
    page.get_by_label("3 months").check()
    press(page, "Start my break")
    expect(page.locator("#maincontent")).to_contain_text("You are on a break now.")
    page.goto(link)
    follow(page, "I am back, or need longer")
    press(page, "I am back")
    expect(page.locator("#maincontent")).to_contain_text("Welcome back.")

    page.goto(link)
    follow(page, "See or take away everything")
    for said in ("Another Example", address, "A quiet room", title):
        expect(page.locator("#maincontent")).to_contain_text(said)

    page.goto(link)
    follow(page, "Leave")
    press(page, "Yes, I want to leave")
    expect(page.locator("#maincontent")).to_contain_text("You have left.")

    page.goto(link)
    follow(page, "Ask us to delete everything")
    press(page, "Yes, delete everything about me")
    receipt = mail_with(running_site, address, "we deleted everything")
    assert "Another Example" not in str(receipt)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("This link does not work")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_own_page_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """Each page as it opens, and each form in its error state."""
    page.set_viewport_size({"width": width, "height": 900})
    address = f"sound-{width}@example.org"
    take_part(page, running_site, address)
    page.goto("/my/")
    is_sound(page)
    press(page, "Send me the link")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    link = own_page_link(page, running_site, address)
    is_sound(page)
    for part in ("", "details/", "needs/", "mail/", "break/", "download/", "links/", "erase/"):
        page.goto(link + part)
        is_sound(page)
    page.goto(link)
    follow(page, "Leave")
    is_sound(page)
    for part, button in (("details/", "Save my details"), ("needs/", "Save what I need"), ("break/", "Start my break")):
        page.goto(link + part)
        for box in page.locator("#maincontent input[type=text], #maincontent textarea").all():
            if box.is_visible():
                box.fill("")
        press(page, button)
        expect(page.locator(".nhsuk-error-summary")).to_be_focused()
        is_sound(page)


def test_the_own_page_works_by_keyboard_alone(page: Page, running_site: RunningSite) -> None:
    """Nothing but Tab, Space and Enter starts a break."""
    address = "keyboard@example.org"
    take_part(page, running_site, address)
    page.goto(own_page_link(page, running_site, address) + "break/")
    page.get_by_label("1 month").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("1 month")).to_be_checked()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.includes('Start my break')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#maincontent")).to_contain_text("You are on a break now.")


def test_a_new_address_counts_once_its_mailbox_has_answered(page: Page, running_site: RunningSite) -> None:
    """The old address stays until then; links that were sent there end afterwards."""
    old, new = "old-address@example.org", "new-address@example.org"
    take_part(page, running_site, old)
    link = own_page_link(page, running_site, old)
    page.goto(link + "details/")
    page.get_by_label("Email address").fill(new)
    press(page, "Save my details")
    proof = link_in_mail(mail_with(running_site, new, "/my/"), "my")
    page.goto(proof)
    is_sound(page)
    page.locator("#maincontent").get_by_role("button").first.click()
    expect(page.locator("#maincontent")).to_contain_text(new)
    page.goto(link)
    expect(page.locator("#maincontent")).not_to_contain_text(new)


def test_what_is_taken_away_is_everything_and_readable_by_programs(page: Page, running_site: RunningSite) -> None:
    """The file holds what the person typed, and its name nothing about them."""
    address = "takes-away@example.org"
    take_part(page, running_site, address)
    page.goto(own_page_link(page, running_site, address) + "download/")
    with page.expect_download() as download:
        page.locator("#maincontent a[href$='download.json']").first.click()
    assert "takes" not in download.value.suggested_filename
    held = json.dumps(json.loads(download.value.path().read_text(encoding="utf-8")), ensure_ascii=False)
    assert address in held
    assert "A break every half hour" in held


MAKE_URDU = """
from wagtail.models import Locale
from home.models import HomePage
urdu, _ = Locale.objects.get_or_create(language_code="ur")
page = HomePage.objects.live().filter(locale__language_code="en").first()
if not page.get_translation_or_none(urdu):
    page.copy_for_translation(urdu, copy_parents=True).save_revision().publish()
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_in_urdu_the_own_pages_are_mirrored_and_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """Every own page from right to left."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_URDU)
    page.set_viewport_size({"width": width, "height": 900})
    address = f"urdu-{width}@example.org"
    take_part(page, running_site, address)
    link = own_page_link(page, running_site, address).replace("/my/", "/ur/my/")
    for part in ("", "details/", "needs/", "mail/", "break/", "download/", "links/", "erase/"):
        page.goto(link + part)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("html")).to_have_attribute("lang", "ur")
        assert [*axe_violations(page), *structural_faults(page)] == [], part
