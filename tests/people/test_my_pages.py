"""A person's own pages: all open for whoever holds the link, and nobody else; opening changes nothing."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from core.logs import JsonLines
from home.models import HomePage
from involvement.models import OpportunityPage
from people.models import GuardianAgreement, Person, PrivacySettings
from people.models.people import new_token_key
from people.own_links import own_page_url
from people.tokens import confirmation_token, guardian_token, new_email_token, own_token, unsubscribe_token
from tests.people.own_page import PAGES, details_of, leave_path, main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ

WITHOUT_TOKEN = ("/my/", "/my/sent/", "/my/ended/", "/my/erasing/")


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part."""
    return make_own_person(page, phone="01632960001", access_needs="A step-free room")


def every_path(person: Person) -> list[str]:
    """Return the address of each page, with and without a token."""
    return [*(own_path(person, place) for place in PAGES), leave_path(person), *WITHOUT_TOKEN]


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_page_changes_no_row_of_any_table(client: Client, person: Person, method: str) -> None:
    person.new_email = "new@example.com"
    person.save()
    before = every_row()
    for path in [*every_path(person), f"/my/{new_email_token(person)}/email/"]:
        assert getattr(client, method)(path).status_code == 200, path.rpartition("/my/")[2][-20:]
    assert tables_that_differ(before, every_row()) == []


@pytest.mark.parametrize("name", sorted(Person.Channel.values))
def test_every_page_opens_for_every_way_of_being_reached(client: Client, person: Person, name: str) -> None:
    Person.objects.update(channel=name, phone="01632960001", address="1 Example Street\nExampletown EX1 1EX")
    for path in every_path(person):
        assert client.get(path).status_code == 200


def test_own_pages_are_kept_nowhere_and_ask_for_no_cookie(client: Client, person: Person) -> None:
    for path in [*every_path(person), "/my/wrong/", f"/my/{own_token(person)}/leave/999999/"]:
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content


def test_answers_to_a_button_are_kept_nowhere_either(person: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    for place, pressed in {
        "break/": {"length": "open"},
        "break": {},
        "details/": {},
        "needs/": {"nothing": "yes"},
    }.items():
        answer = strict.post(own_path(person, place), pressed)
        if place != "break":  # without its last stroke: no page of ours
            assert answer.headers["Cache-Control"] == "no-store, private"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert not answer.cookies


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, person: Person, method: str) -> None:
    for path in every_path(person):
        assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "token", ["x", "a:b:c", "x" * 3000, "%00", "%FF", "eyJ9:1:x", "..", "<script>", "é", "\u202ex", "٣"]
)
def test_a_wrong_link_is_answered_kindly(client: Client, person: Person, token: str) -> None:
    for place in PAGES:
        for method in (client.get, client.post, client.head):
            assert method(f"/my/{token}/{place}").status_code in (400, 404)


def test_a_wrong_link_says_how_to_get_a_right_one(client: Client, person: Person) -> None:
    shown = main_of(client.get("/my/wrong/"))
    assert "This link does not work" in shown
    assert 'href="/my/"' in shown


def test_a_link_that_has_run_out_offers_a_fresh_one(client: Client, person: Person) -> None:
    settings = PrivacySettings.load()
    settings.own_link_days = 3
    settings.save()
    paths = [own_path(person, place) for place in PAGES]
    with time_machine.travel(timezone.now() + timedelta(days=2, hours=23)):
        assert client.get(paths[0]).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        for path in paths:
            for answer in (client.get(path), client.post(path)):
                assert answer.status_code == 410
                assert 'href="/my/"' in main_of(answer)
                assert person.name not in answer.content.decode()


def test_a_changed_key_ends_every_link(client: Client, person: Person) -> None:
    paths = [own_path(person, place) for place in PAGES]
    Person.objects.update(token_key=new_token_key())
    before = every_row()
    for path in paths:
        for answer in (client.get(path), client.post(path, {"back": "yes", "nothing": "yes"})):
            assert answer.status_code == 410
            assert person.name not in answer.content.decode()
    assert tables_that_differ(before, every_row()) == []


