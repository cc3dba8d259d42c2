"""The public words of the settings in other languages: which there are, when they are behind, and who may write."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.contrib.settings.registry import registry
from wagtail.models import ModelLogEntry

from core.models import CrisisContact, EnglishWords, OrganisationSettings, SettingWords, TranslatedWords
from core.selectors import chrome
from core.setting_words import KIND, SettingText, columns_with_words, setting_texts
from core.translation.setting_form import english_seen
from core.translation.setting_saving import save_setting_words
from involvement.models import BenefitsLetter
from tests.factories.setting_words import fill_in_settings
from tests.factories.staff import make_staff, signed_in
from tests.factories.translated_pages import locale_of

pytestmark = pytest.mark.django_db
POLISH = "/admin/setting-words/pl/"
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
# Text in the settings that is not translated, and why.
NOT_WORDS = {
    "core.OrganisationSettings.short_name": "an abbreviation; only search engines are told it",
    "core.OrganisationSettings.team_phone": "a number",
    "core.OrganisationSettings.team_address": "the post must be able to read it",
    "core.OrganisationSettings.pals_phone": "a number",
    "core.OrganisationSettings.complaints_phone": "a number",
    "core.OrganisationSettings.embedding_sites": "addresses",
    "core.CrisisContact.phone": "a number",
    "people.PrivacySettings.age_bands": "numbers",
    "involvement.TellUsSettings.phrases": "never shown",
    "involvement.TellUsSettings.known_sites": "addresses",
}


def text_of(column: str, kind: type[models.Model] = OrganisationSettings) -> SettingText:
    """Return the words of one field."""
    return next(text for text in setting_texts() if text.column == column and isinstance(text.row, kind))


def typed(**words: str) -> dict[str, str]:
    """Return what the Polish form sends with these words for fields of the organisation, the rest as it is."""
    known = dict(SettingWords.objects.filter(language="pl").values_list("thread", "text"))
    sent = {}
    for text in setting_texts():
        own = words.get(text.column) if isinstance(text.row, OrganisationSettings | BenefitsLetter) else None
        sent[f"words-{text.thread.hex}"] = known.get(text.thread, "") if own is None else own
        sent[f"english-{text.thread.hex}"] = english_seen(text)
    return sent


def rename_team(name: str) -> None:
    """Change the name of the team as the form of the settings does."""
    facts = OrganisationSettings.load()
    facts.team_name = name
    facts.save()


def team_in(language: str) -> tuple[str, str]:
    """Return what the team is called on a page in this language, and in which language that is."""
    name = chrome(language).organisation.team_name
    return str(name), getattr(name, "language", "en")


def test_every_text_of_the_settings_is_public_words_or_has_a_reason() -> None:
    found, public = set(), set()
    for setting in registry:
        rows = get_all_child_relations(setting) if issubclass(setting, ClusterableModel) else []
        for kind in (setting, *(each.related_model for each in rows)):
            for field in kind._meta.concrete_fields:
                if type(field) in (models.CharField, models.TextField) and not field.choices:
                    found.add(f"{kind._meta.label}.{field.name}")
            public |= {f"{kind._meta.label}.{column}" for column in columns_with_words(kind)}
    assert {"involvement.BenefitsLetter.body", "core.CrisisContact.description"} <= public
    assert found == public | set(NOT_WORDS)
    assert not public & set(NOT_WORDS)


def test_behind_from_the_minute_the_english_changes(organisation: OrganisationSettings, editor: Any) -> None:
    """What is behind is read in English: opening times and whom to ring must be right."""
    save_setting_words(text_of("team_name"), "pl", "Zespół")
    assert team_in("pl") == ("Zespół", "pl")
    with time_machine.travel(NOW, tick=False):
        rename_team("Team of Fen")
    assert TranslatedWords.objects.get(kind=KIND).stale_since == NOW
    assert team_in("pl") == ("Team of Fen", "en")
    address = reverse("translation:of_words", args=[KIND, text_of("team_name").thread, "pl"])
    client = signed_in(make_staff("change_settingwords", name="words"))
    client.post(address, {"decide": "still_right"})
    assert team_in("pl") == ("Zespół", "pl")
    rename_team("Fen team")
    save_setting_words(text_of("team_name"), "pl", "Zespół Fen")
    assert team_in("pl") == ("Zespół Fen", "pl")
    OrganisationSettings.load().save()
    assert not TranslatedWords.objects.filter(stale_since__isnull=False).exists()


def test_a_contact_that_goes_takes_its_translation_along(organisation: OrganisationSettings) -> None:
    save_setting_words(text_of("description", CrisisContact), "pl", "Kiedy potrzebujesz pomocy.")
    assert chrome("pl").crisis[0].description == "Kiedy potrzebujesz pomocy."
    CrisisContact.objects.get().delete()
    assert not any(each.objects.exists() for each in (SettingWords, TranslatedWords, EnglishWords))


def test_a_translator_writes_empties_and_is_told_what_is_wrong(organisation: OrganisationSettings) -> None:
    client = signed_in(make_staff("change_settingwords", name="words"))
    assert client.post(POLISH, typed(team_name="  Zespół\n dialogu "), follow=True).status_code == 200
    assert team_in("pl") == ("Zespół dialogu", "pl")
    assert ModelLogEntry.objects.get().user.get_username() == "words"
    old = typed(team_name="Zespół trzeci")
    rename_team("Team of Fen")
    refused = client.post(POLISH, old)
    assert refused.status_code == 422 and "The English has changed" in refused.content.decode()
    assert "Zespół trzeci" in refused.content.decode()
    for odd in ("x" * 5000, "a\u0007b", "\ue000"):
        assert client.post(POLISH, typed(team_name=odd)).status_code == 422
    gone = client.post(POLISH, typed() | {"words-0123": "Zdanie"})
    assert gone.status_code == 422 and "not there any more" in gone.content.decode()
    assert SettingWords.objects.get().text == "Zespół dialogu"
    client.post(POLISH, typed(team_name=""))
    assert not SettingWords.objects.exists() and not TranslatedWords.objects.exists()
    assert client.post(POLISH, {}).status_code == 302
    assert client.post(POLISH, typed(team_name="a\x00b\u202ec")).status_code == 400


def test_the_letter_in_another_language_needs_what_it_needs_in_english(organisation: OrganisationSettings) -> None:
    fill_in_settings()
    client = signed_in(make_staff("change_settingwords", name="words"))
    refused = client.post(POLISH, typed(body="List bez faktów."))
    assert refused.status_code == 422 and "of no use without" in refused.content.decode()
    whole = "List.\n\n{title}\n\n{dates}\n\n{payment}\n\n{expenses}"
    assert client.post(POLISH, typed(body=whole.replace("\n", "\r\n"))).status_code == 302
    assert SettingWords.objects.get().text == whole


@pytest.mark.parametrize("address", ["/admin/setting-words/en/", "/admin/setting-words/xx/"])
def test_an_unknown_language_is_not_found(editor_client: Client, address: str) -> None:
    assert editor_client.get(address).status_code == editor_client.post(address, {}).status_code == 404


def test_who_only_checks_sees_and_writes_nothing(organisation: OrganisationSettings) -> None:
    save_setting_words(text_of("team_name"), "pl", "Zespół", by_machine=True)
    checker = signed_in(make_staff("check_translation", name="checker"))
    page = BeautifulSoup(checker.get(POLISH).content, "html5lib")
    assert "Made by a machine" in page.get_text() and not page.select("form [name^=words-]")
    assert checker.post(POLISH, typed(team_name="Inny")).status_code == 302  # to the front page of the admin
    assert team_in("pl") == ("Zespół", "pl")
    checker.post(str(page.select_one("form a[href*=translation]")["href"]), {"decide": "checked"})
    assert TranslatedWords.objects.get().checked_by == "Involvement team"
    assert signed_in(make_staff(name="nobody")).get(POLISH)["Location"] == "/admin/"


def test_the_board_shows_every_word_and_leads_to_it(organisation: OrganisationSettings, editor_client: Client) -> None:
    fill_in_settings()
    locale_of("pl")
    save_setting_words(text_of("team_name"), "pl", "Zespół")
    rename_team("Fen team")
    board = BeautifulSoup(
        editor_client.get(f"/admin/translations/words/?kind={KIND}&language=pl").content, "html5lib"
    ).select(".translation-board tbody tr")
    rows = {row.select_one("th a").get_text(strip=True): row for row in board}
    assert set(rows) == {text.name for text in setting_texts()}
    team = rows["Organisation: name of the team"]
    assert "Out of date" in team.get_text()
    key = text_of("team_name").thread.hex
    assert team.select_one(f"a[href='{POLISH}#{key}']")
    assert BeautifulSoup(editor_client.get(POLISH).content, "html5lib").select_one(f"section[id='{key}']")
    for link in {str(link["href"]).partition("#")[0] for row in board for link in row.select("a")}:
        assert editor_client.get(link, follow=True).status_code == 200, link
    of_english = reverse("translation:of_words", args=[KIND, text_of("team_name").thread, "en"])
    assert of_english in editor_client.get("/admin/setting-words/").content.decode()
    editor_client.post(of_english, {"decide": "typing_error"})
    assert team_in("pl") == ("Zespół", "pl")
    for setting in ("core/organisationsettings", "involvement/benefitsletter"):
        assert "/admin/setting-words/" in editor_client.get(f"/admin/settings/{setting}/", follow=True).content.decode()


def test_one_question_more_in_another_language_and_none_in_english(organisation: OrganisationSettings) -> None:
    def asked(language: str) -> list[str]:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            chrome(language)
        return [query["sql"] for query in queries]

    few = asked("pl")
    about_words = [sum("core_settingwords" in query for query in queries) for queries in (asked("en"), few)]
    assert about_words == [0, 1]
    for text in setting_texts():
        save_setting_words(text, "pl", "Słowa")
    assert len(asked("pl")) == len(few)
    with CaptureQueriesContext(connection) as queries:
        assert chrome("pl").organisation.team_name == "Słowa"
    assert len(queries) == 0


def test_saving_the_settings_asks_once_whether_anything_is_translated(organisation: OrganisationSettings) -> None:
    facts = OrganisationSettings.load()
    with CaptureQueriesContext(connection) as queries:
        facts.save()
    assert sum("core_englishwords" in query["sql"] for query in queries) == 1


def test_whoever_could_change_the_settings_may_translate_them_after_the_upgrade(db: None) -> None:
    group = Group.objects.create(name="Keepers of facts")
    group.permissions.add(Permission.objects.get(codename="change_organisationsettings"))
    import_module("core.migrations.0019_setting_words").let_the_same_translate(apps, None)
    assert group.permissions.filter(codename="change_settingwords").count() == 1
