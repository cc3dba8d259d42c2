"""The benefits letter and an opportunity's page, on the screen and on paper: accessible, and only what is needed."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .journeys import is_sound, own_page_link
from .site_process import RunningSite
from .test_main_job import take_part

pytestmark = pytest.mark.browser

PAID = "/opportunities/interview-new-nurses/"
LETTER = f"{PAID}benefits-letter/"
FURNITURE = (".nhsuk-header", ".nhsuk-footer", ".nhsuk-back-link", ".benefits-letter-advice", ".nhsuk-skip-link")
MAKE_URDU = """
from wagtail.models import Locale
from involvement.models import OpportunityPage
urdu, _ = Locale.objects.get_or_create(language_code="ur")
page = OpportunityPage.objects.get(slug="interview-new-nurses", locale__language_code="en")
if not page.get_translation_or_none(urdu):
    page.copy_for_translation(urdu, copy_parents=True)
for each in [*page.get_ancestors().filter(depth__gt=1), page]:
    translated = each.get_translation_or_none(urdu).specific
    translated.alias_of, translated.live = None, True
    translated.save(clean=False)
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_page_and_letter_are_accessible(page: Page, width: int) -> None:
    """With every rule of axe, on a phone and on a desk."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAID)
    is_sound(page)
    expect(page.locator("#day")).to_be_visible()
    page.get_by_role("link", name="A letter to show to Jobcentre Plus").click()
    expect(page).to_have_url(re.compile(f"{LETTER}$"))
    is_sound(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_letter_in_a_right_to_left_site_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """The furniture is mirrored, and so is the letter, whose words a machine has translated."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_URDU)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/ur{LETTER}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".benefits-letter")).to_have_attribute("dir", "rtl")
    assert [*axe_violations(page), *structural_faults(page)] == []


def test_only_the_letter_is_printed(page: Page) -> None:
    """No header, no way on, no advice to the reader: a plain letter."""
    page.goto(LETTER)
    for part in FURNITURE:
        expect(page.locator(part).first).to_be_attached()
    page.emulate_media(media="print")
    for part in FURNITURE:
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
    sheet = page.locator(".benefits-letter")
    for words in ("Paid: £15 an hour", "Nobody has to take it", "Signed:", "This letter is for (name):"):
        expect(sheet).to_contain_text(words)
    assert sheet.evaluate("sheet => getComputedStyle(sheet).borderTopWidth") == "0px"
    assert page.locator(".benefits-letter a").count() == 0


def test_the_letter_is_short_enough_for_two_sheets_of_paper(page: Page) -> None:
    """A4, as the browser prints it."""
    page.goto(LETTER)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= printed.count(b"/Type /Page\n") <= 2


def test_the_own_letter_bears_the_name(page: Page, running_site: RunningSite) -> None:
    """Sound at both widths, and the name is printed."""
    address = "letter@example.org"
    take_part(page, running_site, address)
    link = own_page_link(page, running_site, address)
    page.goto(link)
    leave = page.locator("#maincontent a[href*='/leave/']").first.get_attribute("href") or ""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(leave.replace("/leave/", "/letter/"))
        is_sound(page)
    page.emulate_media(media="print")
    expect(page.locator(".benefits-letter")).to_contain_text("This letter is for:")
    expect(page.locator(".nhsuk-back-link")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(f"{link}letter/999999/")
    is_sound(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no letter for this")


def test_the_page_prints_what_a_person_needs_and_nothing_to_press(page: Page) -> None:
    """Facts and addresses stay, what only a screen can do goes."""
    page.goto(PAID)
    expect(page.locator(".site-paper-only").first).to_be_hidden()
    page.emulate_media(media="print")
    main = page.locator("#maincontent")
    for part in ("#offer", "#what", "#who", "#when", "#say", "#access", "#day", "#use", "#promise", "#related"):
        expect(main.locator(part)).to_be_visible()
    for words in ("Paid: £15 an hour", "01632 960001", "involvement@example.org", "Example Hospital"):
        expect(main.get_by_text(words).first).to_be_visible()
    form = main.get_by_text(f"{PAID}take-part/")
    expect(form).to_be_visible()
    expect(main.locator(".opportunity-related .site-paper-only").first).to_contain_text("/road-map/")
    pressed = "a.nhsuk-button, .site-screen-only, button"
    hidden = [".nhsuk-header__navigation", ".nhsuk-header__search", ".nhsuk-breadcrumb", ".nhsuk-footer"]
    for part in [*hidden, *(f"#maincontent {each.strip()}" for each in pressed.split(","))]:
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
