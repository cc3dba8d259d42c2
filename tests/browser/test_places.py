"""The last place: cancelled by the link in a mail, offered to the next in line and taken; too late for the third."""

import re

import pytest
from playwright.sync_api import Page, expect

from .journeys import follow, is_sound, link_in_mail, mail_with, press, text_of
from .site_process import RunningSite
from .test_main_job import fill_in, send_as_fast_as_a_person

pytestmark = pytest.mark.browser

MAKE_ONE_PLACE = """
from datetime import timedelta
from django.utils import timezone
from involvement.models import OpportunityPage, OpportunitySession
now = timezone.now()
pages = OpportunityPage.objects.live().filter(guardian_below=None, lowest_age=None, highest_age=None)
page = pages.first().copy(update_attrs={
    "title": "Example: one place only", "slug": "one-place-SLUG", "capacity": 1, "selection": "first-come",
    "opens_at": None, "closes_at": now + timedelta(days=30), "cancelled_at": None,
})
page.sessions.all().delete()
starts_at = now + timedelta(days=40)
OpportunitySession.objects.create(page=page, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
print(OpportunityPage.objects.get(pk=page.pk).url)
"""
LET_OFFERS_RUN_OUT = """
from datetime import timedelta
from django.utils import timezone
from people.models import SignUp
SignUp.objects.filter(state="offered").update(offer_ends_at=timezone.now() - timedelta(minutes=1))
"""


def one_place(site: RunningSite, slug: str) -> str:
    """Return the form of an opportunity with one place for whoever comes first."""
    made = site.manage("shell", "-v", "0", "-c", MAKE_ONE_PLACE.replace("SLUG", slug))
    return f"{made.strip().splitlines()[-1]}take-part/"


def signs_up(page: Page, site: RunningSite, form_address: str, address: str) -> None:
    """Fill in the form and confirm it."""
    page.goto(form_address)
    fill_in(page, address)
    page.get_by_label(re.compile("You may keep my name")).check()
    send_as_fast_as_a_person(page)
    page.goto(link_in_mail(mail_with(site, address, "/confirm/"), "confirm"))
    press(page, "Yes, I want to take part")


def way_back(site: RunningSite, address: str, words: str) -> str:
    """Return the link in somebody's mail that leads straight to giving their place back."""
    found = re.search(r"https?://\S+/my/\S+/leave/\d+/", text_of(mail_with(site, address, words)))
    assert found
    return found.group(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_place_is_cancelled_offered_taken_and_offered_again(
    page: Page, running_site: RunningSite, width: int
) -> None:
    """Every page on the way is accessible, the offer that has run out too."""
    page.set_viewport_size({"width": width, "height": 900})
    form_address = one_place(running_site, str(width))
    first, second, third = (f"{name}-{width}@example.org" for name in ("first", "second", "third"))
    signs_up(page, running_site, form_address, first)
    expect(page.locator("#maincontent")).to_contain_text("You are signed up.")
    page.goto(form_address)
    expect(page.locator("#maincontent")).to_contain_text("You can join the waiting list.")
    is_sound(page)
    signs_up(page, running_site, form_address, second)
    expect(page.locator("#maincontent")).to_contain_text("You are on the waiting list.")
    signs_up(page, running_site, form_address, third)

    page.goto(way_back(running_site, first, "Give your place back"))
    is_sound(page)
    press(page, "Yes, I want to leave")
    expect(page.locator("#maincontent")).to_contain_text("You have left.")

    offer = link_in_mail(mail_with(running_site, second, "there is a place for you"), "my")
    page.goto(offer)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is a place for you")
    is_sound(page)
    press(page, "Yes, I take the place")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have a place")
    is_sound(page)
    mail_with(running_site, second, "Thank you for your answer.")

    page.get_by_role("link", name="Back to your own page").click()
    is_sound(page)
    follow(page, "Cancel my place")
    press(page, "Yes, I want to leave")

    too_late = link_in_mail(mail_with(running_site, third, "there is a place for you"), "my")
    running_site.manage("shell", "-v", "0", "-c", LET_OFFERS_RUN_OUT)
    page.goto(too_late)
    expect(page.get_by_role("heading", level=1)).to_have_text("This offer has ended")
    is_sound(page)
    running_site.manage("tick")
    mail_with(running_site, third, "the place has gone to the next person")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("This offer has ended")


def test_no_without_javascript_offers_the_place_to_the_next(scriptless_page: Page, running_site: RunningSite) -> None:
    """Two plain buttons in two plain forms."""
    page, form_address = scriptless_page, one_place(running_site, "plain")
    holder, asked, waits = (f"{name}-plain@example.org" for name in ("holder", "asked", "waits"))
    for address in (holder, asked, waits):
        signs_up(page, running_site, form_address, address)
    page.goto(way_back(running_site, holder, "Give your place back"))
    press(page, "Yes, I want to leave")
    page.goto(link_in_mail(mail_with(running_site, asked, "there is a place for you"), "my"))
    press(page, "No, give it to somebody else")
    expect(page.locator("#maincontent")).to_contain_text("The place can go to somebody else.")
    mail_with(running_site, waits, "there is a place for you")
