"""A running site and a real browser; where Chromium is missing the tests say so, or fail if it is required."""

import ipaddress
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from .site_process import RunningSite

PATIENCE = 20_000  # milliseconds: an editor's page takes its time on a busy machine
expect.set_options(timeout=PATIENCE)

# The first of these that is installed. The one without windows draws the same pages for half the work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Every test is a visitor of its own: forms are limited by network address, and how many tests share one site is chance.
_addresses = (str(address) for address in ipaddress.ip_network("198.18.0.0/15").hosts())


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the system's Chromium is."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("REQUIRE_BROWSER is set and no Chromium is installed.")
        pytest.skip("No Chromium is installed: the browser tests did not run. Debian: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def running_site(site_of_this_process: RunningSite) -> RunningSite:
    """The site with nothing but starter content in it when the tests of a module begin."""
    site_of_this_process.return_to_start()
    return site_of_this_process


@pytest.fixture(scope="session")
def site_of_this_process(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A site of its own for every process of the test run."""
    site = RunningSite(folder=Path(tmp_path_factory.mktemp("site")))
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
    yield chromium
    chromium.close()


def _page(browser: Browser, site: RunningSite, width: int, script: bool) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
        locale="en-GB",
        extra_http_headers={"X-Forwarded-For": next(_addresses)},
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser, running_site: RunningSite) -> Iterator[Page]:
    """A page 1,280 pixels wide."""
    yield from _page(browser, running_site, 1280, script=True)


@pytest.fixture
def narrow_page(browser: Browser, running_site: RunningSite) -> Iterator[Page]:
    """A page 320 pixels wide, like an old phone, or like 400 % zoom on a laptop (WCAG 1.4.10)."""
    yield from _page(browser, running_site, 320, script=True)


@pytest.fixture
def scriptless_page(browser: Browser, running_site: RunningSite) -> Iterator[Page]:
    """A page on which JavaScript is off."""
    yield from _page(browser, running_site, 1280, script=False)
