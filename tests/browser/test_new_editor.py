"""Somebody's first day as an editor: from the admin's front page to a published opportunity, in few steps."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from .journeys import open_tab, publish_all_the_same
from .site_process import PASSWORD, RunningSite

pytestmark = pytest.mark.browser

SLOW = 20_000  # milliseconds: publishing writes much
TITLE = "Choose the chairs of our waiting room"
MAKE_EDITOR = f"""
from django.contrib.auth.models import Group
from core.models import User
user, _ = User.objects.get_or_create(username="newcomer", defaults={{"email": "newcomer@example.org"}})
user.set_password({PASSWORD!r})
user.save()
user.groups.set([Group.objects.get(name="Moderators")])
"""


class Hands:
    """Somebody's hands: counts every press, choice and field filled in."""

    def __init__(self) -> None:
        """Nothing done yet."""
        self.done = 0

    def press(self, what: Locator) -> None:
        """Press a button, a link or a box to tick."""
        self.done += 1
        what.click()

    def write(self, field: Locator, words: str) -> None:
        """Fill in a field."""
        self.done += 1
        field.click()
        field.fill(words)

    def choose(self, field: Locator, words: str) -> None:
        """Choose from a list."""
        self.done += 1
        field.select_option(label=words)

    def pick(self, page: Page, field: str, name: str) -> None:
        """Pick one of the trust's own words in the window that a button opens."""
        self.press(page.locator(f"[data-contentpath={field}] [data-chooser-action-choose]").first)
        self.press(page.locator(".modal-dialog").get_by_role("link", name=name, exact=True))
        expect(page.locator(".modal-dialog")).to_have_count(0)

    def open(self, page: Page, tab: str) -> None:
        """Open a tab of the form."""
        self.done += 1
        page.keyboard.press("Tab")  # away from a calendar that lies over the form
        open_tab(page, tab)


@pytest.fixture
def newcomer(page: Page, running_site: RunningSite) -> Iterator[Page]:
    """The admin's front page of somebody who has never been there."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_EDITOR)
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("newcomer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    yield page


def rich_text(page: Page, field: str) -> Locator:
    """Return where one writes into a field with headings and links."""
    return page.locator(f"[data-contentpath={field}] [contenteditable=true]")


def write_it(page: Page, hands: Hands) -> None:
    """Say what it is, and how people can take part."""
    hands.write(page.locator("[name=title]"), TITLE)
    hands.write(page.locator("[name=summary]"), "Try six chairs and tell us on which you could sit for an hour.")
    hands.write(rich_text(page, "what_you_would_do"), "You sit on six chairs and tell us what you think.")
    hands.write(page.locator("[name=who_for]"), "Everybody who uses our services.")
    hands.open(page, "When and where")
    hands.press(page.locator("[name=by_phone]"))
    hands.write(page.locator("[name=minutes_asked]"), "60")


def promise(page: Page, hands: Hands, closes: date) -> None:
    """Say what people get, and by when they hear of it."""
    hands.open(page, "Say and promise")
    hands.pick(page, "stage", "Planning")
    hands.pick(page, "rung", "Being asked")
    hands.write(page.locator("[name=rung_reason]"), "We decide about the money, you about the chairs.")
    hands.write(page.locator("[name=outcome_due]"), (closes + timedelta(days=30)).isoformat())
    hands.open(page, "Sign-ups")
    hands.write(page.locator("[name=closes_at]"), f"{closes.isoformat()} 17:00")


def publish(page: Page, hands: Hands) -> None:
    """Press what publishes, once the draft has saved itself, which at a person's pace it always has."""
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"), timeout=SLOW)
    hands.press(page.get_by_role("button", name="More actions").last)
    hands.press(page.get_by_role("button", name=re.compile("^Publish")))
    publish_all_the_same(page)


def test_a_new_editor_posts_an_opportunity(newcomer: Page, scriptless_page: Page) -> None:
    """Refused while pay and expenses are missing, looked at in the preview, and public in at most 25 interactions."""
    page, hands, closes = newcomer, Hands(), date.today() + timedelta(days=20)
    hands.press(page.get_by_role("link", name="Post an opportunity"))
    write_it(page, hands)
    promise(page, hands, closes)

    publish(page, hands)
    expect(page.get_by_role("tab", name=re.compile("^Offer.*2 errors"))).to_be_visible(timeout=SLOW)
    assert scriptless_page.request.get("/opportunities/?q=chairs").text().count(TITLE) == 0

    hands.open(page, "Offer")
    hands.choose(page.locator("[name=payment]"), "Not paid")
    hands.choose(page.locator("[name=expenses]"), "We pay you back")
    hands.press(page.get_by_role("button", name="Toggle preview"))
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[title=Preview]").first
    expect(preview.get_by_role("heading", level=1)).to_contain_text(TITLE, timeout=SLOW)
    expect(preview.get_by_text("We pay you back").first).to_be_visible(timeout=SLOW)

    publish(page, hands)
    expect(page.get_by_text(re.compile(f"{TITLE}.*published")).first).to_be_visible(timeout=SLOW)
    assert hands.done <= 25
    scriptless_page.goto("/opportunities/?q=chairs")
    scriptless_page.get_by_role("link", name=TITLE).first.click()
    expect(scriptless_page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(scriptless_page.get_by_text("We pay you back").first).to_be_visible()
