"""A member's whole way: the form, the team's yes, papers behind a link of their own, and the end of it on leaving."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from .journeys import follow, link_in_mail, mail_with, own_page_link, press, press_as_fast_as_a_person, text_of
from .site_process import RunningSite
from .test_desk import press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

ADDRESS, NAME = "plum@example.org", "Plum Example"
GROUP = "/plum-circle/"
WORDS = "Only members read of plums"
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from network.models import GroupPage, GroupTopic, MeetingPage
from wagtail.models import Site
from tests.factories.network import group_values
home = Site.objects.get(is_default_site=True).root_page.specific
group = GroupPage(**group_values(title="Plum circle", slug="plum-circle", joining="application"))
group.topics.add(GroupTopic(name="Plums"), GroupTopic(name="Cherries"))
home.add_child(instance=group)
starts_at = timezone.now() + timedelta(days=10)
meeting = MeetingPage(
    title="When plums are ripe", slug="ripe", topic="<p>We choose.</p>", starts_at=starts_at,
    ends_at=starts_at + timedelta(hours=2), in_person=True, place="Example House",
    papers_by=timezone.localdate() + timedelta(days=3),
)
group.add_child(instance=meeting)
meeting.save_revision().publish()
print(group.pk, meeting.pk)
"""


@pytest.fixture(scope="module")
def numbers(running_site: RunningSite) -> tuple[str, str]:
    """A group that decides who joins, and its meeting: their numbers."""
    group, meeting = running_site.manage("shell", "-v", "0", "-c", PREPARE).split()[-2:]
    return group, meeting


def ask_to_join(page: Page, site: RunningSite) -> None:
    """Fill in the form and confirm by the link in the mail."""
    page.goto(GROUP)
    page.locator("#maincontent").get_by_role("link", name="Ask to join").first.click()
    page.get_by_label("Your name").fill(NAME)
    page.get_by_role("group", name="How should we reach you?").get_by_label("By email").check()
    page.get_by_label("Email address").fill(ADDRESS)
    page.get_by_label("Plums").check()
    page.get_by_label(re.compile("You may keep my name")).check()
    press_as_fast_as_a_person(page, "Send", "thank-you")
    page.goto(link_in_mail(mail_with(site, ADDRESS, "/confirm/"), "confirm"))
    press(page, "Yes, I want to join")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have confirmed")


def accept(desk: Page, group: str) -> None:
    """Say yes on the screen with the people of the group."""
    desk.goto(f"/admin/sign_ups/of/{group}/")
    desk.get_by_role("button", name=f"Accept {NAME}").click()
    expect(desk.get_by_text("1 person has a place now.")).to_be_visible()


def send_a_paper(desk: Page, meeting: str) -> None:
    """Add a file, look at the mail and send it."""
    desk.goto(f"/admin/meetings/papers/{meeting}/")
    desk.get_by_label("Title").fill("Agenda")
    file: FilePayload = {"name": "agenda.txt", "mimeType": "text/plain", "buffer": WORDS.encode()}
    desk.get_by_label("File", exact=False).last.set_input_files(file)
    desk.get_by_role("button", name="Add", exact=True).click()
    press_by_keyboard(desk, desk.get_by_role("link", name="Send papers"))
    press_by_keyboard(desk, desk.get_by_role("button", name="Send to 1 person"))
    expect(desk.get_by_text("It is on its way.")).to_be_visible()


def read_the_paper(page: Page) -> str:
    """Follow the only paper of the meeting and return what the file says."""
    with page.expect_download() as download:
        link = page.locator("#maincontent a[href*='/papers/']").first
        link.focus()
        page.keyboard.press("Enter")
    return download.value.path().read_text(encoding="utf-8")


def test_from_the_form_to_a_paper_and_out_again(
    scriptless_page: Page, page: Page, running_site: RunningSite, numbers: tuple[str, str]
) -> None:
    """The member's side without JavaScript; the team's in the admin; afterwards neither link nor file opens."""
    member, desk, (group, meeting) = scriptless_page, page, numbers
    ask_to_join(member, running_site)
    assert "team reads what you wrote" in text_of(mail_with(running_site, ADDRESS, "The team reads"))
    sign_in(desk)
    accept(desk, group)
    mail_with(running_site, ADDRESS, "You are a member now")
    send_a_paper(desk, meeting)

    link = link_in_mail(mail_with(running_site, ADDRESS, "/members/enter/"), "members/enter")
    member.goto(link)
    expect(member.get_by_text("When plums are ripe")).to_have_count(0)
    press(member, "Open the members’ area")
    expect(member.get_by_role("heading", level=1)).to_have_text("When plums are ripe")
    assert read_the_paper(member) == WORDS
    paper = member.locator("#maincontent a[href*='/papers/']").first.get_attribute("href") or ""
    inside = member.url

    member.goto(own_page_link(member, running_site, ADDRESS))
    follow(member, "Leave")
    press(member, "Yes, I want to leave")
    expect(member.locator("#maincontent")).to_contain_text("You have left.")

    assert refused(member, inside)
    assert refused(member, paper)
    member.goto(link)
    opens = member.get_by_role("button", name="Open the members’ area")
    if opens.count():
        opens.click()
    expect(member.locator("#maincontent")).not_to_contain_text("plums")
    assert refused(member, inside)
    assert refused(member, paper)


def refused(page: Page, address: str) -> bool:
    """Tell whether an address of the members' area shows nothing of the group."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status in (403, 404, 410) and "plums" not in page.locator("#maincontent").inner_text()
