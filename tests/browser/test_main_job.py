"""The main job: someone finds an opportunity, takes part, and the team sees it."""

import csv
import io
import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .journeys import press_as_fast_as_a_person
from .site_process import PASSWORD, RunningSite

pytestmark = pytest.mark.browser

OPPORTUNITY_LINKS = "#maincontent h3 a[href*='/opportunities/'], #maincontent h2 a[href*='/opportunities/']"


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
    page.locator("#maincontent").get_by_role("link", name="See ways to take part").click()
    page.get_by_text("How you take part").first.click()
    page.get_by_label(re.compile(r"^Online \(")).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(r"how=online"))
    first = page.locator(OPPORTUNITY_LINKS).first
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.get_by_role("link", name=re.compile("^Take part")).first.click()
    expect(page).to_have_url(re.compile(r"/take-part/$"))
    return title


def fill_in(page: Page, address: str) -> None:
    """Fill in the form but leave the consent unticked."""
    page.get_by_label("Your name").fill("Example Person")
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.get_by_label("Email address").fill(address)
    page.get_by_label(re.compile("What would you need")).fill("A break every half hour")
    for choice in page.get_by_role("group").filter(has=page.locator("[name^=question_]")).all():
        choice.get_by_role("radio").first.check()
    for question in page.locator("input[type=text][name^=question_], textarea[name^=question_]").all():
        question.fill("An example answer")


def send(page: Page) -> None:
    """Press the form's own button."""
    page.locator("#maincontent form").get_by_role("button", name="Send").click()


def send_as_fast_as_a_person(page: Page) -> None:
    """Send until the form no longer thinks that a machine is filling it in; it keeps everything meanwhile."""
    press_as_fast_as_a_person(page, "Send", "thank-you")


def take_part(page: Page, site: RunningSite, address: str) -> str:
    """Walk the whole journey to the confirmation and return the opportunity's title."""
    title = open_the_form(page)
    fill_in(page, address)
    send(page)
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Example Person")
    expect(page.get_by_label("Email address")).to_have_value(address)
    page.get_by_label(re.compile("You may keep my name")).check()
    send_as_fast_as_a_person(page)
    link = link_in(site.post.wait_for(address)[0])
    page.goto(link)
    page.locator("#maincontent").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    confirmed = site.post.wait_for(address, number=2)[1].get_body(("plain",))
    assert confirmed is not None
    assert title in confirmed.get_content()
    return title


@pytest.mark.parametrize("width", [320, 1280])
def test_every_step_after_the_form_is_accessible(page: Page, running_site: RunningSite, width: int) -> None:
    """Thank you, confirm, confirmed, confirmed again, and the form of an opportunity that has closed."""
    page.set_viewport_size({"width": width, "height": 900})
    address = f"steps-{width}@example.org"
    open_the_form(page)
    fill_in(page, address)
    page.get_by_label(re.compile("You may keep my name")).check()
    send_as_fast_as_a_person(page)
    steps = [faults(page)]
    link = link_in(running_site.post.wait_for(address)[0])
    page.goto(link)
    steps.append(faults(page))
    page.locator("#maincontent").get_by_role("button").click()
    steps.append(faults(page))
    page.goto(link)
    steps.append(faults(page))
    page.goto("/opportunities/?status=closed")
    closed = page.locator(OPPORTUNITY_LINKS).first.get_attribute("href")
    page.goto(f"{closed}take-part/")
    steps.append(faults(page))
    assert steps == [[]] * 5


def faults(page: Page) -> list[str]:
    """Return what axe and a look at the structure find."""
    return [*axe_violations(page), *structural_faults(page)]


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
    page.get_by_role("button", name="People").click()
    page.get_by_role("link", name="Sign-ups").first.click()
    row = page.get_by_role("row").filter(has_text="Example Person")
    expect(row.first).to_contain_text(title)
    page.locator("#w-slim-header-buttons button").last.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV", re.IGNORECASE)).first.click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert any("someone@example.org" in row for row in rows[1:])


def test_the_same_journey_without_javascript(scriptless_page: Page, running_site: RunningSite) -> None:
    """Nothing on the way needs a script."""
    take_part(scriptless_page, running_site, "noscript@example.org")
