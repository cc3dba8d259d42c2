"""Two people follow a story: one press tells both once; a scanner ends nothing, one click ends it, and only for one."""

import re
from email.message import EmailMessage
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import follow, link_in_mail, mail_with, press, press_as_fast_as_a_person, text_of
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_following import LIST, publish
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

SLOW = 20_000  # milliseconds: publishing writes much
TITLE = "Benches by the long corridor"
STORY = f"{LIST}benches-by-the-long-corridor/"
LEAVER, STAYER = "follower-who-leaves@example.org", "follower-who-stays@example.org"
FIRST, SECOND = "Somebody has measured the corridor.", "The first bench is ordered."
# Without theme and directorate: nobody hears of it but those who follow the story itself.
MAKE = """
from datetime import timedelta
from django.utils import timezone
from involvement.models import StoryPage
example = StoryPage.objects.get(slug="letters-in-plain-words", locale__language_code="en")
facts = dict(slug="benches-by-the-long-corridor", title="Benches by the long corridor", is_example=False)
story = example.copy(update_attrs=facts | {"status": "heard", "came_from": None}, keep_live=False)
story.themes.set([])
story.directorate = None
story.next_update_due = timezone.localdate() + timedelta(days=30)
story.save_revision().publish()
"""


def follow_story(visitor: Page, site: RunningSite, address: str) -> None:
    """Follow the story from its page, and say yes by the link in the mail."""
    visitor.goto(STORY)
    follow(visitor, "Follow this story")
    visitor.get_by_label("Email address").fill(address)
    visitor.get_by_role("checkbox").check()
    press_as_fast_as_a_person(visitor, "Follow this story", "sent=yes")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Check your email")
    visitor.goto(link_in_mail(mail_with(site, address, "/confirm/"), "confirm"))
    press(visitor, "Yes, send me these emails")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Thank you. You get these emails")


def tell(page: Page, status: str, words: str, people: str) -> None:
    """Change the story in the editor, see whom it goes to at both widths, and send it by keyboard."""
    publish(page, TITLE, status, words)
    expect(page.get_by_text(re.compile("have not been told yet")).first).to_be_visible(timeout=SLOW)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.get_by_role("button", name=f"Send to {people}")).to_be_visible()
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name=f"Send to {people}"))
    expect(page.get_by_text("It is on its way.")).to_be_visible(timeout=SLOW)
    assert faults_of_our_part(page) == []


def letters_to(site: RunningSite, address: str) -> list[EmailMessage]:
    """Return the mails about the story that came to an address."""
    return [mail for mail in site.post.mails if address in str(mail["To"]) and "New:" in text_of(mail)]


def one_click_url(letter: EmailMessage) -> str:
    """Return the address that a mail program posts to when somebody presses its own button."""
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return re.sub(r"\s", "", str(letter["List-Unsubscribe"])).strip("<>")


def scanned(url: str, method: str) -> int:
    """Look at an address as the scanner of a mail server does, which has neither cookie nor token."""
    with urlopen(Request(url, method=method)) as answer:  # noqa: S310  the running site's own
        return int(answer.status)


def one_click(url: str) -> int:
    """Press the button of a mail program, which has neither cookie nor token; returns the answer's status."""
    request = Request(url, data=b"List-Unsubscribe=One-Click", method="POST")  # noqa: S310  the running site's own
    with urlopen(request) as answer:  # noqa: S310  the same
        return int(answer.status)


def test_followers_are_told_once_and_one_click_ends_it(
    page: Page, narrow_page: Page, scriptless_page: Page, running_site: RunningSite
) -> None:
    """Double opt-in, a change, one mail each; a scanner, one click; another change, one mail, to whoever stayed."""
    running_site.manage("shell", "-v", "0", "-c", MAKE)
    follow_story(scriptless_page, running_site, LEAVER)
    follow_story(narrow_page, running_site, STAYER)
    sign_in(page)
    tell(page, "looking", FIRST, "2 people")
    letter = mail_with(running_site, LEAVER, FIRST)
    mail_with(running_site, STAYER, FIRST)
    url = one_click_url(letter)
    assert [scanned(url, "GET"), scanned(url, "HEAD"), scanned(url, "GET")] == [200, 200, 200]
    scriptless_page.goto(link_in_mail(letter, "unsubscribe"))
    expect(scriptless_page.get_by_role("heading", level=1)).to_have_text("Stop these emails")
    assert one_click(url) == 200
    scriptless_page.reload()
    expect(scriptless_page.get_by_role("heading", level=1)).to_have_text("These emails have stopped")
    tell(page, "doing", SECOND, "1 person")
    mail_with(running_site, STAYER, SECOND)
    running_site.manage("tick")
    assert [len(letters_to(running_site, address)) for address in (LEAVER, STAYER)] == [1, 2]
    the_report_counts_one(page)


def the_report_counts_one(page: Page) -> None:
    """The team sees how many follow what, never who, at both widths."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/admin/followers/")
        expect(page.get_by_role("row").filter(has_text=TITLE)).to_contain_text("1")
        expect(page.locator("#main")).not_to_contain_text("@example.org")
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
