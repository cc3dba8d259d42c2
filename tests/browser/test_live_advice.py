"""Advice beside the editor: it follows what somebody writes, without saving and without a press."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import axe_violations
from .site_process import RunningSite
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

SLOW = 20_000  # milliseconds: the preview is drawn first


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
    page.locator("[name=summary]").fill("Please utilise them.")
    expect(advice).to_contain_text("Not “utilise”", timeout=SLOW)
    expect(advice).not_to_contain_text("There is no summary")
    assert axe_violations(page, "#writing-advice") == []
    page.locator("[name=summary]").fill("Please use them.")
    expect(advice).not_to_contain_text("Not “utilise”", timeout=SLOW)
