"""Somebody asks to be told, says yes by the link in their mail, is told of what is published, and stops it."""

import pytest
from playwright.sync_api import Page, expect

from .journeys import follow, is_sound, link_in_mail, mail_with, press, press_as_fast_as_a_person, text_of
from .site_process import RunningSite

pytestmark = pytest.mark.browser

ASK = "Tell me about new ones like this"
PUBLISH = """
from django.utils import timezone
from involvement.models import OpportunityPage
page = OpportunityPage.objects.live().open_at(timezone.now()).filter(online=True).first()
twin = page.copy(update_attrs={"slug": "SLUG", "title": "TITLE", "is_example": False}, keep_live=False)
twin.save_revision().publish()
"""


def ask_for_online(page: Page, address: str, often: str) -> None:
    """Filter the list, follow the link below it, and send the form."""
    page.goto("/opportunities/?how=online")
    follow(page, ASK)
    expect(page.locator("#maincontent strong")).to_have_text("Online")
    page.get_by_label("Email address").fill(address)
    page.get_by_label(often).check()
    page.get_by_role("checkbox").check()
    press_as_fast_as_a_person(page, "Tell me about new ones", "sent=yes")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")


def say_yes(page: Page, site: RunningSite, address: str) -> None:
    """Open the link in the mail and press its button."""
    page.goto(link_in_mail(mail_with(site, address, "/confirm/"), "confirm"))
    expect(page.locator("#maincontent")).to_contain_text("New ways to take part: Online")
    press(page, "Yes, send me these emails")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. You get these emails")


def publish(site: RunningSite, title: str) -> None:
    """Publish something that is done online, and let the timers run."""
    slug = title.lower().replace(" ", "-")
    site.manage("shell", "-v", "0", "-c", PUBLISH.replace("SLUG", slug).replace("TITLE", title))
    site.manage("tick")


def stop(page: Page, site: RunningSite, address: str, title: str) -> None:
    """Follow the link at the end of the letter and press its button."""
    letter = mail_with(site, address, title)
    assert "You get: " in text_of(letter)
    page.goto(link_in_mail(letter, "unsubscribe"))
    press(page, "Stop these emails")
    expect(page.get_by_role("heading", level=1)).to_have_text("These emails have stopped")


@pytest.mark.parametrize("script", [True, False])
def test_from_the_list_to_the_letter_and_out_again(
    page: Page, scriptless_page: Page, running_site: RunningSite, script: bool
) -> None:
    """The whole way, with JavaScript and without."""
    visitor, address = (page, "alert@example.org") if script else (scriptless_page, "plain-alert@example.org")
    first, second = (f"{word} lamps {'with' if script else 'without'} script" for word in ("Choose", "Mend"))
    ask_for_online(visitor, address, "As soon as there is one")
    publish(running_site, f"Too early {first}")
    say_yes(visitor, running_site, address)
    publish(running_site, first)
    letter = mail_with(running_site, address, first)
    assert "Too early" not in text_of(letter)
    visitor.goto(link_in_mail(letter, "opportunities"))
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(first)
    stop(visitor, running_site, address, first)
    publish(running_site, second)
    assert not [mail for mail in running_site.post.mails if address in str(mail["To"]) and second in text_of(mail)]


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """The link in the list, the form, its errors, what comes after, the question behind the link, and its answer."""
    page.set_viewport_size({"width": width, "height": 900})
    address = f"sound-alert-{width}@example.org"
    for start in ("/opportunities/?how=online", "/opportunities/?q=nothing-is-called-this"):
        page.goto(start)
        is_sound(page)
        follow(page, ASK)
        is_sound(page)
    press(page, "Tell me about new ones")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_sound(page)
    page.goto("/opportunities/alert/?area=atlantis")
    is_sound(page)
    ask_for_online(page, address, "Once a week")
    is_sound(page)
    link = link_in_mail(mail_with(running_site, address, "/confirm/"), "confirm")
    page.goto(link)
    is_sound(page)
    press(page, "Yes, send me these emails")
    is_sound(page)
