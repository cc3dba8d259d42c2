"""Groups in a browser: public page, form and its errors, meeting, members' area; both widths, mirrored, no script."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound, press
from .site_process import RunningSite
from .test_desk import faults_of_our_part
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
GROUP = "/orchard-forum/"
JOIN, MEETING = f"{GROUP}join/", f"{GROUP}apples/"
PREPARE = """
from datetime import timedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from core.models import User
from network.actions.papers import add_paper
from network.models import GroupPage, GroupQuestion, GroupTopic, MeetingPage, MeetingPaper
from people.models import Person, SignUp
from people.own_links import enter_url
from wagtail.models import Locale, Site
from tests.factories.network import group_values, make_newsletter
home = Site.objects.get(is_default_site=True).root_page.specific
group = GroupPage(**group_values(title="Orchard forum", slug="orchard-forum", joining="application"))
group.topics.add(GroupTopic(name="Apples"), GroupTopic(name="Pears"))
group.questions.add(GroupQuestion(label="Which days suit you?"))
home.add_child(instance=group)
make_newsletter(group, slug="autumn")
starts_at = timezone.now() + timedelta(days=10)
meeting = MeetingPage(
    title="Which apples come first", slug="apples", topic="<p>We choose.</p>", starts_at=starts_at,
    ends_at=starts_at + timedelta(hours=2), in_person=True, online=True, place="Example House",
    papers_by=timezone.localdate() + timedelta(days=3), joining_link="https://meet.example.org/apples",
    how_to_come="Members come.", access="There is a hearing loop.",
)
group.add_child(instance=meeting)
meeting.save_revision().publish()
editor = User.objects.get(username="editor")
for title, format_ in (("Agenda", "standard"), ("Agenda", "large-print"), ("Plan", "standard")):
    file = SimpleUploadedFile("paper.txt", b"Only for members")
    paper = add_paper(meeting, title=title, kind="paper", format_=format_, language="en", file=file, by=editor)
    MeetingPaper.objects.filter(pk=paper.pk).update(told_at=timezone.now())
before = timezone.now() - timedelta(days=30)
for number in range(6):
    person = Person.objects.create(
        name=f"Orchard{number} Example", email=f"orchard{number}@example.org", email_confirmed_at=before,
        language="ur" if number == 5 else "en",
    )
    SignUp.objects.create(person=person, page=group, state="active", confirmed_at=before, created_at=before)
urdu, _ = Locale.objects.get_or_create(language_code="ur")
for page in (group, meeting):
    page.copy_for_translation(urdu, copy_parents=True).save_revision().publish()
place = f"{group.translation_key}/{meeting.translation_key}/"
for number in (0, 5):
    print(enter_url(Person.objects.get(email=f"orchard{number}@example.org"), place))
print(meeting.pk)
"""


@pytest.fixture(scope="module")
def orchard(running_site: RunningSite) -> dict[str, str]:
    """A group with a meeting, papers and members; returns two members' links and the number of the meeting."""
    english, urdu, meeting = running_site.manage("shell", "-v", "0", "-c", PREPARE).split()[-3:]
    return {"en": english, "ur": urdu, "meeting": meeting}


def at_both_widths(page: Page) -> None:
    """Look at a page at 320 and at 1280 pixels."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        is_sound(page)


@pytest.mark.usefixtures("orchard")
def test_what_everybody_sees_of_a_group_is_sound(page: Page) -> None:
    """The list of groups, a group, its form on screen and paper, its letters, a meeting, key points, and the thanks."""
    for path in (
        "/forums/",
        GROUP,
        JOIN,
        f"{JOIN}paper/",
        f"{JOIN}thank-you/",
        f"{GROUP}newsletters/",
        f"{GROUP}autumn/",
        MEETING,
        "/participation-and-partnership-forum/key-points/",
    ):
        page.goto(path)
        at_both_widths(page)
        expect(page.get_by_text("meet.example.org")).to_have_count(0)


@pytest.mark.usefixtures("orchard")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(page: Page, width: int) -> None:
    """The summary has the focus, each of its links leads to a field, and nothing is lost."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(JOIN)
    page.get_by_label("Your name").fill("Robin Example")
    page.get_by_label("Pears").check()
    press(page, "Send")
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    is_sound(page)
    expect(page.get_by_label("Your name")).to_have_value("Robin Example")
    expect(page.get_by_label("Pears")).to_be_checked()
    for link in summary.get_by_role("link").all():
        expect(page.locator(link.get_attribute("href") or "#nothing")).to_be_attached()


@pytest.mark.usefixtures("orchard")
def test_without_javascript_the_form_says_the_same(scriptless_page: Page) -> None:
    """The summary is there, and what was typed."""
    page = scriptless_page
    page.goto(GROUP)
    page.locator("#maincontent").get_by_role("link", name="Ask to join").first.click()
    expect(page).to_have_url(re.compile(f"{JOIN}$"))
    page.get_by_label("Your name").fill("Robin Example")
    press(page, "Send")
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Robin Example")
    page.goto(MEETING)
    expect(page.locator("#maincontent")).to_contain_text("Example House")


@pytest.mark.usefixtures("orchard")
def test_the_public_pages_are_mirrored_in_urdu(page: Page) -> None:
    """Group, form with its errors, and meeting, from right to left."""
    for path in (f"/ur{GROUP}", f"/ur{JOIN}", f"/ur{MEETING}"):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        at_both_widths(page)
    page.goto(f"/ur{JOIN}")
    page.locator("#maincontent form button").last.click()
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    at_both_widths(page)


def test_the_members_area_is_sound_and_mirrored_in_urdu(page: Page, orchard: dict[str, str]) -> None:
    """The button behind the link, the meeting with its papers, the group, the start, calendar, refusal and goodbye."""
    for language, prefix in (("en", ""), ("ur", "/ur")):
        page.goto(orchard[language])
        at_both_widths(page)
        page.locator("#maincontent form button").click()
        meeting = page.url
        not_theirs = re.sub(r"[^/]+/$", "00000000-0000-4000-8000-000000000000/", meeting)
        for path in (meeting, re.sub(r"[^/]+/$", "", meeting), f"{prefix}/members/", f"{prefix}/members/calendar/"):
            page.goto(path)
            expect(page.locator("html")).to_have_attribute("dir", "rtl" if prefix else "ltr")
            at_both_widths(page)
        page.goto(not_theirs)
        at_both_widths(page)
        page.locator("#maincontent form button").last.click()
        at_both_widths(page)
        page.goto(meeting)
        at_both_widths(page)
        expect(page.get_by_text("meet.example.org")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_the_team_sees_of_papers_has_no_fault_of_ours(page: Page, orchard: dict[str, str], width: int) -> None:
    """The papers with those who can read them, a file that is refused, and the questions afterwards."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    page.goto(f"/admin/meetings/papers/{orchard['meeting']}/")
    expect(page.get_by_text("6 members can read what was sent.")).to_be_visible()
    expect(page.get_by_role("link", name="Orchard0 Example")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was added.")
    assert faults_of_our_part(page) == []
