"""The road map in the browser: from a door to a printed plan without JavaScript, and sound everywhere."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .journeys import follow, is_sound, mail_with, press, press_as_fast_as_a_person
from .site_process import RunningSite

pytestmark = pytest.mark.browser

MAP = "/road-map/"
STARTS = timezone.localdate() + timedelta(days=90)
TOLD_BY = STARTS + timedelta(days=60)
SAFE = {
    "What is still open?": "The aim is fixed, the way there is open",
    "Who can decide?": "We can, and we will follow what people say or tell them why not",
    "How much does it change people’s care or their daily life?": "A lot",
    "Have people asked to have a say in it?": "Yes",
    "How long is it until something must be decided?": "More than three months",
    "How much time can you and your team give?": "Half a day a week or more",
    "Can you pay people for their time?": "Yes, and what they spend as well",
}
FURNITURE = (".nhsuk-header", ".nhsuk-footer", ".nhsuk-back-link", ".road-map-screen", ".nhsuk-skip-link")
MAKE_URDU = """
from wagtail.models import Locale
from involvement.models import RoadMapStepPage, Rung
urdu, _ = Locale.objects.get_or_create(language_code="ur")
step = RoadMapStepPage.objects.get(slug="say-what-people-get", locale__language_code="en")
if not step.get_translation_or_none(urdu):
    step.copy_for_translation(urdu, copy_parents=True)
for each in [*step.get_ancestors().filter(depth__gt=1), step]:
    translated = each.get_translation_or_none(urdu).specific
    translated.alias_of, translated.live = None, True
    translated.save(clean=False)
for rung in Rung.objects.filter(locale__language_code="en"):
    if not rung.has_translation(urdu):
        rung.copy_for_translation(urdu).save()
"""


def choose(page: Page, question: str, answer: str) -> None:
    """Choose one answer of a question."""
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def fill_in_a_plan(page: Page) -> None:
    """Answer all that a plan asks; the rung is chosen already."""
    for label, words in (
        ("What is it about?", "New chairs for the waiting room"),
        ("What can change because of what people say?", "Which chairs we buy, and where they stand."),
        ("What would people do?", "Sit on chairs and tell us which ones are comfortable."),
        ("How many people?", "6"),
        ("Why this much say, and not more?", "The money is fixed."),
        ("How many meetings?", "3"),
        ("How are they told?", "by email, and at the next meeting"),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_label("How long is a meeting?").select_option("120")
    page.get_by_label("How long do people need to prepare for one?").select_option("30")
    for question, answer in (
        ("Who do you need?", "Carers and families"),
        ("How can people take part?", "In person"),
        ("How early is it?", "Planning"),
        ("How often?", "Every two weeks"),
        ("What about the money they spend?", "We pay you back"),
        ("What will you have ready?", "A break every hour"),
    ):
        choose(page, question, answer)
    page.get_by_role("group", name="What are people paid?").get_by_label("£15 an hour").check()
    for question, day in (("When do you first meet?", STARTS), ("By when are people told what happened?", TOLD_BY)):
        group = page.get_by_role("group", name=question)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(part).fill(str(number))


def test_from_not_knowing_where_to_start_to_a_printed_plan_without_javascript(
    scriptless_page: Page, running_site: RunningSite
) -> None:
    """Every step is a plain link or a plain form; the printed page holds the plan and nothing else."""
    page = scriptless_page
    page.goto(MAP)
    follow(page, "“I don’t know where to start”")
    follow(page, "Find out how much say you can promise")
    for question, answer in SAFE.items():
        choose(page, question, answer)
    press(page, "Show my rung")
    expect(page.get_by_role("heading", name="Your rung: Designing together")).to_be_visible()
    follow(page, "Make a plan with this rung")
    press(page, "Show my plan")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    fill_in_a_plan(page)
    press(page, "Show my plan")
    expect(page.get_by_role("heading", level=1)).to_contain_text("New chairs for the waiting room")
    expect(page.locator(".road-map-sheet")).to_contain_text("Designing together")
    expect(page.locator(".road-map-sheet")).to_contain_text("£675")  # 6 people, 3 times, 2 hours 30 minutes at £15
    page.emulate_media(media="print")
    for part in FURNITURE:
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
    assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    page.emulate_media(media="screen")
    follow(page, "Send it to the involvement team")
    page.get_by_label("Your name").fill("Nia Nurse")
    page.get_by_label("Your work email address").fill("nia@trust.example")
    press_as_fast_as_a_person(page, "Send", "/thank-you/")
    letter = mail_with(running_site, "involvement@example.org", "involvement plan")
    assert "Nia" not in str(letter)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible(page: Page, width: int) -> None:
    """Doors, a step, the ladder with and without advice, the questions with faults, and the booklet."""
    page.set_viewport_size({"width": width, "height": 900})
    best = "open=way&decide=follow&touches=much&asked=yes&until=months&staff=days&pay=costs"
    for address in (
        MAP,
        f"{MAP}?door=start",
        f"{MAP}?door=time&minutes=60",
        f"{MAP}say-what-people-get/",
        f"{MAP}ladder/",
        f"{MAP}ladder/?{best}",
        f"{MAP}ladder/?open=way",
        f"{MAP}plan/",
        f"{MAP}booklet/",
        f"{MAP}plan/send/thank-you/",
    ):
        page.goto(address)
        is_sound(page)
    page.goto(f"{MAP}plan/?rung=joining-in")
    press(page, "Show my plan")
    is_sound(page)
    fill_in_a_plan(page)
    press(page, "Show my plan")
    expect(page).to_have_url(re.compile(r"plan/\?plan="))
    is_sound(page)
    follow(page, "Send it to the involvement team")
    is_sound(page)


def test_a_browser_remembers_what_is_done_and_forgets_it_when_asked(page: Page) -> None:
    """The address says it; the browser only brings it back."""
    page.goto(MAP)
    page.get_by_role("link", name=re.compile("Mark as done.*Ask one person")).click()
    expect(page.get_by_text("1 of 7 steps done")).to_be_visible()
    page.goto("/contact/")
    page.goto(MAP)
    expect(page.get_by_text("1 of 7 steps done")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?done=\d+$"))
    page.get_by_role("link", name="Begin again").click()
    page.goto(MAP)
    expect(page.get_by_text("steps done")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_mirrored_where_words_run_from_right_to_left(page: Page, running_site: RunningSite, width: int) -> None:
    """The map, a step and the ladder, whose picture stands on the right."""
    running_site.manage("shell", "-v", "0", "-c", MAKE_URDU)
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("", "say-what-people-get/", "ladder/", "booklet/"):
        page.goto(f"/ur{MAP}{address}")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert [*axe_violations(page), *structural_faults(page)] == [], address
    page.goto(f"/ur{MAP}ladder/")
    picture = page.locator("svg.road-map-ladder").bounding_box()
    rail = page.locator(".road-map-ladder__rail").first.bounding_box()
    assert picture and rail
    assert rail["x"] > picture["x"] + picture["width"] / 2
