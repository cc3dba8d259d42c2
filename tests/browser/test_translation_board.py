"""The translation board in the browser: found in the menu, filtered and used by keyboard, without a fault of ours."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

# Welsh, which no other test of the running site looks at.
PREPARE = """
from django.utils import timezone
from wagtail.models import Locale
from home.models import HomePage, PageVisits, StandardPage
Locale.objects.get_or_create(language_code="cy")
home = HomePage.objects.live().get(locale__language_code="en")
for width in (320, 1280):
    if not StandardPage.objects.filter(slug=f"board-{width}").exists():
        page = StandardPage(title=f"Board page {width}", slug=f"board-{width}", summary="For the board.")
        home.add_child(instance=page)
        page.save_revision().publish()
        PageVisits.objects.create(thread=page.translation_key, language="en", day=timezone.localdate(), number=1234)
"""
FORGET = """
from wagtail.models import Locale, Page
from home.models import PageVisits
PageVisits.objects.all().delete()
for page in Page.objects.filter(slug__in=("board-320", "board-1280"), locale__language_code="en"):
    page.delete()
for page in Page.objects.filter(locale__language_code="cy", depth=2):
    page.delete()
Locale.objects.filter(language_code="cy").delete()
"""


@pytest.fixture
def welsh_site(running_site: RunningSite) -> Iterator[RunningSite]:
    """The site with Welsh and with pages to start; both are gone afterwards."""
    running_site.manage("shell", "-v", "0", "-c", PREPARE)
    yield running_site
    running_site.manage("shell", "-v", "0", "-c", FORGET)


def test_a_translation_is_started_by_keyboard(page: Page, welsh_site: RunningSite) -> None:
    """From the menu to the board, its filter, the button and the draft; and back to see that it is in progress."""
    sign_in(page)
    press_by_keyboard(page, page.get_by_role("navigation").get_by_role("link", name="Translations", exact=True).first)
    expect(page).to_have_url(re.compile("/admin/translations/$"))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/admin/translations/")
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
        # What is read most stands first, and an order is a choice like any other.
        expect(page.get_by_role("row", name=re.compile("Board page")).first).to_contain_text("1,234")
        expect(page.get_by_label("Order", exact=True)).to_have_value("visits")
        page.get_by_label("Words in the title").fill(f"board page {width}")
        page.get_by_label("Language", exact=True).select_option("cy")
        press_by_keyboard(page, page.get_by_role("button", name="Show", exact=True))
        expect(page.get_by_role("heading", name="1 page", exact=True)).to_be_visible()
        press_by_keyboard(page, page.get_by_role("button", name=re.compile(f"^Start ?: Board page {width}, Welsh")))
        expect(page.get_by_text("It is a draft")).to_be_visible()
        page.goto(f"/admin/translations/?q=board+page+{width}&language=cy")
        expect(page.get_by_role("link", name=re.compile(f"^In progress ?: Board page {width}, Welsh"))).to_be_visible()
        assert faults_of_our_part(page) == []