def test_a_link_for_something_else_opens_no_own_page(client: Client, person: Person) -> None:
    person.new_email = "new@example.com"
    person.save()
    sign_up = person.sign_ups.get()
    foreign = [confirmation_token(sign_up), unsubscribe_token(person, "news"), new_email_token(person)]
    for token in foreign:
        for place in PAGES:
            assert client.get(f"/my/{token}/{place}").status_code == 404
            assert client.post(f"/my/{token}/{place}").status_code == 404


def test_an_own_link_does_nothing_elsewhere(client: Client, person: Person) -> None:
    token = own_token(person)
    before = every_row()
    for path in (f"/confirm/{token}/", f"/unsubscribe/{token}/", f"/my/{token}/email/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    assert tables_that_differ(before, every_row()) == []


def test_the_link_of_somebody_who_is_gone_says_nothing_about_them(client: Client, person: Person) -> None:
    path = own_path(person)
    person.delete()
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Sam" not in answer.content.decode()


@pytest.mark.parametrize("place", PAGES)
def test_nobody_sees_what_belongs_to_another_person(
    client: Client, page: OpportunityPage, person: Person, place: str
) -> None:
    make_own_person(page, email="kim@example.com", name="Kim Secret", phone="", access_needs="Quiet please")
    text = client.get(own_path(person, place)).content.decode()
    for secret in ("Kim Secret", "kim@example.com", "Quiet please"):
        assert secret not in text


def test_neither_links_nor_details_get_into_the_logs(
    client: Client, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = own_token(person)
    answers: list[Any] = []
    for place in (*PAGES, "nonsense/", "leave/1/", "leave/999999999999999999999999/"):
        for method in (client.get, client.post, client.put):
            answers.append(method(f"/my/{token}/{place}"))
    client.post(own_path(person, "details/"), details_of(person, name="Different", email="another@example.com"))
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        client.get(f"/my/{token}/")
    client.get(f"/my/{token}x/details/")
    records = [record for record in caplog.records if not record.name.startswith("django.db.backends")]
    written = "\n".join(JsonLines().format(record) for record in records)
    for secret in (
        token,
        token[:40],
        "sam@example.com",
        "another@example.com",
        "Sam Example",
        "Different",
        "01632960001",
    ):
        assert secret not in written
    assert all(answer.status_code < 500 for answer in answers)


def test_the_footer_of_every_page_leads_to_the_form_for_a_link(client: Client, page: OpportunityPage) -> None:
    foot = client.get(page.url).content.decode().split("<footer")[1]
    assert f'href="{reverse("people:my_link")}"' in foot
    assert "Your own page" in foot


@pytest.mark.parametrize(("language", "direction"), [("ur", "rtl"), ("ar", "rtl"), ("pl", "ltr")])
def test_pages_stand_in_the_persons_language_and_direction(
    client: Client, home_page: HomePage, person: Person, language: str, direction: str
) -> None:
    home_page.copy_for_translation(Locale.objects.create(language_code=language)).save_revision().publish()
    for path in every_path(person):
        if path.endswith(".json"):
            continue
        text = client.get(f"/{language}{path}").content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in text
        assert f'href="/{language}/my/' in text


def test_a_language_without_pages_leads_to_the_english_ones(client: Client, person: Person) -> None:
    Person.objects.update(language="ur")
    person.refresh_from_db()
    assert own_page_url(person).startswith("http://testserver/ur/my/")
    answer = client.get(own_page_url(person), follow=True)
    assert answer.status_code == 200
    assert "Your own page" in main_of(answer)


def test_a_guardians_link_opens_no_own_page(client: Client, person: Person) -> None:
    agreement = GuardianAgreement.objects.create(sign_up=person.sign_ups.get(), name="Kim", email="kim@example.com")
    assert client.get(f"/my/{guardian_token(agreement)}/").status_code == 404
