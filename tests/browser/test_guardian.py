"""A young person signs up; nothing comes of it before a guardian has agreed by their own link."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound, link_in_mail, mail_with, press, press_as_fast_as_a_person, press_until, text_of
from .site_process import RunningSite

pytestmark = pytest.mark.browser

WHERE = """
from involvement.models import OpportunityPage
print(next(page.url for page in OpportunityPage.objects.live() if page.guardian_below))
"""


@pytest.fixture(scope="module")
def form_address(running_site: RunningSite) -> str:
    """The form of the starter site's example for young people."""
    found = running_site.manage("shell", "-v", "0", "-c", WHERE).strip().splitlines()[-1]
    return f"{found}take-part/"


def born(page: Page, year: str) -> None:
    """Type a date of birth."""
    group = page.get_by_role("group", name=re.compile("date of birth", re.IGNORECASE))
    for part, typed in (("Day", "1"), ("Month", "2"), ("Year", year)):
        group.get_by_label(part).fill(typed)


def fill_in(page: Page, form_address: str, address: str, guardian: str, year: str = "2012") -> None:
    """Fill in the form as somebody of fourteen with a parent."""
    page.goto(form_address)
    page.get_by_label("Your name").fill("Young Example")
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.locator("input[name=email]").fill(address)
    born(page, year)
    page.locator("input[name=guardian_name]").fill("Parent Example")
    page.locator("input[name=guardian_email]").fill(guardian)
    for group in page.get_by_role("group").filter(has=page.locator("[name^=question_]")).all():
        group.get_by_role("radio").first.check()
    for question in page.locator("input[type=text][name^=question_], textarea[name^=question_]").all():
        question.fill("An example answer")
    page.get_by_label(re.compile("You may keep my name")).check()


def confirmed(page: Page, site: RunningSite, form_address: str, address: str, guardian: str) -> str:
    """Send and confirm the form, and return the guardian's link."""
    fill_in(page, form_address, address, guardian)
    press_as_fast_as_a_person(page, "Send", "thank-you")
    page.goto(link_in_mail(mail_with(site, address, "/confirm/"), "confirm"))
    page.locator("#maincontent").get_by_role("button").first.click()
    asked = mail_with(site, guardian, "/confirm/")
    assert "Young Example" not in text_of(asked)
    return link_in_mail(asked, "confirm")


def test_a_guardian_agrees_without_javascript(
    scriptless_page: Page, running_site: RunningSite, form_address: str
) -> None:
    """Only then is the young person told that they take part."""
    page, address = scriptless_page, "young-yes@example.org"
    link = confirmed(page, running_site, form_address, address, "parent-yes@example.org")
    page.goto(link)
    expect(page.locator("#maincontent")).to_contain_text("Young Example")
    press(page, "Yes, I agree")
    told = mail_with(running_site, address, "agreed")
    assert "Parent Example" not in str(told["Subject"])


def test_every_page_of_a_guardian_is_accessible(page: Page, running_site: RunningSite, form_address: str) -> None:
    """The question, after agreeing, coming back, and after a change of mind."""
    page.set_viewport_size({"width": 320, "height": 900})
    link = confirmed(page, running_site, form_address, "young-sound@example.org", "parent-sound@example.org")
    is_sound(page)
    page.goto(link)
    is_sound(page)
    press(page, "Yes, I agree")
    is_sound(page)
    page.goto(link)
    is_sound(page)
    press(page, "I no longer agree")
    is_sound(page)


def test_a_guardian_refuses_and_nothing_is_kept(page: Page, running_site: RunningSite, form_address: str) -> None:
    """The young person gets one mail; the link says that it is over; the database has forgotten both."""
    address, guardian = "young-no@example.org", "parent-no@example.org"
    link = confirmed(page, running_site, form_address, address, guardian)
    page.goto(link)
    press(page, "No, I do not agree")
    is_sound(page)
    page.goto(link)
    is_sound(page)
    before = [mail for mail in running_site.post.mails if address in str(mail["To"])]
    running_site.post.wait_for(address, number=max(3, len(before)))
    left = "from people.models import Person, GuardianAgreement as G\n" + (
        f"print(Person.objects.filter(email='{address}').count() + G.objects.filter(email='{guardian}').count())"
    )
    assert running_site.manage("shell", "-v", "0", "-c", left).strip().splitlines()[-1] == "0"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_form_and_the_page_for_those_too_young_are_accessible(page: Page, form_address: str, width: int) -> None:
    """Empty, with errors, and with the kind page for a nine-year-old."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(form_address)
    is_sound(page)
    press(page, "Send")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    fill_in(page, form_address, "too-young@example.org", "parent@example.org", year="2017")
    press_until(page, "Send", lambda: not page.locator("form[method=post]").count())
    is_sound(page)
