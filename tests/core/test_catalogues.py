"""Every word of the public site stands in seven catalogues, and whether a person has checked them is said."""

from collections import Counter
from datetime import date, timedelta

import polib
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from wagtail.models import Locale

from core.models import InterfaceCheck, OrganisationSettings
from home.models import HomePage
from tests.messages.catalogues import (
    LANGUAGES,
    catalogue_path,
    forms_needed,
    forms_of,
    key_of,
    placeholders,
    read_catalogue,
)
from tests.messages.strings import Message, public_messages

NOTE = "A machine translated the buttons, forms and mails of this site. Nobody has checked its words yet."


@pytest.fixture(scope="module")
def wanted() -> set[Message]:
    """What the public site says."""
    return set(public_messages())


def test_what_visitors_read_is_found(wanted: set[Message]) -> None:
    found = {message.words for message in wanted}
    assert {NOTE, "Support links", "Your own page"} <= found
    assert "A role, not a name: “Interpreting service”, “Polish speaking members of the forum”." not in found
    assert len(found) > 1500


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_word_and_nothing_else(language: str, wanted: set[Message]) -> None:
    """`make messages` names what waits for a translation."""
    catalogue = read_catalogue(language)
    assert {key_of(entry) for entry in catalogue} == wanted
    assert [entry.msgid for entry in catalogue if not all(form.strip() for form in forms_of(entry))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_stay(language: str) -> None:
    wrong = []
    for entry in read_catalogue(language):
        for form in forms_of(entry):
            allowed = [placeholders(entry.msgid), placeholders(entry.msgid_plural)] if entry.msgid_plural else []
            fits = placeholders(form) in (allowed or [placeholders(entry.msgid)])
            edges = (entry.msgid[:1].isspace(), entry.msgid[-1:].isspace()) == (form[:1].isspace(), form[-1:].isspace())
            if not fits or not edges:
                wrong.append((entry.msgid, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_of_the_language_is_there(language: str) -> None:
    catalogue = read_catalogue(language)
    assert {len(forms_of(entry)) for entry in catalogue if entry.msgid_plural} == {forms_needed(catalogue)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_site_reads_is_what_people_edit(language: str) -> None:
    compiled = polib.mofile(str(catalogue_path(language).with_suffix(".mo")))
    edited = {key_of(entry): forms_of(entry) for entry in read_catalogue(language)}
    assert {key_of(entry): forms_of(entry) for entry in compiled} == edited


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_translated(language: str) -> None:
    assert read_catalogue(language).metadata["Last-Translator"] == "a machine; checks by people stand in the admin"


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_words_are_not_the_english_ones(language: str) -> None:
    entries = [entry for entry in read_catalogue(language) if len(entry.msgid) > 25]
    same = Counter(entry.msgid in forms_of(entry) for entry in entries)
    assert same[True] < len(entries) / 100


def test_django_finds_them() -> None:
    with translation.override("pl"):
        assert gettext("Support links") != "Support links"
        assert ngettext("%(count)s day", "%(count)s days", 5) != ""
    assert gettext("Support links") == "Support links"


def _footer(client: Client, address: str) -> str:
    return BeautifulSoup(client.get(address).content, "html.parser").select_one("footer").get_text(" ", strip=True)


def test_until_somebody_has_checked_a_language_every_page_in_it_says_so(
    home_page: HomePage, organisation: OrganisationSettings, client: Client
) -> None:
    with translation.override("pl"):
        note = gettext(NOTE)
    assert note != NOTE
    polish = home_page.copy_for_translation(Locale.objects.get_or_create(language_code="pl")[0])
    polish.save_revision().publish()
    assert NOTE not in _footer(client, "/")
    assert note in _footer(client, "/pl/search/")
    check = InterfaceCheck.objects.create(language="pl", checked_by="Interpreting service")
    assert note not in _footer(client, "/pl/search/")
    check.delete()
    assert note in _footer(client, "/pl/search/")


def test_nobody_has_checked_it_tomorrow(db: None) -> None:
    check = InterfaceCheck(language="pl", checked_by="Us", checked_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(ValidationError, match="still to come"):
        check.full_clean()
    check.checked_on = date(2026, 1, 1)
    check.full_clean()


def test_english_needs_no_check(db: None) -> None:
    with pytest.raises(ValidationError):
        InterfaceCheck(language="en", checked_by="Us").full_clean()
