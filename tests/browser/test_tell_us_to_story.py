"""The loop, once round: somebody tells us, a moderator words it, it is published, and whoever told us hears of it."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from .journeys import link_in_mail, mail_with, open_tab, publish_all_the_same, text_of
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in
from .test_tell_us import OURS, confirm, open_message, tell, word_it

pytestmark = pytest.mark.browser

SLOW = 20_000  # milliseconds: making a draft and publishing it write much
LIST = "/we-said-we-did/"
THEIRS = ("Ottoline", "Ward 7", "the print was grey")
DID = "We print every letter in dark ink now."


def surfaces(mark: str) -> list[str]:
    """Return every address at which the public could meet a story about this."""
    asked = [f"{LIST}?q={mark}", f"/search/?q={mark}", f"/api/v1/stories?q={mark}"]
    return [LIST, f"{LIST}?sort=newest", f"{LIST}feed/", "/api/v1/stories", "/sitemap.xml", "/", *asked]


def public_with(visitor: Page, mark: str, *words: str) -> list[str]:
    """Return where somebody who is not signed in can read any of these words."""
    answers = {address: visitor.request.get(address) for address in surfaces(mark)}
    assert {answer.status for answer in answers.values()} == {200}
    texts = {address: answer.text() for address, answer in answers.items()}
    return [address for address, text in texts.items() if any(word in text for word in words)]


def make_draft(page: Page) -> str:
    """Make the draft with one press, and return the address it will have."""
    press_by_keyboard(page, page.get_by_role("button", name="Make a draft story"))
    expect(page.get_by_text("This is the draft. It is not public")).to_be_visible(timeout=SLOW)
    return f"{LIST}{page.locator('[name=slug]').input_value()}/"


def say_what_we_did(page: Page) -> None:
    """Fill in what the public is owed of a story that is done."""
    open_tab(page, "What we did")
    page.locator("[name=status]").select_option("done")
    page.locator("#panel-child-what_we_did-what_we_did-section [contenteditable=true]").click()
    page.keyboard.type(DID)
    page.get_by_label("Looked after by").fill("Head of letters")
    page.get_by_label("Next update due").fill((date.today() + timedelta(days=30)).isoformat())
    page.keyboard.press("Tab")  # the calendar that opened goes away
    open_tab(page, "How we know")
    page.get_by_role("textbox", name="Why there is no evidence").fill("We did not count who can read them.")


def publish(page: Page) -> None:
    """Publish by keyboard, and arrive where people are told."""
    press_by_keyboard(page, page.get_by_role("button", name="More actions").last)
    press_by_keyboard(page, page.get_by_role("button", name=re.compile("^Publish")))
    publish_all_the_same(page)
    expect(page.get_by_text(re.compile("have not been told yet")).first).to_be_visible(timeout=SLOW)


def tell_the_teller(page: Page) -> None:
    """See to how many it goes, and in which words, and send it."""
    expect(page.get_by_text("1 person gets this mail.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Told us about it")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text(DID)).to_be_visible()
    assert faults_of_our_part(page) == []
    press_by_keyboard(page, page.get_by_role("button", name="Send to 1 person"))
    expect(page.get_by_text("It is on its way.")).to_be_visible(timeout=SLOW)


def is_public(visitor: Page, story: str, mark: str) -> None:
    """Fail unless everybody can read the story in our words, everywhere, and not one word of theirs."""
    assert public_with(visitor, mark, *THEIRS) == []
    ours = f"could not read our letter {mark}"
    assert set(public_with(visitor, mark, ours, story)) >= set(surfaces(mark)) - {"/"}
    visitor.goto(story)
    expect(visitor.locator("#maincontent")).to_contain_text(OURS.format(mark=f" {mark}"))
    expect(visitor.locator("#maincontent")).to_contain_text(DID)
    expect(visitor.locator("#maincontent")).to_contain_text("Our form")
    for word in (*THEIRS, f"{mark}@example.org"):
        expect(visitor.locator("body")).not_to_contain_text(word)


@pytest.mark.parametrize("script", [True, False])
def test_from_the_form_to_the_story_and_the_tellers_mail(
    page: Page, narrow_page: Page, scriptless_page: Page, running_site: RunningSite, script: bool
) -> None:
    """On an old phone and without JavaScript: nothing is public before somebody publishes it, in our words."""
    visitor, mark = (narrow_page, "lanterns") if script else (scriptless_page, "lampshades")
    address, ours = f"{mark}@example.org", f"our letter {mark}"
    tell(visitor, mark, address)
    confirm(visitor, running_site, address)
    running_site.manage("tick")
    assert public_with(visitor, mark, *THEIRS, ours) == []
    sign_in(page)
    open_message(page, mark)
    word_it(page, mark)
    assert public_with(visitor, mark, *THEIRS, ours) == []
    story = make_draft(page)
    say_what_we_did(page)
    assert public_with(visitor, mark, *THEIRS, ours, story) == []
    assert visitor.request.get(story).status == 404
    publish(page)
    tell_the_teller(page)
    letter = mail_with(running_site, address, "you told us about it")
    assert DID in text_of(letter)
    assert link_in_mail(letter, "we-said-we-did").endswith(story)
    is_public(visitor, story, mark)
    running_site.manage("tick")
    told = [mail for mail in running_site.post.mails if address in str(mail["To"]) and DID in text_of(mail)]
    assert len(told) == 1
    assert not [mail for mail in running_site.post.mails if any(word in text_of(mail) for word in THEIRS)]
