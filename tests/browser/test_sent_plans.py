"""Plans that staff have sent, in the admin: sound at both widths, and from the menu to a draft by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

PLANS = "/admin/sent_plans/"
TITLE = "Quieter doors on the night ward"
# One plan with its draft, and one of which the draft has been deleted since.
SEND = f"""
from django.utils import timezone
from django.utils.crypto import get_random_string
from involvement.models import OpportunityIndexPage, OpportunityPage, SentPlan
if not SentPlan.objects.filter(name="Dora Doors").exists():
    index = OpportunityIndexPage.objects.filter(locale__language_code="en")[0]
    draft = OpportunityPage(title="{TITLE}", slug="quieter-doors", live=False, locale=index.locale)
    index.add_child(instance=draft)
    draft.save_revision(clean=False)
    for name, page in (("Dora Doors", draft), ("Gus Gone", None)):
        email = name.split()[0].lower() + "@trust.example"
        SentPlan.objects.create(name=name, email=email, page=page, form_digest=get_random_string(64))
"""


def test_the_plans_are_read_and_a_draft_is_opened_by_keyboard(page: Page, running_site: RunningSite) -> None:
    running_site.manage("shell", "-v", "0", "-c", SEND)
    sign_in(page)
    press_by_keyboard(page, page.get_by_role("link", name="Plans from staff"))
    expect(page).to_have_url(re.compile(f"{PLANS}$"))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(PLANS)
        assert faults_of_our_part(page) == []
        assert not page.evaluate(WIDER_THAN_WINDOW)
        gone = page.get_by_role("row").filter(has_text="Gus Gone")
        expect(gone).to_contain_text("The draft has been deleted")
        row = page.get_by_role("row").filter(has_text="Dora Doors")
        expect(row.get_by_role("link", name="dora@trust.example")).to_have_attribute(
            "href", "mailto:dora@trust.example"
        )
        expect(row).to_contain_text("Draft")
    press_by_keyboard(page, page.get_by_role("row").filter(has_text="Dora Doors").get_by_role("link").first)
    expect(page.get_by_role("textbox", name="Title")).to_have_value(TITLE)
    page.set_viewport_size({"width": 320, "height": 900})
    assert not page.evaluate(WIDER_THAN_WINDOW)
