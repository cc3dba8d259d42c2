"""What several journeys through the running site have in common."""

import re
import time
from collections.abc import Callable
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .site_process import RunningSite

LONGEST_WAIT = 30  # seconds, far more than the form asks for: how many presses fit into that, the machine decides


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in_mail(mail: EmailMessage, below: str) -> str:
    """Return the link in a mail that leads below this part of the site, such as "my"."""
    found = re.search(rf"https?://\S+/{below}/\S+", text_of(mail))
    assert found, text_of(mail)
    return found.group(0)


def mail_with(site: RunningSite, address: str, words: str, number: int = 1) -> EmailMessage:
    """Return the newest mail to this address that says these words, once there are this many of them."""

    def found() -> list[EmailMessage]:
        return [mail for mail in site.post.mails if address in str(mail["To"]) and words in text_of(mail)]

    with site.post.arrived:
        site.post.arrived.wait_for(lambda: len(found()) >= number, timeout=30)
        said = [(str(mail["To"]), str(mail["Subject"])) for mail in site.post.mails]
        assert len(found()) >= number, f"No mail to {address} says “{words}”: {said}"
        return found()[-1]


def own_page_link(page: Page, site: RunningSite, address: str) -> str:
    """Ask for a link to somebody's own page, as they would, and return it from their mail."""
    page.goto("/my/")
    page.get_by_label("Email address").fill(address)
    press_as_fast_as_a_person(page, "Send me the link", "/my/sent/")
    words = text_of(mail_with(site, address, "/my/"))
    # Other mails lead to parts of the own page; every one of them names the whole of it too.
    found = re.search(r"https?://\S+/my/[^/\s]+/(?=\s|$)", words)
    assert found, words
    return found.group(0)


def press_as_fast_as_a_person(page: Page, button: str, leads_to: str) -> None:
    """Press until the form no longer thinks that a machine is filling it in; it keeps everything meanwhile."""
    press_until(page, button, lambda: leads_to in page.url)


def press_until(page: Page, button: str, is_there: Callable[[], bool]) -> None:
    """Press a button again and again until the page is what was waited for; raises AssertionError where it never is."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        press(page, button)
        if is_there():
            return
    raise AssertionError(page.locator("#maincontent").inner_text())


def press(page: Page, button: str) -> None:
    """Press one button of the page."""
    page.locator("#maincontent").get_by_role("button", name=button).click()
    page.wait_for_load_state()


def open_tab(page: Page, name: str) -> None:
    """Open a tab of Wagtail's editor, and press again where the first press only closed a calendar."""
    tab = page.get_by_role("tab", name=re.compile(f"^{name}"))
    deadline = time.monotonic() + LONGEST_WAIT
    while tab.get_attribute("aria-selected") != "true":
        assert time.monotonic() < deadline, f"The tab {name} does not open."
        tab.click()


def publish_all_the_same(page: Page) -> None:
    """Answer Wagtail's question about a newer version: a draft that saved itself while one pressed is one's own."""
    newer = page.get_by_role("dialog", name=re.compile("saved a new version"))
    if newer.is_visible():
        newer.get_by_role("button", name="Publish").click()
    page.wait_for_load_state()


def follow(page: Page, link: str) -> None:
    """Follow one link of the page."""
    page.locator("#maincontent").get_by_role("link", name=link).first.click()
    page.wait_for_load_state()


def is_sound(page: Page) -> None:
    """Fail where axe, with every rule on, or a look at the structure finds something."""
    assert [*axe_violations(page), *structural_faults(page)] == [], page.url
    expect(page.get_by_role("heading", level=1)).to_be_visible()
