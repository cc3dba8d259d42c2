"""Somebody follows a story; the editor publishes, sees count and text, and sends; one click ends it."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import (
    follow,
    is_sound,
    link_in_mail,
    mail_with,
    open_tab,
    press,
    press_as_fast_as_a_person,
    publish_all_the_same,
)
from .site_process import RunningSite

pytestmark = pytest.mark.browser

LIST = "/we-said-we-did/"


def publish(page: Page, title: str, status: str, words: str) -> None:
    """Change the status in the editor, publish, and arrive where people are told, unless nobody waits."""
    page.goto(f"/admin/stories/?q={title.replace(' ', '+')}")
    page.get_by_role("link", name=re.compile(title)).first.click()
    open_tab(page, "What we did")
    page.locator("[name=status]").select_option(status)
    page.locator("[name=update_note]").fill(words)
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=re.compile("^Publish")).click()
    publish_all_the_same(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """The link on the page and in the list, the forms, their errors, what comes after, the question and its answer."""
    page.set_viewport_size({"width": width, "height": 900})
    address = f"sound-follower-{width}@example.org"
    page.goto(f"{LIST}?theme=letters&directorate=older-people-and-adult-community")
    is_sound(page)
    follow(page, "Tell me about new ones like this")
    is_sound(page)
    press(page, "Tell me about new ones")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    for odd in (f"{LIST}follow/?theme=atlantis", f"{LIST}letters-in-plain-words/follow/"):
        page.goto(odd)
        is_sound(page)
        assert not page.evaluate(WIDER_THAN_WINDOW)
    press(page, "Follow this story")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    page.goto(f"{LIST}follow/?theme=letters")
    expect(page.get_by_role("radio")).to_be_checked()
    page.get_by_label("Email address").fill(address)
    page.get_by_role("checkbox").check()
    press_as_fast_as_a_person(page, "Tell me about new ones", "sent=yes")
    is_sound(page)
    page.goto(link_in_mail(mail_with(running_site, address, "/confirm/"), "confirm"))
    is_sound(page)
    press(page, "Yes, send me these emails")
    is_sound(page)
