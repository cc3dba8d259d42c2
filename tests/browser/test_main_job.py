"""The main job: someone finds an opportunity, takes part, and the team sees it."""

import csv
import io
import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from .site_process import PASSWORD, RunningSite

pytestmark = pytest.mark.browser


def link_in(mail: EmailMessage) -> str:
    """Return the confirm link of a mail's plain text."""
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(r"https?://\S+/confirm/\S+", body.get_content())
    assert found, body.get_content()
    return found.group(0)


def open_the_form(page: Page) -> str:
    """Go from the front page through the list and a filter to a form, and return the opportunity's title."""
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Opportunities").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opportunities")
    page.locator("#maincontent").get_by_label("Online", exact=True).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(r"how=online"))
    first = page.locator("#maincontent h3 a, #maincontent h2 a").first
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.get_by_role("link", name=re.compile("^Take part")).first.click()
    expect(page).to_have_url(re.compile(r"/take-part/$"))
    return title


def fill_in(page: Page, address: str) -> None:
    """Fill in the form but leave the consent unticked."""
    page.get_by_label("Your name").fill("Example Person")
    page.get_by_label("E-mail", exact=True).check()
    page.get_by_label("E-mail address").fill(address)
    for question in page.locator("input[required]:not([type=radio]):not([type=checkbox]), textarea[required]").all():
        if not question.input_value():
            question.fill("An example answer")


def send(page: Page) -> None:
    """Send the form, after the moment in which only a machine would have sent it."""
    page.wait_for_timeout(2500)
    page.locator("#maincontent form button[type=submit], #maincontent form button:not([type])").last.click()


def take_part(page: Page, site: RunningSite, address: str) -> str:
    """Walk the whole journey to the confirmation and return the opportunity's title."""
    title = open_the_form(page)
    fill_in(page, address)
    send(page)
    expect(page.get_by_role("heading", name=re.compile("problem", re.IGNORECASE))).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Example Person")
    expect(page.get_by_label("E-mail address")).to_have_value(address)
    page.locator("input[name*=consent], input[name*=agree]").first.check()
    send(page)
    expect(page).to_have_url(re.compile("thank-you"))
    page.goto(link_in(site.post.wait_for(address)[0]))
    page.locator("#maincontent").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    confirmed = site.post.wait_for(address, number=2)[1]
    assert title in confirmed.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # always has plain text
    return title


def sign_in(page: Page) -> None:
    """Sign in at the editors' door."""
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))


def test_someone_takes_part_and_the_team_sees_it(page: Page, running_site: RunningSite) -> None:
    """Front page, list, filter, page, form with an error, mail, confirmation, admin, export."""
    title = take_part(page, running_site, "someone@example.org")
    sign_in(page)
    page.get_by_role("link", name="Sign-ups").first.click()
    row = page.get_by_role("row").filter(has_text="Example Person")
    expect(row.first).to_contain_text(title)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV", re.IGNORECASE)).last.click(force=True)
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert any("someone@example.org" in row for row in rows[1:])


def test_the_same_journey_without_javascript(scriptless_page: Page, running_site: RunningSite) -> None:
    """Nothing on the way needs a script."""
    take_part(scriptless_page, running_site, "noscript@example.org")
