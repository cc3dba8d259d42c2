"""How far the strategy is, and its quarterly review, in the browser: every width, without script, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound
from .site_process import ROOT, RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

PROGRESS, REVIEW = "/strategy/progress/", "/admin/strategy-review/"
FOLLOW = """
from datetime import date
from wagtail.models import Page
from involvement.models import ActionEvidence, ProgressUpdate, StrategyPage, StrategyPromise
StrategyPage.objects.get().get_latest_revision().publish()
promise = StrategyPromise.objects.get(code="C4")
promise.due, promise.next_review, promise.owner_role = date(2026, 1, 5), date(2026, 1, 6), "Involvement lead"
promise.save()
story = Page.objects.get(url_path__endswith="/case-studies/")
if not promise.evidence.exists():
    ActionEvidence.objects.create(promise=promise, shows=story, note="It was quick.")
    for words in ("We asked the forum.", "The first figures are in."):
        ProgressUpdate.objects.create(promise=promise, status="on-track", words=words)
"""


@pytest.fixture(scope="module")
def followed_site(running_site: RunningSite) -> RunningSite:
    """The sample strategy, published, with one action that is late and was not looked at in time."""
    sample = str(ROOT / "tests" / "involvement" / "sample_strategy.txt")
    running_site.manage("import_strategy", sample, "--edition", "2024", "--commit")
    running_site.manage("shell", "-v", "0", "-c", FOLLOW)
    return running_site


@pytest.mark.parametrize("width", [320, 1280])
def test_the_progress_page_is_sound(page: Page, scriptless_page: Page, followed_site: RunningSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PROGRESS)
    is_sound(page)
    one = page.locator("#C4")
    expect(one).to_contain_text("Late")
    expect(one).to_contain_text("Not looked at in time")
    expect(page.locator("figure svg rect").first).to_be_visible()
    scriptless_page.goto(PROGRESS)
    scriptless_page.get_by_text("Earlier updates of C4").click()
    expect(scriptless_page.get_by_text("We asked the forum.").last).to_be_visible()


def test_the_review_is_done_by_keyboard(page: Page, followed_site: RunningSite) -> None:
    sign_in(page)
    page.goto(REVIEW)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
    page.get_by_label("What is new, in one or two plain sentences: C5").fill("The map is drawn.")
    press_by_keyboard(page, page.get_by_role("button", name="Write it all down"))
    expect(page.get_by_text("Everything you typed is still here.")).to_be_visible()
    assert faults_of_our_part(page) == []
    expect(page.get_by_label("What is new, in one or two plain sentences: C5")).to_have_value("The map is drawn.")
    page.get_by_label("How far is it?: C5").select_option("done")
    press_by_keyboard(page, page.get_by_role("button", name="Write it all down"))
    expect(page.get_by_text("1 was written down.")).to_be_visible()
    page.goto(PROGRESS)
    expect(page.locator("#C5")).to_contain_text("The map is drawn.")
