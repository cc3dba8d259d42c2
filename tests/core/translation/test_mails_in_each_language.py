"""What somebody is sent is in their language: words, facts, links, the way out, and the calendar file."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import translation
from icalendar import Calendar

from involvement.actions.alerts import ask_for_alert
from involvement.actions.following import ask_to_follow
from involvement.alerts.questions import AlertName
from involvement.following.things import FollowName
from involvement.models import OpportunityAlert, StoryFollow
from people.actions.confirmation import confirm
from people.actions.subscriptions import confirm_subscription
from people.mail_wording import wording_of
from people.models import Person
from people.post.mails import Mail, Reader, registered_mails
from people.post.writing import write
from tests.factories.alerts import AT_ONCE, EMAIL, alerts_wording, close_mail, filters_from, open_one, told_now
from tests.factories.following import follow_wording, thing_of
from tests.factories.languages import Languages, in_language
from tests.factories.people import make_sign_up, post_arrives
from tests.messages.catalogues import LANGUAGES, PLACEHOLDERS, forms_of, read_catalogue

pytestmark = pytest.mark.django_db
A_SENTENCE = 24  # characters: shorter pieces may be names or stand in other words
TO_PEOPLE = [mail for mail in registered_mails() if mail.reader is not Reader.TEAM]
WRITTEN_BY_STAFF = {"mailing", "mailing_test"}  # their words stand in the mailing itself


@cache
def sentences(language: str) -> frozenset[str]:
    """Return every piece of English of ours that stands otherwise in this language."""
    found: set[str] = set()
    for entry in read_catalogue(language):
        ours = " ".join(forms_of(entry))
        for english in (entry.msgid, entry.msgid_plural or ""):
            pieces = (" ".join(piece.split()) for piece in re.split(rf"{PLACEHOLDERS.pattern}|\n", english))
            found.update(piece for piece in pieces if len(piece) >= A_SENTENCE and piece not in ours)
    return frozenset(found)


def english_in(text: str, language: str) -> list[str]:
    """Return the pieces of our English that stand in this text."""
    plain = " ".join(text.split())
    return sorted(piece for piece in sentences(language) if piece in plain)


def parts_of(letter: Any) -> Iterator[tuple[str, str]]:
    """Give the parts of a mail that people read."""
    yield "subject", letter.subject
    yield "text", letter.body
    yield "html", BeautifulSoup(letter.alternatives[0][0], "html.parser").get_text(" ")


def paths_in(letter: Any) -> list[str]:
    """Return the addresses on our site to which a mail leads."""
    soup = BeautifulSoup(letter.alternatives[0][0], "html.parser")
    links = [link["href"] for link in soup.select("a[href]")] + re.findall(r"https?://\S+", letter.body)
    links += re.findall(r"<(https?:[^>]+)>", letter.extra_headers.get("List-Unsubscribe", ""))
    ours = urlsplit(settings.SITE_URL).netloc
    return [urlsplit(link).path for link in links if urlsplit(link).netloc in (ours, "testserver")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_every_mail_stand_in_every_language(language: str) -> None:
    wrong = {}
    for mail in TO_PEOPLE:
        with translation.override(language):
            wording = wording_of(mail, language)
            written = write(wording.subject, wording.body, mail.sample())
        if mail.name not in WRITTEN_BY_STAFF:
            wrong[mail.name] = english_in(f"{written.subject} {written.text}", language)
        assert f'lang="{language}"' in written.html
    assert {name: found for name, found in wrong.items() if found} == {}


def test_english_that_is_left_would_be_found() -> None:
    confirming = next(mail for mail in TO_PEOPLE if mail.name == "confirm")
    assert english_in(str(confirming.body), "pl")
    assert Mail is type(confirming)


def is_polish(letter: Any) -> None:
    """Hold against a mail whatever in it is not Polish, or leads to pages that are not."""
    for part, text in parts_of(letter):
        assert english_in(text, "pl") == [], (part, text)
    paths = paths_in(letter)
    assert paths
    assert [path for path in paths if not path.startswith("/pl/")] == []
    assert 'lang="pl"' in letter.alternatives[0][0]


def test_who_signs_up_in_polish_gets_everything_in_polish(languages: Languages) -> None:
    page = in_language(languages.chairs, "pl")
    sign_up = make_sign_up(page, language="pl")
    post_arrives()
    confirm(sign_up)
    letters = [letter for letter in post_arrives() if letter.to == ["sam@example.com"]]
    assert len(letters) == 2
    for letter in letters:
        is_polish(letter)
    (file,) = (content for letter in letters for _name, content, kind in letter.attachments if "calendar" in kind)
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert "/pl/opportunities/chairs/" in str(event["url"])
    assert "Polish: Chairs for the garden" in str(event["summary"])
    assert english_in(str(event["description"]), "pl") == []
    assert event["uid"] == f"session-{languages.chairs.sessions.get().pk}@testserver"


def test_subscriptions_asked_for_in_polish_are_polish(languages: Languages) -> None:
    index, story = in_language(languages.index, "pl"), in_language(languages.story, "pl")
    ask_for_alert(index, filters_from(index, "how=in-person"), AT_ONCE, EMAIL, "pl", alerts_wording())
    ask_to_follow(thing_of(story), EMAIL, "pl", follow_wording())
    asked = post_arrives()
    assert len(asked) == 2
    person = Person.objects.get(email=EMAIL)
    for name in (AlertName(OpportunityAlert.objects.get().pk), FollowName(StoryFollow.objects.get().pk)):
        assert confirm_subscription(person, str(name))
    close_mail()
    open_one(index, "Lampy", summary="Wybierz lampy.", what_you_would_do="<p>Wybierz.</p>", place="Dom")
    told_now()
    letters = post_arrives()
    assert [letter for letter in letters if "Lampy" in letter.body]
    for letter in (*asked, *letters):
        is_polish(letter)
