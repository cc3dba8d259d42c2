"""A person's own pages and the forms around them in Arabic and Urdu: what is English is marked as English."""

import re

import pytest
from django.test import Client

from core.models import OrganisationSettings
from home.models import HomePage
from involvement.models import OpportunityPage
from people.actions.consent import publish_wording
from people.models import Person
from people.submissions import Answer
from people.tokens import new_email_token
from tests.factories.people import post_arrives
from tests.factories.translated_pages import locale_of
from tests.latin_words import unmarked_words
from tests.people.own_page import PAGES, details_of, leave_path, make_own_person, own_path

WITHOUT_TOKEN = (
    "/my/",
    "/my/sent/",
    "/my/ended/",
    "/my/erasing/",
    "/my/wrong/",
    "/confirm/wrong/",
    "/unsubscribe/wrong/",
)


@pytest.fixture
def person(home_page: HomePage, page: OpportunityPage, organisation: OrganisationSettings) -> Person:
    """Somebody with answers and needs, all typed in English."""
    answers = (Answer(question="Why do you ask?", answer="Because I like it"),)
    person = make_own_person(page, name="Sam Example", access_needs="A quiet room", answers=answers)
    post_arrives()
    Person.objects.filter(pk=person.pk).update(new_email="new@example.com", address="1 Example Street\nEX1 1EX")
    person.refresh_from_db()
    return person


def reads(person: Person, language: str) -> Person:
    """Let them read the site in this language, which has a front page of its own."""
    home = HomePage.objects.get(locale__language_code="en")
    home.copy_for_translation(locale_of(language)).save_revision().publish()
    person.language = language
    person.save(update_fields=["language"])
    return person


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_english_is_marked_on_every_own_page(client: Client, person: Person, language: str) -> None:
    person = reads(person, language)
    paths = [own_path(person, place) for place in PAGES if not place.endswith(".json")]
    paths += [leave_path(person), f"/my/{new_email_token(person)}/email/", *WITHOUT_TOKEN]
    documents = {path: client.get(f"/{language}{path}").content.decode() for path in paths}
    empty = details_of(person, name="", email="Not An Address", phone="x", address="x", reach_by="x")
    for place, typed in {"details/": empty, "needs/": {}, "break/": {}}.items():
        answer = client.post(f"/{language}{own_path(person, place)}", typed)
        assert answer.status_code == 422
        documents[f"{place} refused"] = answer.content.decode()
    assert all(f'lang="{language}"' in document for document in documents.values())
    faults = {path: unmarked_words(document) for path, document in documents.items()}
    assert {path: found for path, found in faults.items() if found} == {}


def test_polish_readers_are_told_which_words_are_english(client: Client, person: Person) -> None:
    """Polish letters tell nothing: here the words themselves know their language."""
    title = person.sign_ups.get().page.title
    assert "<bdi" not in client.get(own_path(person)).content.decode().split("<main")[1]
    words = " ".join(client.get(f"/pl{own_path(reads(person, 'pl'))}").content.decode().split())
    assert f'<bdi lang="en" dir="ltr">{title}</bdi>' in words
    assert re.search(r'“<bdi lang="en" dir="ltr">You may keep my name', words)
    assert '<bdi lang="en" dir="ltr">Example NHS Foundation Trust</bdi>' in words


def test_polish_form_marks_the_consent_nobody_translated(client: Client, page: OpportunityPage) -> None:
    polish = page.copy_for_translation(locale_of("pl"), copy_parents=True)
    polish.save_revision().publish()
    publish_wording("take-part", "pl", "Zgadzam się")
    words = " ".join(client.get(f"{polish.url}take-part/").content.decode().split())
    assert '<bdi lang="en" dir="ltr">You may also send me news' in words
    assert "Zgadzam się" in words
    assert 'lang="en" dir="ltr">Zgadzam' not in words
