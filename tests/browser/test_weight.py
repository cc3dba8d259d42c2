"""What a visitor's phone has to load, in bytes on the wire (performance.md)."""

import gzip
import re

import pytest
from playwright.sync_api import Page, Response

from .site_process import ROOT, RunningSite

pytestmark = pytest.mark.browser

CSS_AND_SCRIPT = 20_000
FRONT_PAGE_WITHOUT_PICTURES = 90_000


def test_front_page_is_light(page: Page, running_site: RunningSite) -> None:
    """CSS and JavaScript at most 20 kB compressed; the page at most 90 kB without its pictures."""
    bodies: dict[str, int] = {}

    def weigh(response: Response) -> None:
        kind = response.request.resource_type
        if response.ok and kind != "image":
            bodies[f"{kind} {response.url}"] = len(gzip.compress(response.body(), 9))

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")
    look = sum(size for name, size in bodies.items() if name.split()[0] in ("stylesheet", "script"))
    assert 0 < look <= CSS_AND_SCRIPT, bodies
    assert sum(bodies.values()) <= FRONT_PAGE_WITHOUT_PICTURES, bodies


def test_picture_of_the_site_for_the_readme(page: Page, running_site: RunningSite) -> None:
    """Take the picture that the README shows, and find the README showing it."""
    page.goto("/", wait_until="networkidle")
    target = ROOT / "var" / "pictures" / "front-page.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    assert target.stat().st_size > 10_000
    assert re.search(r"docs/front-page\.png", (ROOT / "README.md").read_text())
