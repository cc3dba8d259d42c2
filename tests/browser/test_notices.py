"""An editor moves a date and gives an answer; whoever signed up is told, once; the page is sound in every state."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound, mail_with, open_tab, publish_all_the_same, text_of
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import link_in, send_as_fast_as_a_person, sign_in

pytestmark = pytest.mark.browser

SLUG = "how-complaints-help-us-learn"
READER = "reader@example.org"
FULL = """
from involvement.models import OpportunityPage
from people.models import SignUp
page = OpportunityPage.objects.get(slug="{slug}", locale__language_code="en")
OpportunityPage.objects.filter(pk=page.pk).update(capacity={capacity})
SignUp.objects.filter(page=page, state="active").update(place={place}, place_in={key})
"""


def take_part(page: Page, site: RunningSite) -> None:
    """Sign up and confirm by the link in the mail."""
    page.goto(f"/opportunities/{SLUG}/take-part/")
    page.get_by_label("Your name").fill("Reader Example")
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.get_by_label("Email address").fill(READER)
    for choice in page.get_by_role("group").filter(has=page.locator("[name^=question_]")).all():
        choice.get_by_role("radio").first.check()
    for question in page.locator("input[type=text][name^=question_], textarea[name^=question_]").all():
        question.fill("An example answer")
    page.get_by_label(re.compile("You may keep my name")).check()
    send_as_fast_as_a_person(page)
    page.goto(link_in(site.post.wait_for(READER)[0]))
    page.locator("#maincontent").get_by_role("button").click()
    page.wait_for_load_state()


def open_in_editor(page: Page, tab: str) -> None:
    """Open the opportunity in the editor, at one of its tabs."""
    page.goto("/admin/opportunities/?q=complaints")
    page.get_by_role("link", name=re.compile("Come and hear how complaints")).first.click()
    open_tab(page, tab)


def publish(page: Page) -> None:
    """Press the editor's own button and arrive where people are told."""
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=re.compile("^Publish")).click()
    publish_all_the_same(page)
    expect(page).to_have_url(re.compile(r"/admin/opportunities/tell/\d+/"))
    expect(page.get_by_text("have not been told yet")).to_be_visible()


def fill_date(page: Page, name: str, moment: datetime) -> None:
    """Write a date and time into a field, and close the calendar that Wagtail opens."""
    field = page.locator(f"[name='{name}']")
    field.fill(f"{moment:%Y-%m-%d %H:%M}")
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)  # it opens a moment after the field was entered, and would cover the button
    field.press("Tab")
    expect(calendar).to_have_count(0)


def send(page: Page, site: RunningSite, words: str) -> None:
    """See the number and the mail, send it, and find that one mail came."""
    expect(page.get_by_text("1 person gets this mail.")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("Hello Sam Example")).to_be_visible()
    assert faults_of_our_part(page) == []
    press_by_keyboard(page, page.get_by_role("button", name="Send to 1 person"))
    expect(page.get_by_text("There is nothing to tell.")).to_be_visible()
    assert faults_of_our_part(page) == []
    mail_with(site, READER, words)
    site.manage("tick")
    assert len([mail for mail in site.post.mails if READER in str(mail["To"]) and words in text_of(mail)]) == 1


def shown_soundly(page: Page, words: str) -> None:
    """Look at the public page at both widths."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/opportunities/{SLUG}/")
        expect(page.locator("#maincontent").get_by_text(words).first).to_be_visible()
        is_sound(page)
        assert not page.evaluate(WIDER_THAN_WINDOW)


def test_people_hear_of_a_new_date_and_of_what_happened_once_each(page: Page, running_site: RunningSite) -> None:
    """Sign up, move the date, tell; fill it up; close it, give the answer, tell."""
    running_site.manage("tick")
    take_part(page, running_site)
    code = FULL.format(slug=SLUG, capacity=1, place=1, key="page.translation_key")
    running_site.manage("shell", "-c", code)
    shown_soundly(page, "You can join the waiting list")
    running_site.manage("shell", "-c", FULL.format(slug=SLUG, capacity=None, place=None, key=None))
    sign_in(page)
    now = datetime.now(UTC)
    open_in_editor(page, "When and where")
    later = now + timedelta(days=40)
    fill_date(page, "sessions-0-ends_at", later.replace(hour=20, minute=15))
    fill_date(page, "sessions-0-starts_at", later.replace(hour=19, minute=0))
    publish(page)
    expect(page.frame_locator("iframe").get_by_text(re.compile("The date was:"))).to_be_visible()
    page.get_by_label("A note of your own").fill("The room was taken.")
    press_by_keyboard(page, page.get_by_role("button", name="Look at the mail with my note"))
    expect(page.frame_locator("iframe").get_by_text("The room was taken.")).to_be_visible()
    send(page, running_site, "The room was taken.")

    open_in_editor(page, "Sign-ups")
    fill_date(page, "closes_at", now - timedelta(days=1))
    open_tab(page, "What happened")
    page.locator("[data-contentpath='outcome'] [contenteditable=true]").first.click()
    page.keyboard.type("We answer every complaint within a month now.")
    expect(page.locator("[name=outcome]")).to_have_value(re.compile("within a month"))
    publish(page)
    send(page, running_site, "We answer every complaint within a month now.")
    shown_soundly(page, "We answer every complaint within a month now.")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("a-diary-for-appointments", "We owe you an answer by"),
        ("questions-worth-asking", "We owe you an answer by"),
        ("posters-in-our-waiting-rooms", "What happened"),
    ],
)
def test_what_is_over_is_sound(page: Page, running_site: RunningSite, width: int, slug: str, words: str) -> None:
    """Closed, awaiting its outcome, and with its outcome."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/opportunities/{slug}/")
    expect(page.locator("#maincontent").get_by_text(words).first).to_be_visible()
    is_sound(page)
