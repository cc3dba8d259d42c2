"""Feeds, calendars and the open data of a language hold what is in this language, and say which it is."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar
from wagtail.models import Page

from core.serving import TAILS, extra_for
from tests.factories.languages import Languages, in_language

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
WORDS = ("lamps", "bench in the yard")  # of pages that are in English only


def documents(client: Client, language: str) -> Iterator[tuple[str, str, str]]:
    """Give address, type and text of every feed, calendar and table below the pages of this language."""
    for page in Page.objects.live().filter(locale__language_code=language, depth__gt=1).specific():
        for tail in TAILS:
            if extra_for(page, tail) is None or tail.endswith((".pdf", ".docx")):
                continue
            answer = client.get(f"{page.url}{tail}")
            kind = answer.get("Content-Type", "").split(";")[0]
            if answer.status_code == 200 and kind != "text/html":
                yield f"{page.url}{tail}", kind, answer.content.decode()


def said(file: str) -> dict[str, tuple[str, str]]:
    """Return title and address of each event of a calendar, by its id."""
    events = Calendar.from_ical(file).walk("VEVENT")
    return {str(event["uid"]): (str(event["summary"]), str(event["url"])) for event in events}


def is_polish_feed(address: str, text: str) -> None:
    """Hold against a feed whatever in it is not Polish."""
    feed = ElementTree.fromstring(text)  # noqa: S314  our own
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"
    assert (feed.findtext(f"{ATOM}title") or "").startswith("Polish: ")
    links = {link.get("rel"): link.get("href") or "" for link in feed.findall(f"{ATOM}link")}
    assert links["self"].endswith(address) and "/pl/" in links["alternate"]
    entries = feed.findall(f"{ATOM}entry")
    assert [(entry.findtext(f"{ATOM}title") or "")[:8] for entry in entries] == ["Polish: "]
    assert all("/pl/" in (entry.find(f"{ATOM}link").get("href") or "") for entry in entries)


def test_every_feed_and_calendar_holds_what_is_in_its_language(client: Client, languages: Languages) -> None:
    seen = set()
    for address, kind, text in documents(client, "pl"):
        seen.add((address.removeprefix("/pl"), kind))
        assert not [word for word in WORDS if word in text.lower()], address
        if kind == "application/atom+xml":
            is_polish_feed(address, text)
        if kind == "text/calendar":
            assert "X-WR-CALNAME:Polish: " in text
            assert all(title.startswith("Polish: ") and "/pl/" in url for title, url in said(text).values()), text
    assert {
        ("/opportunities/feed/", "application/atom+xml"),
        ("/opportunities/calendar.ics", "text/calendar"),
        ("/opportunities/chairs/calendar.ics", "text/calendar"),
        ("/we-said-we-did/feed/", "application/atom+xml"),
        (f"{languages.group.url}calendar.ics", "text/calendar"),
    } <= seen


def test_a_date_has_one_id_in_every_language(client: Client, languages: Languages) -> None:
    for page in (languages.chairs, languages.index, languages.group):
        ours, english = (
            said(client.get(f"{each.url}calendar.ics").content.decode()) for each in (in_language(page, "pl"), page)
        )
        assert set(ours) and set(ours) <= set(english)
    arabic = in_language(languages.chairs, "ar")
    number = languages.chairs.sessions.get().pk
    assert list(said(client.get(f"{arabic.url}calendar.ics").content.decode())) == [f"session-{number}@testserver"]
    assert arabic.sign_up_briefing().when_numbers == languages.chairs.sign_up_briefing().when_numbers == (number,)


def test_the_open_data_gives_one_language(client: Client, languages: Languages) -> None:
    found = client.get("/api/v1/opportunities", {"language": "pl"}).json()["results"]
    assert [(each["title"], each["language"]) for each in found] == [("Polish: Chairs for the garden", "pl")]
    assert found[0]["url"].endswith("/pl/opportunities/chairs/")
    assert client.get("/api/v1/opportunities", {"language": "ur"}).status_code == 404
