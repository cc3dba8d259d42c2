"""Every public word of the settings where visitors and readers of mails meet it: translated, or marked as English."""

from collections.abc import Iterator
from email.header import decode_header, make_header

import pytest
from bs4 import BeautifulSoup, Tag
from django.core import mail
from django.test import Client

from core.setting_words import setting_texts
from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage
from people.models import SignUp
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up, post_arrives
from tests.factories.setting_words import fill_in_settings, translate_settings
from tests.factories.translated_pages import locale_of

LETTER_TEXT = ".benefits-letter__words"  # one text: in Polish nothing within it can say that it is English
ONLY_IN_HEADERS = {"sender_name"}
BODY = "body"  # where nobody translated the trust's own letter, the one that comes with the site stands there


@pytest.fixture
def addresses(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> list[str]:
    """English pages that hold every public word of the settings between them."""
    fill_in_settings()
    contacts = [("contact", {"source": source, "introduction": "Ring us."}) for source in ("team", "pals")]
    contact = StandardPage(title="Contact", slug="contact", summary="Ring us.", body=contacts)
    home_page.add_child(instance=contact)
    page = make_opportunity(opportunity_index, title="New chairs", slug="chairs")
    for language in ("ar", "pl"):
        for each in (home_page, opportunity_index, contact, page):
            each.copy_for_translation(locale_of(language)).save_revision().publish()
    return ["/", "/contact/", f"{page.url}take-part/", f"{page.url}benefits-letter/"]


def documents(client: Client, addresses: list[str], language: str) -> list[str]:
    """Return the same pages in another language, and the mail to somebody who signs up there."""
    found = [client.get(f"/{language}{address}").content.decode() for address in addresses]
    page = OpportunityIndexPage.objects.get(locale__language_code=language).get_children().get().specific
    mail.outbox.clear()
    make_sign_up(page, language=language, email=f"sam{SignUp.objects.count()}@example.com")
    post_arrives()
    return [*found, str(mail.outbox[0].alternatives[0][0])]


def told(htmls: list[str], words: str, *, but_in: str = "") -> set[tuple[str, str]]:
    """Return the languages and directions in which these words stand where they are read."""
    return {place for html in htmls for place in _places(BeautifulSoup(html, "html5lib"), words, but_in)}


def _places(page: BeautifulSoup, words: str, but_in: str) -> Iterator[tuple[str, str]]:
    for left_out in page.select(", ".join(filter(None, ("head", "script", but_in)))):
        left_out.decompose()
    for found in page.find_all(string=lambda text: words in (text or "")):
        around = found.find_parent(lang=True)
        assert isinstance(around, Tag)
        yield str(around["lang"]), str(around["dir"])


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("pl", "ltr")])
def test_each_word_is_translated_or_says_that_it_is_english(
    client: Client, addresses: list[str], language: str, direction: str
) -> None:
    english = documents(client, addresses, language)
    but_in = LETTER_TEXT if language == "pl" else ""
    texts = [text for text in setting_texts() if text.column not in (*ONLY_IN_HEADERS, BODY)]
    marked = {text.column: told(english, text.words, but_in=but_in) for text in texts}
    only_in_letter = {"legal_citation"} if but_in else set()
    assert {column for column, found in marked.items() if found != {("en", "ltr")}} == only_in_letter
    assert mail.outbox[0].from_email.startswith("Sender of Fen")
    translated = translate_settings(language)
    ours = documents(client, addresses, language)
    read = {text.column: told(ours, mark) for text, mark in translated.items() if text.column not in ONLY_IN_HEADERS}
    assert {column: found for column, found in read.items() if found != {(language, direction)}} == {}
    sender = str(make_header(decode_header(mail.outbox[0].from_email)))
    whole = "".join([*ours, sender, str(mail.outbox[0].body)])
    assert [text.column for text in translated if text.words.partition("\n")[0] in whole] == []
    assert next(mark for text, mark in translated.items() if text.column == "sender_name") in sender
