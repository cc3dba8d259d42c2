"""Mail on and off: the exact words beside the button, and only what was pressed changes."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.consent import forget_wordings, publish_wording
from people.models import ConsentEvent, ConsentWording, Person
from people.selectors import current_wording
from people.subscriptions import is_subscribed
from tests.people.own_page import main_of, make_own_person, own_path
from tests.people.rules.rows import every_row, tables_that_differ


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part and gets no news."""
    return make_own_person(page)


def news_wording() -> ConsentWording:
    """Return today's words about news."""
    wording = current_wording(ConsentWording.Purpose.NEWS, "en")
    assert wording is not None
    return wording


def press(client: Client, person: Person, **fields: Any) -> Any:
    """Press a button of the page, and return the answer."""
    return client.post(own_path(person, "mail/"), fields)


def test_switching_on_shows_the_words_and_records_exactly_these(client: Client, person: Person) -> None:
    wording = news_wording()
    shown = main_of(client.get(own_path(person, "mail/")))
    assert wording.text in shown
    assert f'name="wording" value="{wording.pk}"' in shown
    answer = press(client, person, start="news", wording=wording.pk)
    event = person.consent_events.last()
    assert (event.wording, event.decision, event.channel) == (wording, "given", "web")
    assert "We send you this from now on." in main_of(client.get(answer.headers["Location"]))
    assert is_subscribed(person, "news")


def test_switching_off_records_it_and_stops(client: Client, person: Person) -> None:
    press(client, person, start="news", wording=news_wording().pk)
    answer = press(client, person, stop="news")
    assert person.consent_events.last().decision == "withdrawn"
    assert "We do not send you this any more." in main_of(client.get(answer.headers["Location"]))
    assert not is_subscribed(person, "news")


@pytest.mark.parametrize("button", ["start", "stop"])
def test_pressing_twice_is_friendly_and_recorded_once(client: Client, person: Person, button: str) -> None:
    press(client, person, start="news", wording=news_wording().pk)
    if button == "stop":
        press(client, person, stop="news")
    before = every_row()
    assert press(client, person, **{button: "news", "wording": news_wording().pk}).status_code == 302
    assert tables_that_differ(before, every_row()) == []


def test_only_the_pressed_one_changes(client: Client, person: Person) -> None:
    before = list(ConsentEvent.objects.values())
    press(client, person, start="news", wording=news_wording().pk)
    after = list(ConsentEvent.objects.values())
    assert after[:-1] == before
    assert len(after) == len(before) + 1


def test_words_that_have_changed_are_read_again_first(client: Client, person: Person) -> None:
    old = news_wording()
    publish_wording(ConsentWording.Purpose.NEWS, "en", "Other words about news.")
    forget_wordings()  # what the end of the transaction would do
    before = every_row()
    for wording in (str(old.pk), "", "x", "9" * 40):
        answer = press(client, person, start="news", wording=wording)
        assert answer.status_code == 409
        assert "These words have changed" in main_of(answer)
    assert tables_that_differ(before, every_row()) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"start": ""},
        {"start": "take-part"},
        {"stop": "nonsense"},
        {"start": "news-1"},
        {"start": "x" * 5000},
        {"news": "on"},
    ],
    ids=lambda fields: str(fields)[:30],
)
def test_a_mail_nobody_knows_changes_nothing(client: Client, person: Person, fields: dict[str, str]) -> None:
    before = every_row()
    answer = press(client, person, **fields)
    assert answer.status_code == 409
    assert "Nothing has changed" in main_of(answer)
    assert tables_that_differ(before, every_row()) == []


def test_using_a_link_from_a_mail_proves_the_mailbox(client: Client, person: Person) -> None:
    Person.objects.update(email_confirmed_at=None)
    press(client, person, start="news", wording=news_wording().pk)
    person.refresh_from_db()
    assert person.email_confirmed_at is not None


def test_a_break_does_not_hide_what_is_on(client: Client, person: Person) -> None:
    Person.objects.update(paused_at=timezone.now())
    press(client, person, start="news", wording=news_wording().pk)
    assert "You get this." in main_of(client.get(own_path(person, "mail/")))
