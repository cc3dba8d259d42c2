"""The questions of equality monitoring in a browser: accessible at any width and direction, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from .journeys import is_sound, press, press_as_fast_as_a_person
from .site_process import RunningSite

pytestmark = pytest.mark.browser

FORM, THANKS = "/equality/", "/equality/thank-you/"
MAKE_URDU = """
from wagtail.models import Locale
from home.models import HomePage
urdu, _ = Locale.objects.get_or_create(language_code="ur")
page = HomePage.objects.live().filter(locale__language_code="en").first()
if not page.get_translation_or_none(urdu):
    page.copy_for_translation(urdu, copy_parents=True).save_revision().publish()
"""
ANSWER_TWICE = """() => {
    const second = document.createElement('input');
    Object.assign(second, {type: 'hidden', name: 'gender', value: 'woman'});
    document.querySelector('#maincontent form').append(second);
}"""


def test_without_javascript_somebody_answers_what_they_like(scriptless_page: Page, running_site: RunningSite) -> None:
    """Two answers of four, and thanks."""
    page = scriptless_page
    page.goto(FORM)
    page.get_by_role("group", name="What is your gender?").get_by_label("I use another term").check()
    page.get_by_role("group", name="How old are you?").get_by_label("Prefer not to say").check()
    press_as_fast_as_a_person(page, "Send", THANKS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


@pytest.mark.parametrize("width", [320, 1280])
def test_form_and_error_state_are_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """The thanks, the form as it opens, and the form after two answers to one question."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(THANKS)
    is_sound(page)
    page.goto(FORM)
    is_sound(page)
    page.get_by_role("group", name="What is your gender?").get_by_label("Non-binary").check()
    page.evaluate(ANSWER_TWICE)
    press(page, "Send")
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Choose one answer for “What is your gender?”")
    is_sound(page)
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "gender"


@pytest.mark.parametrize("width", [320, 1280])
def test_in_urdu_the_form_is_mirrored_and_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """Form and thanks from right to left."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_URDU)
    page.set_viewport_size({"width": width, "height": 900})
    for address in (f"/ur{FORM}", f"/ur{THANKS}"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        is_sound(page)
