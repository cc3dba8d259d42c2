"""A translation behind the English says so from the minute of publishing, until somebody decides or translates."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page

from core.models import TranslatedPage, TranslationDecision, User
from home.board.supply import Standing, State, standings
from home.models import HomePage, StandardPage
from tests.factories.translated_pages import Captured, publish_words, say, translated, translation_of

LINK = "Read the English page"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.fixture
def english(home_page: HomePage) -> StandardPage:
    """A published page in English."""
    page = StandardPage(title="Words 0", slug="words", summary="What we do.")
    home_page.add_child(instance=page)
    return page


def notice_at(client: Client, address: str) -> str:
    """Return what the notice of a page says."""
    response = client.get(address)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select(".site-translation")
    return found[0].get_text(" ", strip=True) if found else ""


def on_the_board(english: StandardPage) -> dict[str, Standing]:
    """Return how the page stands in each language on the editors' board, which must say what visitors read."""
    found = standings(Page.objects.filter(pk=english.pk), LANGUAGES)
    return {code: standing for (_key, code), standing in found.items()}


def test_every_language_says_so_from_the_minute_the_english_is_published(
    client: Client, english: StandardPage, django_capture_on_commit_callbacks: Captured
) -> None:
    with time_machine.travel(NOON, tick=False):
        pages = [translated(english, code, django_capture_on_commit_callbacks) for code in LANGUAGES]
    addresses = [page.url for page in pages]
    assert [notice_at(client, address) for address in addresses] == [""] * 7
    assert notice_at(client, english.url) == ""
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        say(english, title="Words anew")
        for code, address in zip(LANGUAGES, addresses, strict=True):
            response = client.get(address)
            notice = BeautifulSoup(response.content, "html.parser").select_one(".site-translation")
            assert notice is not None
            assert notice.select_one("a")["href"] == english.url
            assert "2026" in notice.get_text()
            with translation.override(code):
                assert notice.select_one("a").get_text() == gettext(LINK) != LINK
    assert notice_at(client, english.url) == ""
    found = on_the_board(english)
    assert {each.state for each in found.values()} == {State.STALE}
    assert {each.since for each in found.values()} == {NOON + timedelta(days=1)}
    assert set(found) == set(LANGUAGES)


def test_what_a_machine_made_is_marked_until_a_person_has_checked_it(
    client: Client,
    editor: User,
    editor_client: Client,
    english: StandardPage,
    django_capture_on_commit_callbacks: Captured,
) -> None:
    page = translated(english, "pl", django_capture_on_commit_callbacks, kind="machine")
    assert notice_at(client, page.url)
    assert on_the_board(english)["pl"].state == State.MACHINE
    address = f"/admin/translation/{page.pk}/"
    assert "not checked" in editor_client.get(address).content.decode()
    editor_client.post(address, {"decide": "checked", "role": "Polish interpreter"})
    assert notice_at(client, page.url) == ""
    decision = TranslationDecision.objects.get()
    assert (decision.role, decision.decided_by) == ("Polish interpreter", editor)
    assert "Polish interpreter" in editor_client.get(address).content.decode()


def test_an_editor_decides_on_the_screen_and_a_second_press_changes_nothing(
    client: Client,
    editor: User,
    editor_client: Client,
    english: StandardPage,
    django_capture_on_commit_callbacks: Captured,
) -> None:
    page = translated(english, "pl", django_capture_on_commit_callbacks)
    say(english, title="Words anew")
    address = f"/admin/translation/{page.pk}/"
    assert client.post(address, {"decide": "still_right"}).status_code == 302  # to the sign-in
    assert notice_at(client, page.url)
    editor_client.post(address, {"decide": "something else"})
    editor_client.get(address)
    assert notice_at(client, page.url)
    for _press in range(2):
        editor_client.post(address, {"decide": "still_right"})
    assert notice_at(client, page.url) == ""
    say(english, title="Words anew!")
    editor_client.post(f"/admin/translation/{english.pk}/", {"decide": "typing_error"})
    assert notice_at(client, page.url) == ""
    kinds = list(TranslationDecision.objects.values_list("kind", "decided_by"))
    assert kinds == [("typing_error", editor.pk), ("still_right", editor.pk)]


def test_a_gap_filled_with_english_is_no_new_translation(
    english: StandardPage, django_capture_on_commit_callbacks: Captured
) -> None:
    page = translated(english, "pl", django_capture_on_commit_callbacks)
    say(english, title="Words anew")
    work = translation_of(english, "pl")
    with django_capture_on_commit_callbacks(execute=True):
        publish_words(work)
    assert TranslatedPage.objects.get(page=page).stale_since


def test_a_translation_that_comes_back_says_what_it_missed(
    client: Client, english: StandardPage, django_capture_on_commit_callbacks: Captured
) -> None:
    page = translated(english, "pl", django_capture_on_commit_callbacks)
    page.specific.unpublish()
    say(english, title="Words anew")
    Page.objects.get(pk=page.pk).specific.get_latest_revision().publish()
    assert notice_at(client, page.url)
