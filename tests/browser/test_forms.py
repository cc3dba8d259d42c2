"""The sign-up form in its error state: accessible, focused on the summary, nothing typed is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .site_process import RunningSite

pytestmark = pytest.mark.browser


def to_a_form(page: Page) -> None:
    """Open the form of the first open opportunity."""
    page.goto("/opportunities/")
    page.locator("#maincontent h3 a, #maincontent h2 a").first.click()
    page.get_by_role("link", name=re.compile("^Take part")).first.click()


def send_empty(page: Page) -> None:
    """Send the form with nothing in it."""
    page.locator("#maincontent form").get_by_role("button", name="Send").click()


@pytest.mark.parametrize("width", [320, 1280])
def test_error_state_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """The empty form, and the same form after it was sent empty."""
    page.set_viewport_size({"width": width, "height": 900})
    to_a_form(page)
    assert [*axe_violations(page), *structural_faults(page)] == []
    send_empty(page)
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    assert [*axe_violations(page), *structural_faults(page)] == []
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.tagName") in ("INPUT", "TEXTAREA")


def test_every_reference_of_the_error_state_exists(page: Page, running_site: RunningSite) -> None:
    """aria-describedby names the hint and the error, and never an id that is not there."""
    to_a_form(page)
    send_empty(page)
    missing = page.evaluate(
        """() => [...document.querySelectorAll('[aria-describedby], [aria-controls], label[for]')].flatMap(
            element => ['aria-describedby', 'aria-controls', 'for'].flatMap(
                name => (element.getAttribute(name) || '').split(/\\s+/).filter(Boolean)
            )
        ).filter(id => !document.getElementById(id))"""
    )
    assert missing == []


def test_choosing_phone_reveals_the_phone_number_only(page: Page, running_site: RunningSite) -> None:
    """With JavaScript one way to be reached shows one field."""
    to_a_form(page)
    page.get_by_role("group", name="How should we reach you?").get_by_label("By phone").check()
    expect(page.get_by_label("Phone number")).to_be_visible()
    expect(page.get_by_label("Email address")).to_be_hidden()


def test_without_javascript_every_field_is_there(scriptless_page: Page, running_site: RunningSite) -> None:
    """Nothing is hidden from somebody whose browser runs no script."""
    to_a_form(scriptless_page)
    expect(scriptless_page.get_by_label("Email address")).to_be_visible()
    expect(scriptless_page.get_by_label("Phone number")).to_be_visible()
