"""The starter site's first pages and lists in Polish and Arabic: whole, marked, and made once."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from core.models import TranslatedPage, TranslatedWords
from core.setting_words import KIND
from home.actions.starter_translations import ADDRESSES, SETTINGS, WORDS, load_starter_translations
from home.models import HomePage
from tests.factories.translated_pages import Captured, say

SUMMARY = "Come and sit. Tell us which chairs suit a sore back or a tired child, and where a wheelchair needs space."
MARKS = {
    "pl": ("Przetłumaczyła to maszyna.", "Przykład"),
    "ar": ("ترجمتها آلة", "مثال"),
}


def test_the_first_pages_stand_in_polish_and_arabic(
    client: Client, db: None, django_capture_on_commit_callbacks: Captured
) -> None:
    call_command("load_starter_site", verbosity=0)
    say(Page.objects.get(slug="choose-waiting-room-chairs"), summary="Other words than those that were translated.")
    with django_capture_on_commit_callbacks(execute=True):
        report = load_starter_translations()
    made = {"words in": 32, "pages in": 2, "words of the settings in": 12}
    assert report.made == {f"{what} {language}": number for what, number in made.items() for language in WORDS}
    assert report.kept == {"pages in pl": 1, "pages in ar": 1}
    say(Page.objects.get(slug="choose-waiting-room-chairs", locale__language_code="en"), summary=SUMMARY)
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("load_starter_translations", verbosity=0)
    Site.clear_site_root_paths_cache()
    assert Page.objects.exclude(locale__language_code="en").count() == len(WORDS) * len(ADDRESSES)
    assert TranslatedPage.objects.filter(machine_made=True, stale_since=None).count() == 6
    assert TranslatedWords.objects.filter(kind=KIND, machine_made=True, stale_since=None).count() == 24
    for language, (by_machine, example) in MARKS.items():
        for address in ADDRESSES:
            soup = BeautifulSoup(client.get(f"/{language}/{address}").content, "html.parser")
            assert soup.html["lang"] == language and by_machine in soup.main.get_text(), address
        assert example in soup.main.get_text()
        left_in_english = {str(each.get_text()) for each in soup.main.select("[lang=en]")}
        assert not left_in_english & {"Designing together", "Planning", "Waiting", "Older people"}, left_in_english
    front = BeautifulSoup(client.get("/").content, "html.parser")
    assert [link["lang"] for link in front.select(".site-languages a")] == ["pl", "ar"]


def test_below_a_front_page_in_other_words_nothing_is_made(starter_site: HomePage) -> None:
    """Its copy would be an English front page at the address of the Polish one."""
    say(Page.objects.get(pk=starter_site.pk), heading="Other words than those that were translated.")
    assert set(load_starter_translations().made) == {"words in pl", "words in ar"}
    assert not Page.objects.exclude(locale__language_code="en").exists()


@pytest.mark.parametrize("language", WORDS)
def test_both_languages_hold_the_same_words(language: str) -> None:
    assert set(WORDS[language]) == set(WORDS["pl"])
    assert all(WORDS[language].values())
    assert set(SETTINGS[language]) == set(SETTINGS["pl"]) and all(SETTINGS[language].values())
