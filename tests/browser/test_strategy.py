"""The imported strategy in the browser: accessible, narrow enough, with a contents list that leads somewhere."""

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations, structural_faults
from .site_process import ROOT, RunningSite

pytestmark = pytest.mark.browser

PUBLISH = """
from involvement.models import StrategyPage
page = StrategyPage.objects.get()
page.get_latest_revision().publish()
print(page.get_url())
"""


@pytest.fixture(scope="module")
def strategy_url(running_site: RunningSite) -> str:
    """The published sample strategy, imported by the same command that a trust uses."""
    sample = str(ROOT / "tests" / "involvement" / "sample_strategy.txt")
    running_site.manage("import_strategy", sample, "--edition", "2024", "--commit")
    return running_site.manage("shell", "-v", "0", "-c", PUBLISH).strip().splitlines()[-1]


@pytest.mark.parametrize("width", [320, 1280])
def test_strategy_is_accessible(page: Page, strategy_url: str, width: int) -> None:
    """On a phone and on a desk."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(strategy_url)
    assert [*axe_violations(page), *structural_faults(page)] == []


def test_contents_lead_to_the_sections(page: Page, strategy_url: str) -> None:
    """Every entry of the contents names a place on the page."""
    page.goto(strategy_url)
    targets = page.locator("#maincontent nav a[href^='#']").evaluate_all("links => links.map(a => a.hash.slice(1))")
    assert len(targets) >= 5
    for target in targets:
        expect(page.locator(f"[id='{target}']")).to_have_count(1)
