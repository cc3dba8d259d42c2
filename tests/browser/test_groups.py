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
from network.asking.questions import Answer, Question
from network.models import GroupPage, GroupQuestion, GroupTopic, MeetingAnswerCount, MeetingPage, MeetingPaper
from people.models import Person, SignUp
from people.own_links import enter_url
from wagtail.models import Locale, Site
from tests.factories.network import group_values, make_newsletter
from tests.factories.people import confirm_path, make_sign_up
from youngpeople.models import YoungPeoplesForumPage
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
ended_at = timezone.now() - timedelta(days=40)
before_it = ended_at - timedelta(hours=2)
values = {"starts_at": before_it, "ends_at": ended_at, "no_papers": True, "topic": "<p>Over.</p>", "online": True}
group.add_child(instance=MeetingPage(title="Pears", slug="pears", **values))
over = MeetingPage.objects.get(slug="pears")
for question in Question:
    for number, answer in enumerate(Answer):
        MeetingAnswerCount.objects.create(meeting=over, question=question, answer=answer, number=9 * number)
forum = YoungPeoplesForumPage.objects.get(slug="young-people")
values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1), "no_papers": True, "online": True}
forum.add_child(instance=MeetingPage(title="What we want", slug="what-we-want", topic="<p>Ideas.</p>", **values))
print(confirm_path(make_sign_up(forum, email="young-orchard@example.org", born_on="2005-02-03")))
place = f"{group.translation_key}/{meeting.translation_key}/"
for number in (0, 5):
    print(enter_url(Person.objects.get(email=f"orchard{number}@example.org"), place))
print(meeting.pk, group.pk)
"""


@pytest.fixture(scope="module")
def orchard(running_site: RunningSite) -> dict[str, str]:
    """Two groups with meetings, papers and members; returns links of three people and the numbers of pages."""
    names = ("young", "en", "ur", "meeting", "group")
    printed = running_site.manage("shell", "-v", "0", "-c", PREPARE).split()[-len(names) :]
    return dict(zip(names, printed, strict=True))


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


def test_what_belongs_to_a_forum_has_its_way_out_wherever_it_is(page: Page, orchard: dict[str, str]) -> None:
    """A meeting of young people, and the pages behind the link in a young person's mail."""
    for path in ("/young-people/what-we-want/", orchard["young"]):
        page.goto(path)
        expect(page.get_by_role("link", name="Leave this page quickly")).to_be_visible()
        at_both_widths(page)
    press(page, "Yes, I want to join")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have confirmed")
    expect(page.get_by_role("link", name="Leave this page quickly")).to_be_visible()
    at_both_widths(page)


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
    page.goto(f"/admin/groups/how-it-was/{orchard['group']}/")
    expect(page.get_by_role("heading", name="Pears")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
