"""Every mail to somebody who reads Arabic or Urdu: names and titles in English are marked, and read in order."""

import re

import pytest
from django.utils import translation

from core.models import OrganisationSettings
from people.post.mails import Mail, registered_mails
from people.post.pieces import Lines, Piece, Title
from people.post.writing import write
from tests.latin_words import ADDRESS, LETTER, has_words, unmarked_words

WITH_WORDS = [mail for mail in registered_mails() if mail.words is None]
ISOLATED = re.compile("\u2068[^\u2068\u2069\n]*\u2069")


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_english_is_marked_in_every_mail(organisation: OrganisationSettings, language: str) -> None:
    faults = {}
    for mail in WITH_WORDS:
        with translation.override(language):
            written = write(str(mail.subject), str(mail.body), mail.sample())
        if found := [*unmarked_words(written.html), *_loose(written.text)]:
            faults[mail.name] = found
    assert faults == {}


def _loose(text: str) -> list[str]:
    """Return the lines in which English words stand among others without being kept together."""
    return [line for line in text.splitlines() if LETTER.search(line) and has_words(ISOLATED.sub("", line))]


def test_an_english_title_in_an_arabic_sentence_keeps_its_order(organisation: OrganisationSettings) -> None:
    pieces: dict[str, Piece] = {
        "title": Title("Read our letters (first draft)", "https://example.org/a/"),
        "who": "Quiet Ways Panel",
    }
    with translation.override("ar"):
        written = write("مرحبا", "شكرا {who}، إلى اللقاء.\n\n{title}", pieces)
    assert "شكرا \u2068Quiet Ways Panel\u2069، إلى اللقاء." in written.text
    assert 'شكرا <bdi lang="en" dir="ltr">Quiet Ways Panel</bdi>، إلى اللقاء.' in written.html
    assert "\nRead our letters (first draft)\nhttps://example.org/a/" in written.text
    assert '><bdi lang="en" dir="ltr">Read our letters (first draft)</bdi></a>' in written.html


def test_addresses_stay_as_they_are(organisation: OrganisationSettings) -> None:
    address = "https://example.org/My-Page/?a=b"
    with translation.override("ur"):
        written = write("سلام", "یہاں دیکھیں: {where}\n\n{lines}", {"where": address, "lines": Lines(("a@b.example",))})
    assert f": {address}\n" in written.text
    assert ADDRESS.findall(written.html.split("<main")[1])
    assert f': <bdi dir="ltr">{address}</bdi></p>' in written.html


def test_mails_in_english_and_polish_hold_no_isolates(organisation: OrganisationSettings) -> None:
    mail: Mail = WITH_WORDS[0]
    for language in ("en", "pl"):
        with translation.override(language):
            written = write(str(mail.subject), str(mail.body), mail.sample())
        assert "\u2068" not in written.text
    assert f'<bdi lang="en" dir="ltr">{organisation.team_name}</bdi>' in written.html
