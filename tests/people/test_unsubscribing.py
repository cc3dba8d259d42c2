"""Stopping emails: by a mail program's one click, by a person's button, with any old link, and never by opening it."""

import email
import email.policy
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone, translation

from core.logs import JsonLines
from involvement.models import OpportunityPage
from people.actions.consent import publish_wording
from people.actions.post import write_message
from people.actions.subscriptions import end_subscription, start_subscription
from people.models import ConsentEvent, ConsentWording, Mailing, OutboxMessage, Person
from people.models.people import new_token_key
from people.subscriptions import NEWS, is_subscribed, unsubscribe_url
from people.tokens import own_token, unsubscribe_token
from tests.factories.people import make_sign_up, post_arrives
from tests.html_checker import html_errors_of

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who gets news."""
    person = Person.objects.create(name="Sam Example", email="sam@example.com", email_confirmed_at=timezone.now())
    start_subscription(person, NEWS)
    return person


@pytest.fixture
def path(person: Person) -> str:
    """Where that person stops news, in English."""
    with translation.override("en"):
        return urlsplit(unsubscribe_url(person, NEWS)).path


def decisions(person: Person) -> list[tuple[str, str]]:
    """Return what the ledger holds about a person, oldest first."""
    return list(person.consent_events.values_list("decision", "channel"))


def news_arrives(person: Person, key: str = "news-1") -> Any:
    """Send one letter of a mailing to a person and return it as their mail program got it."""
    mailing = Mailing.objects.create(subject="News", body="Hello {name}", state=Mailing.State.SENDING, is_written=True)
    write_message(key, "mailing", person=person, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription=NEWS)
    OutboxMessage.objects.filter(key=key).update(mailing=mailing)
    post_arrives()
    sent = next(message for message in reversed(mail.outbox) if message.to == [person.email])
    return email.message_from_bytes(sent.message().as_bytes(), policy=email.policy.default)


def test_subscription_mail_carries_one_whole_address_and_a_link_to_see(person: Person, client: Client) -> None:
    with override_settings(SITE_URL=f"https://{'long-name-of-a-trust.' * 8}nhs.example"):
        letter = news_arrives(person)
        url = re.fullmatch(r"<(https://[^<>\s]+)>", letter["List-Unsubscribe"].strip())
    assert url
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert url[1] in letter.get_body(("plain",)).get_content()
    assert f'href="{url[1]}"' in letter.get_body(("html",)).get_content()
    assert "news" not in url[1].lower()
    assert client.post(urlsplit(url[1]).path, ONE_CLICK).status_code == 200
    assert not is_subscribed(person, NEWS)


def test_the_address_is_one_line_of_the_mail_as_it_is_sent(person: Person) -> None:
    news_arrives(person)
    raw = mail.outbox[-1].message().as_bytes().replace(b"\r\n", b"\n")
    unfolded = re.sub(rb"\n[ \t]+", b" ", raw)
    (line,) = re.findall(rb"^List-Unsubscribe: *(.*)$", unfolded, re.MULTILINE)
    assert re.fullmatch(rb"<https?://\S+>", line.strip())


def test_service_mail_offers_no_way_out(page: OpportunityPage) -> None:
    make_sign_up(page)
    (sent,) = post_arrives()
    assert not [name for name in sent.message() if name.startswith("List-")]
    assert "unsubscribe" not in sent.body + sent.alternatives[0][0]


def test_a_report_of_the_provider_finds_the_message_and_learns_nothing_else(person: Person) -> None:
    news_arrives(person)
    sent: Any = mail.outbox[-1]
    assert sent.metadata == {"message": str(OutboxMessage.objects.get().pk)}
    assert not hasattr(sent, "tags")


def test_subscription_mail_that_nobody_could_end_is_not_sent(person: Person, page: OpportunityPage) -> None:
    write_message("no name", "team_new", sign_up=make_sign_up(page), kind=OutboxMessage.Kind.SUBSCRIPTION)
    post_arrives()
    assert OutboxMessage.objects.get(key="no name").state == "cancelled"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_one_click_needs_nothing_but_the_address(person: Person, path: str, kind: str) -> None:
    body = "List-Unsubscribe=One-Click"
    if kind.startswith("multipart"):
        body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    program = Client(enforce_csrf_checks=True)
    for _time in range(3):
        answer = program.post(path, body, content_type=kind)
        assert answer.status_code == 200
        assert not answer.cookies
        assert answer.headers["Content-Type"].startswith("text/plain")
    assert decisions(person) == [("given", "web"), ("withdrawn", "mail")]


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("headers", [{}, {"Accept-Language": "pl"}, {"Referer": "https://mail.example/"}])
def test_no_language_and_no_header_sends_one_click_elsewhere(
    person: Person, language: str, headers: dict[str, str], settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    prefix = "" if language == "en" else f"/{language}"
    path = f"{prefix}/unsubscribe/{unsubscribe_token(person, NEWS)}/"
    answer = Client(enforce_csrf_checks=True).post(path, ONE_CLICK, secure=True, headers=headers)
    assert answer.status_code == 200
    assert not is_subscribed(person, NEWS)


def test_opening_the_link_changes_nothing(person: Person, path: str, client: Client) -> None:
    for answer in (client.get(path), client.head(path), client.get(f"{path}?List-Unsubscribe=One-Click")):
        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]
    assert decisions(person) == [("given", "web")]


def test_a_person_presses_the_button_and_may_change_their_mind(person: Person, path: str, client: Client) -> None:
    asked = client.get(path)
    assert "News and new ways to take part" in asked.content.decode()
    stopped = client.post(path, follow=True)
    assert stopped.redirect_chain == [(path, 302)]
    assert "These emails have stopped" in stopped.content.decode()
    assert 'href="/my/"' in stopped.content.decode()
    assert client.post(path).status_code == 302  # pressed again: as friendly as before
    wording = ConsentWording.objects.get(purpose=NEWS)
    assert wording.text in client.get(path).content.decode()
    again = client.post(path, {"again": str(wording.pk)}, follow=True)
    assert "You get these emails from us" in again.content.decode()
    client.post(path, {"again": str(wording.pk)})
    assert decisions(person) == [("given", "web"), ("withdrawn", "mail"), ("given", "mail")]


def test_nobody_agrees_to_words_they_have_not_seen(
    person: Person, path: str, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    end_subscription(person, NEWS)
    seen = ConsentWording.objects.get(purpose=NEWS)
    with django_capture_on_commit_callbacks(execute=True):
        publish_wording(NEWS, "en", "Other words")
    answer = client.post(path, {"again": str(seen.pk)})
    assert answer.status_code == 409
    assert "Other words" in answer.content.decode()
    for odd in ("", "0", "999999", "news", "x" * 500):
        assert client.post(path, {"again": odd}).status_code == 409
    assert not is_subscribed(person, NEWS)


def test_an_old_mail_can_stop_but_not_start(person: Person, path: str, client: Client) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert client.post(path, ONE_CLICK).status_code == 200
        assert not is_subscribed(person, NEWS)
        assert "Send me these emails again" not in client.get(path).content.decode()
        wording = ConsentWording.objects.get(purpose=NEWS)
        assert client.post(path, {"again": str(wording.pk)}).status_code == 302
        assert not is_subscribed(person, NEWS)


@pytest.mark.parametrize(
    "change",
    [
        {"paused_at": timezone.now()},
        {"email_confirmed_at": None},
        {"token_key": new_token_key()},
        {"email": None},
        {"language": "ur"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_it_works_whatever_happened_meanwhile(
    person: Person, path: str, client: Client, change: dict[str, Any]
) -> None:
    Person.objects.filter(pk=person.pk).update(**change)
    assert client.get(path).status_code == 200
    assert client.post(path, ONE_CLICK).status_code == 200
    assert not is_subscribed(person, NEWS)


def test_it_ends_exactly_this_and_takes_back_what_waits(person: Person, path: str, client: Client) -> None:
    kim = Person.objects.create(email="kim@example.com", email_confirmed_at=timezone.now())
    start_subscription(kim, NEWS)
    for whose in (person, kim):
        write_message(f"n-{whose.pk}", "mailing", person=whose, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription=NEWS)
    client.post(path, ONE_CLICK)
    assert is_subscribed(kim, NEWS)
    assert list(OutboxMessage.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "waiting"]


def test_of_somebody_who_is_gone_nothing_is_kept_and_nothing_breaks(path: str, client: Client) -> None:
    Person.objects.all().delete()
    assert client.post(path, ONE_CLICK).status_code == 200
    answer = client.get(path)
    assert answer.status_code == 410
    assert client.post(path).status_code == 410
    assert html_errors_of({"page": answer.content.decode()})["page"] == []


def test_a_link_of_another_kind_or_a_broken_one_is_unknown(person: Person, path: str, client: Client) -> None:
    token = path.split("/")[2]
    for broken in (token[:-1], f"{token}x", own_token(person), "x", "%F0%9F%98%80", "a" * 900):
        for answer in (client.get(f"/unsubscribe/{broken}/"), client.post(f"/unsubscribe/{broken}/", ONE_CLICK)):
            assert answer.status_code == 404, broken
            assert "This link does not work" in answer.content.decode()
    assert is_subscribed(person, NEWS)


def test_a_subscription_that_no_room_knows_any_more_is_answered_kindly(person: Person, client: Client) -> None:
    path = f"/unsubscribe/{unsubscribe_token(person, 'alert-12')}/"
    assert client.post(path, ONE_CLICK).status_code == 200
    page = client.get(path).content.decode()
    assert "These emails have stopped" in page
    assert "Send me these emails again" not in page
    assert client.post(path, {"again": "alert-12"}).status_code == 302
    assert decisions(person) == [("given", "web")]


def test_token_and_address_stay_out_of_the_logs(
    person: Person, path: str, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    token = path.split("/")[2]
    news_arrives(person)
    with caplog.at_level("INFO"):
        client.get(path)
        client.post(path, ONE_CLICK)
        client.get(path[:-2] + "x/")
    lines = [JsonLines().format(record) for record in caplog.records]
    assert len([line for line in lines if "/unsubscribe/[token]/" in line]) == 3
    assert not [line for line in lines if token[:20] in line or token[-20:-1] in line or "sam@example.com" in line]


def test_html_of_the_pages_is_valid(person: Person, path: str, client: Client) -> None:
    shown = {"on": client.get(path).content.decode()}
    client.post(path)
    shown["off"] = client.get(path).content.decode()
    assert ConsentEvent.objects.count() == 2
    assert {name: errors for name, errors in html_errors_of(shown).items() if errors} == {}
