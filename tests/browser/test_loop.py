"""The figures of the loop and the loop desk in the browser: every width, no JavaScript, on paper, right to left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

FIGURES = "/we-said-we-did/figures/"
MARK = """
from involvement.finding.remembered import forget_index
from involvement.finding.stories import forget_story_index
from involvement.models import LoopSettings, OpportunityPage, PeopleInYear, StoryPage
is_example = {is_example}
StoryPage.objects.update(is_example=is_example)
OpportunityPage.objects.update(is_example=is_example)
PeopleInYear.objects.all().delete()
LoopSettings.objects.all().delete()
if not is_example:
    LoopSettings.objects.create(fewest_for_middle=3)
    PeopleInYear.objects.create(name="outcome-letters", year=2020, number=4)
    PeopleInYear.objects.create(name="outcome-letters", year=2021, number=43)
forget_index()
forget_story_index()
"""
MAKE_ARABIC = """
from wagtail.models import Locale
from involvement.models import StoryIndexPage
arabic, _ = Locale.objects.get_or_create(language_code="ar")
page = StoryIndexPage.objects.live().get(locale__language_code="en")
if not page.get_translation_or_none(arabic):
    page.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
"""


@pytest.fixture
def counted_site(running_site: RunningSite) -> Iterator[RunningSite]:
    """The site as if its examples were real, so that there is something to count."""
    running_site.manage("shell", "-v", "0", "-c", MARK.format(is_example=False))
    yield running_site
    running_site.manage("shell", "-v", "0", "-c", MARK.format(is_example=True))


def test_where_only_examples_are_the_page_says_so(page: Page) -> None:
    page.goto(FIGURES)
    expect(page.get_by_text("There is nothing to count yet.")).to_be_visible()
    is_sound(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_figures_are_accessible_with_their_charts(
    scriptless_page: Page, page: Page, counted_site: RunningSite, width: int
) -> None:
    """Reached from the list; read without JavaScript; every bar stays inside its chart."""
    for each in (scriptless_page, page):
        each.set_viewport_size({"width": width, "height": 900})
        each.goto("/we-said-we-did/")
        each.get_by_role("link", name="How well we keep our word: the figures").click()
        expect(each.get_by_role("heading", name="By part of the trust")).to_be_visible()
        expect(each.get_by_role("img", name="Answered, waiting and overdue: By part of the trust")).to_be_visible()
    is_sound(page)
    outside = """() => [...document.querySelectorAll("svg.chart")].flatMap(chart => {
        const frame = chart.getBoundingClientRect();
        return [...chart.querySelectorAll("rect, text")].map(part => part.getBoundingClientRect())
            .filter(box => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
    }).length"""
    assert page.evaluate(outside) == 0
    overlaps = """() => [...document.querySelectorAll("svg.chart")].flatMap(chart => {
        const boxes = [...chart.querySelectorAll("text")].map(part => part.getBoundingClientRect());
        return boxes.slice(1).filter((box, place) => box.top < boxes[place].bottom - 5);
    }).length"""
    assert page.evaluate(overlaps) == 0
    assert page.locator("table").count() == 4


def test_figures_are_mirrored_where_one_reads_from_right_to_left(page: Page, counted_site: RunningSite) -> None:
    counted_site.manage("shell", "-v", "0", "-c", MAKE_ARABIC)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/ar{FIGURES}")
        is_sound(page)
        ends = """() => [...document.querySelectorAll("svg.chart")].flatMap(chart => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll("rect, text")].map(part => part.getBoundingClientRect())
                .filter(box => Math.abs(box.right - frame.right) > 2);
        }).length"""
        assert page.locator("svg.chart rect").count() > 5
        assert page.evaluate(ends) == 0


def test_figures_print_with_tables_and_charts(page: Page, counted_site: RunningSite) -> None:
    page.goto(FIGURES)
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) <= 6
    page.emulate_media(media="print")
    expect(page.locator("svg.chart").first).to_be_visible()
    expect(page.locator(".nhsuk-back-link")).to_be_hidden()
    expect(page.get_by_role("heading", name="How we count")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_desk_is_used_by_keyboard_and_has_no_fault_of_ours(
    page: Page, running_site: RunningSite, width: int
) -> None:
    """From the front page of the admin to the desk, its filters and the page that settles it."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    press_by_keyboard(page, page.get_by_role("link", name=re.compile("loop desk$")).last)
    expect(page).to_have_url(re.compile("/admin/loop/$"))
    expect(page.get_by_role("link", name="A call back on the same day")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    page.get_by_label("Kind").select_option("updates")
    tick = page.get_by_label("Only what is overdue")
    tick.focus()
    page.keyboard.press("Space")
    press_by_keyboard(page, page.get_by_role("button", name="Show", exact=True))
    expect(page).to_have_url(re.compile("kind=updates&overdue=yes"))
    expect(page.get_by_role("heading", name=re.compile("^1 thing is owed"))).to_be_visible()
    assert faults_of_our_part(page) == []
    press_by_keyboard(page, page.get_by_role("link", name="A call back on the same day"))
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
