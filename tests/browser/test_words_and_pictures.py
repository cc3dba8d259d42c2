"""Words and pictures in the browser: the desk and one's own page are accessible, and one press takes it all back."""

import re

import pytest
from playwright.sync_api import Page, expect

from .inspection import WIDER_THAN_WINDOW
from .journeys import is_sound, press
from .site_process import RunningSite
from .test_desk import faults_of_our_part, press_by_keyboard
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

REGISTER = "/admin/snippets/core/contribution/"
MAKE = """
from datetime import timedelta
from django.utils import timezone
from core.models import Contribution
from people.models import Contributor, Person
from people.tokens import own_token
from home.models import StandardPage
name, today = "{name}", timezone.localdate()
row = Contribution.objects.create(title=name, agreed_on=today, review_on=today + timedelta(days=99),
    shown_until=today + timedelta(days=120), on_website=True, is_example=True)
row.texts.create(words=f"Words of {{name}}", who="Example", sort_order=0)
row.texts.create(words=f"Słowa {{name}}", who="Przykład", language="pl", sort_order=1)
row.uses_elsewhere.create(where="Example slides", used_on=today)
row.save()
person = Person.objects.create(name=name)
Contributor.objects.create(contribution=row, person=person)
page = StandardPage.objects.live().filter(slug="contact").first()
page.body.append(("quote", {{"contribution": row}}))
page.save_revision().publish()
print(f"/my/{{own_token(person)}}/", row.pk)
"""


def make(site: RunningSite, name: str) -> tuple[str, str]:
    """Let somebody say something on the contact page; returns their own page and the number of the record."""
    said = site.manage("shell", "-v", "0", "-c", MAKE.format(name=name))
    own_page, number = said.split()[-2:]
    return own_page, number


@pytest.mark.parametrize("width", [320, 1280])
def test_somebody_takes_their_words_back_on_their_own_page(page: Page, running_site: RunningSite, width: int) -> None:
    """They see them, read what happens, press once, and visitors see nothing of it any more."""
    page.set_viewport_size({"width": width, "height": 900})
    own_page, _number = make(running_site, f"Own{width}")
    words = f"Words of Own{width}"
    page.goto("/contact/")
    expect(page.get_by_text(words)).to_be_visible()
    is_sound(page)
    page.goto(own_page)
    is_sound(page)
    page.get_by_role("link", name=re.compile("Take this back")).click()
    expect(page.get_by_text(words)).to_be_visible()
    is_sound(page)
    press(page, "Yes, take it back")
    expect(page.get_by_text("You have taken it back. It is gone from our website.")).to_be_visible()
    expect(page.get_by_text(words)).to_have_count(0)
    is_sound(page)
    page.goto("/contact/")
    expect(page.get_by_text(words)).to_have_count(0)
    is_sound(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_staff_take_words_off_the_site_by_keyboard(page: Page, running_site: RunningSite, width: int) -> None:
    """Register, record, the list of places, one button."""
    page.set_viewport_size({"width": width, "height": 900})
    _own_page, number = make(running_site, f"Desk{width}")
    sign_in(page)
    page.goto(f"{REGISTER}inspect/{number}/")
    expect(page.get_by_role("heading", name="Whose it is")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("link", name="Take it off the site"))
    expect(page.get_by_text("Example slides")).to_be_visible()
    assert faults_of_our_part(page) == []
    assert not page.evaluate(WIDER_THAN_WINDOW)
    press_by_keyboard(page, page.get_by_role("button", name="Yes, take it off the site"))
    expect(page.get_by_text("Take it out by hand")).to_be_visible()
    assert faults_of_our_part(page) == []
    page.goto("/contact/")
    expect(page.get_by_text(f"Words of Desk{width}")).to_have_count(0)
