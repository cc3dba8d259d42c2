"""A member's way without a password: papers mail, link, button, paper, and three presses after the meeting."""

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound
from .site_process import RunningSite

pytestmark = pytest.mark.browser

PREPARE = """
from datetime import timedelta
from django.utils import timezone
from network.models import GroupPage, MeetingPage
from people.models import Person, SignUp
from wagtail.models import Locale, Site
from tests.factories.network import group_values
home = Site.objects.get(is_default_site=True).root_page.specific
group = GroupPage(**group_values(title="Garden forum", slug="garden-forum-for-members"))
home.add_child(instance=group)
starts_at = timezone.now() + timedelta(days=10)
meeting = MeetingPage(
    title="Which beds come first", slug="beds", topic="<p>We choose.</p>", starts_at=starts_at,
    ends_at=starts_at + timedelta(hours=2), in_person=True, online=True, place="Example House",
    papers_by=timezone.localdate() + timedelta(days=3), joining_link="https://meet.example.org/beds",
)
group.add_child(instance=meeting)
meeting.save_revision().publish()
before = timezone.now() - timedelta(days=30)
arabic, _ = Locale.objects.get_or_create(language_code="ar")
if not home.get_translation_or_none(arabic):
    home.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
for name, language in (("member", "en"), ("arabic", "ar")):
    person = Person.objects.create(
        name=f"{name.title()} Example", email=f"{name}@example.org", email_confirmed_at=before, format="large-print",
        language=language,
    )
    SignUp.objects.create(person=person, page=group, state="active", confirmed_at=before, created_at=before)
"""
LINK = """
from network.models import MeetingPage
from people.models import Person
from people.own_links import enter_url
meeting = MeetingPage.objects.get(slug="beds")
person = Person.objects.get(email="arabic@example.org")
print(enter_url(person, f"{meeting.get_parent().translation_key}/{meeting.translation_key}/"))
"""


def at_both_widths(page: Page) -> None:
    """Look at a page at 320 and at 1280 pixels."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        is_sound(page)
        assert not page.evaluate(WIDER_THAN_WINDOW)


@pytest.fixture(scope="module")
def garden(running_site: RunningSite) -> RunningSite:
    """The site with a group, a meeting in ten days, and two members, one of whom reads Arabic."""
    running_site.manage("shell", "-v", "0", "-c", PREPARE)
    return running_site


def test_the_members_area_is_mirrored_for_who_reads_arabic(page: Page, garden: RunningSite) -> None:
    """The same pages, from right to left."""
    page.goto(garden.manage("shell", "-v", "0", "-c", LINK).strip())
    page.locator("#maincontent").get_by_role("button").click()  # its words are Arabic
    page.wait_for_load_state()
    for path in (page.url, "/ar/members/", "/ar/members/calendar/"):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        at_both_widths(page)


def test_the_public_pages_of_a_meeting_and_its_group_are_sound(page: Page, garden: RunningSite) -> None:
    """What everybody sees; the way to join is not among it."""
    for path in ("/garden-forum-for-members/", "/garden-forum-for-members/beds/"):
        page.goto(path)
        expect(page.get_by_text("meet.example.org")).to_have_count(0)
        at_both_widths(page)
