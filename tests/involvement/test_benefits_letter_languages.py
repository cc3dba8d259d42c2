"""The letter on a site in several languages: always wholly in one, and mirrored where that language is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client, override_settings
from wagtail.models import Locale

from home.models import HomePage
from involvement.benefits_letter.words import BUILT_IN
from involvement.models import BenefitsLetter, OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity
from tests.factories.translations import compiled
from tests.html_checker import html_errors


@pytest.fixture
def in_urdu(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity in English and in Urdu; the Urdu one."""
    english = make_opportunity(opportunity_index, title="New chairs", slug="chairs", place="Example House")
    locale = Locale.objects.create(language_code="ur")
    for page in (home_page, opportunity_index):
        page.copy_for_translation(locale).save_revision().publish()
    page = english.copy_for_translation(locale)
    page.title = "نئی کرسیاں"
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def words_in_urdu(tmp_path: Path) -> Iterator[None]:
    """The words of the letter as somebody has translated them."""
    folder = tmp_path / "ur" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    urdu = "خط\n\n{title}\n\n{dates}\n\n{payment}\n\n{expenses}"
    catalogue = {"": "Content-Type: text/plain; charset=UTF-8\n", str(BUILT_IN): urdu}
    (folder / "django.mo").write_bytes(compiled(catalogue))
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


def sheet(client: Client, page: OpportunityPage) -> Tag:
    found = BeautifulSoup(client.get(f"{page.url}benefits-letter/").content, "html5lib").select_one(".benefits-letter")
    assert found is not None
    return found


@override_settings(LOCALE_PATHS=[])
def test_the_urdu_site_shows_the_english_letter_while_nobody_has_translated_it(
    client: Client, in_urdu: OpportunityPage
) -> None:
    assert in_urdu.url.startswith("/ur/")
    letter = sheet(client, in_urdu)
    assert (letter["lang"], letter["dir"]) == ("en", "ltr")
    assert "New chairs" in letter.get_text() and in_urdu.title not in letter.get_text()
    assert "It is not employment." in letter.get_text()


def test_a_translated_letter_is_mirrored_and_leads_to_the_english_one(
    client: Client, in_urdu: OpportunityPage, words_in_urdu: None
) -> None:
    own = BenefitsLetter.load()
    own.body = "English words of the trust.\n\n{title}\n\n{dates}\n\n{payment}\n\n{expenses}"
    own.save()
    answer = client.get(f"{in_urdu.url}benefits-letter/").content.decode()
    letter = BeautifulSoup(answer, "html5lib").select_one(".benefits-letter")
    assert letter is not None
    assert (letter["lang"], letter["dir"]) == ("ur", "rtl")
    assert "خط" in letter.get_text() and in_urdu.title in letter.get_text()
    assert "English words of the trust" not in letter.get_text()
    assert 'href="/opportunities/chairs/benefits-letter/"' in answer
    assert html_errors(answer) == []


def test_an_opportunity_in_one_language_only_has_its_letter_there(client: Client, in_urdu: OpportunityPage) -> None:
    OpportunityPage.objects.get(translation_key=in_urdu.translation_key, locale__language_code="en").unpublish()
    assert in_urdu.title in sheet(client, in_urdu).get_text()
