"""Advice beside the editor: it follows what somebody writes, without saving and without a press."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations
from .site_process import RunningSite
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

SOON = 5_000  # milliseconds
SLOW = 20_000  # milliseconds: the preview is drawn first


def write_until(page: Page, words: str, holds: Callable[[], None]) -> None:
    """Write the summary, and once more where nothing came of it: a preview at work passes over what changes then."""
    for attempt in range(5):
        page.locator("[name=summary]").fill(words + " " * attempt)
        with suppress(AssertionError):
            return holds()
    holds()
    return None


def test_advice_follows_the_words(page: Page, running_site: RunningSite) -> None:
    """A word to avoid is named once it is written in a new page, and gone once it is taken out."""
    sign_in(page)
    home = running_site.manage(
        "shell",
        "-v",
        "0",
        "-c",
        "from home.models import HomePage; print(HomePage.objects.get(locale__language_code='en').pk)",
    ).strip()
    page.goto(f"/admin/pages/add/home/standardpage/{home}/")
    page.locator("[name=title]").fill("Chairs")
    page.get_by_role("button", name=re.compile("Toggle checks")).click()
    advice, number = page.locator("#writing-advice"), page.locator("#writing-number")
    expect(number).to_contain_text("could be better", timeout=SLOW)
    expect(advice).to_contain_text("There is no summary")
    write_until(page, "Please utilise them.", lambda: expect(advice).to_contain_text("Not “utilise”", timeout=SOON))
    expect(advice).not_to_contain_text("There is no summary")
    assert axe_violations(page, "#writing-advice") == []
    write_until(page, "Please use them.", lambda: expect(advice).not_to_contain_text("Not “utilise”", timeout=SOON))
