"""Whether we may contact whoever told us something: their own button decides, or what staff heard on the phone."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.models import User
from involvement.actions.tell_us_contact import confirm_contact_by_staff, take_back_publishing
from involvement.actions.tell_us_team import tell_team_what_waits
from involvement.models import TellUsMessage, TellUsPage, TellUsSettings
from involvement.tell_us.naming import named
from involvement.tell_us.waiting import unanswered_tellings
from people.actions.subscriptions import end_subscription, start_subscription
from people.agreements import has_consent
from people.models import ConsentEvent, Person
from people.subscriptions import readers_among, subscriptions_of
from tests.factories.joining import join
from tests.factories.tellings import (
    EMAIL,
    WORDS,
    State,
    by_phone,
    form_values,
    fresh,
    link_in,
    make_telling,
    newest,
    post_now,
    press,
    send,
    tell_by_email,
    teller_of,
)


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: object) -> TellUsPage:
    """The page with the form."""
    return tell_us_page


def confirmed(client: Client, **values: Any) -> TellUsMessage:
    """Return a message whose teller has pressed the button in our mail."""
    message = tell_by_email(client, **values)
    letter = next(letter for letter in post_now() if letter.to == [message.person.email])
    assert press(client, link_in(letter)).status_code == 302
    return fresh(message)


def test_the_mail_thanks_and_says_nothing_that_a_stranger_typed(client: Client) -> None:
    tell_by_email(client)
    (letter,) = post_now()
    assert (letter.to, letter.subject) == ([EMAIL], "Thank you for writing to us")
    assert "chairs" not in letter.body
    assert not [name for name in letter.message() if name.startswith("List-")]
    assert post_now() == []


def test_opening_the_link_changes_nothing_and_the_button_does_it_once(client: Client) -> None:
    message = tell_by_email(client)
    path = link_in(post_now()[0])
    shown = client.get(path).content.decode()
    assert "May we contact you?" in shown
    assert "You may keep my contact details" in shown
    assert "You may publish what I told you, in your own words" in shown
    assert WORDS not in shown
    assert not ConsentEvent.objects.exists()
    assert client.post(path).status_code == 409  # nothing sent is nothing seen
    assert press(client, path).status_code == 302
    message = fresh(message)
    assert (message.may_contact, message.pending, message.person.email) == (True, {}, EMAIL)
    assert message.person.email_confirmed_at is not None
    events = list(message.person.consent_events.values_list("wording__purpose", "decision", "channel"))
    assert events == [("tell-us", "given", "mail"), ("publish", "given", "mail")]
    assert "Thank you. We may contact you" in client.get(path).content.decode()
    client.post(path)
    assert ConsentEvent.objects.count() == 2


def test_a_link_that_has_run_out_confirms_nothing(client: Client) -> None:
    message = tell_by_email(client)
    path = link_in(post_now()[0])
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "We still have what you told us" in answer.content.decode()
        assert client.post(path).status_code == 410
    assert not fresh(message).may_contact


def test_a_link_to_what_has_gone_is_answered_kindly(client: Client) -> None:
    tell_by_email(client)
    path = link_in(post_now()[0])
    TellUsMessage.objects.all().delete()
    answer = client.get(path)
    assert (answer.status_code, "There is nothing to confirm any more" in answer.content.decode()) == (410, True)


def test_a_stranger_who_types_an_address_changes_nothing_of_its_owner(client: Client) -> None:
    owner = Person.objects.create(email=EMAIL, name="Sam", phone="01632960999", email_confirmed_at=timezone.now())
    message = tell_by_email(client)
    assert message.person == owner
    owner.refresh_from_db()
    assert (owner.name, owner.phone) == ("Sam", "01632960999")
    assert not has_consent(owner, "tell-us")
    assert subscriptions_of(owner) == [each for each in subscriptions_of(owner) if each.name == "news"]


def test_it_is_theirs_to_stop_and_to_allow_again(client: Client) -> None:
    message = confirmed(client)
    person, name = teller_of(message), named(message.pk)
    (about_it,) = [each for each in subscriptions_of(person) if each.name == name]
    assert about_it.is_on
    assert end_subscription(person, name) is True
    assert end_subscription(person, name) is False
    assert (fresh(message).may_contact, has_consent(person, "tell-us")) == (False, False)
    assert readers_among([person], "telling") == set()
    assert start_subscription(person, name, wording=about_it.wording) is True
    assert (fresh(message).may_contact, has_consent(person, "tell-us")) == (True, True)
    assert readers_among([person], name) == {person.pk}


def test_stopping_one_of_two_is_no_withdrawal_of_all(client: Client) -> None:
    first = confirmed(client)
    second = confirmed(client, words="The garden gate is locked on Sundays.")
    end_subscription(teller_of(first), named(first.pk))
    assert (fresh(first).may_contact, fresh(second).may_contact) == (False, True)
    assert has_consent(teller_of(second), "tell-us")
    assert start_subscription(teller_of(second), "telling-999999") is False


def test_staff_write_down_what_they_heard_on_the_phone(client: Client, editor: User) -> None:
    send(client, by_phone())
    message = newest()
    with pytest.raises(ValueError, match="by phone or on paper"):
        confirm_contact_by_staff(message, channel="web", by=editor, seen=message.pending)
    assert not confirm_contact_by_staff(message, channel="phone", by=editor, seen={"phone": "other"})
    assert confirm_contact_by_staff(message, channel="phone", by=editor, seen=message.pending)
    assert not confirm_contact_by_staff(message, channel="phone", by=editor, seen={})
    message = fresh(message)
    assert (message.person.name, message.person.phone, message.may_contact) == ("Kim", "01632960001", True)
    assert message.person.email_confirmed_at is None
    given = message.person.consent_events.values_list("wording__purpose", "channel", "recorded_by")
    assert list(given) == [("tell-us", "phone", editor.pk), ("publish", "phone", editor.pk)]
    assert message.entries.get().kind == "contact"


def test_the_same_person_by_phone_twice_is_one(client: Client) -> None:
    send(client, by_phone())
    send(client, by_phone(words="And another thing.", phone="+44 1632 960001", ask_for=" KIM "))
    assert Person.objects.count() == 1


def test_a_promise_not_to_publish_is_written_down(client: Client, editor: User) -> None:
    message = confirmed(client)
    assert take_back_publishing(message, by=editor)
    assert not take_back_publishing(message, by=editor)
    assert not fresh(message).may_publish
    assert not has_consent(teller_of(message), "publish")


def test_the_team_is_told_once_that_something_waits(client: Client) -> None:
    assert tell_team_what_waits() == 0
    send(client, form_values())
    send(client, form_values(words="The tea was good."))
    send(client, form_values(words="Buy it at https://evil.example.com now"))
    assert [tell_team_what_waits(), tell_team_what_waits()] == [2, 0]
    (letter,) = post_now()
    assert (letter.to, letter.subject) == (["team@example.org"], "Something new waits to be read")
    assert "2 messages wait to be read" in letter.body
    assert "/admin/tellings/" in letter.body
    for words in ("chairs", "tea was", "evil"):
        assert words not in letter.body
    TellUsSettings.objects.update(team_email="desk@example.org")
    send(client, form_values(words="The lift is slow."))
    tell_team_what_waits()
    TellUsMessage.objects.update(state=State.LOOKING)
    assert post_now() == []  # somebody has looked meanwhile
    send(client, form_values(words="The lift is quick."))
    tell_team_what_waits()
    assert [letter.to for letter in post_now()] == [["desk@example.org"]]


def test_what_is_unanswered_is_what_waits_for_us(client: Client) -> None:
    now = timezone.now()
    old = make_telling(came_at=now - timedelta(days=9), state=State.LOOKING)
    new = make_telling(came_at=now - timedelta(days=1))
    send(client, by_phone())
    rung = newest()
    waits = tell_by_email(client, words="Not confirmed yet.")
    for state in set(State.values) - {State.NEW, State.LOOKING}:
        make_telling(state=state)
    later = timezone.now()
    assert list(unanswered_tellings(later)) == [old, new, rung]
    press(client, link_in(next(letter for letter in post_now() if letter.to == [EMAIL])))
    assert list(unanswered_tellings(later)) == [old, new, rung, fresh(waits)]


def test_joining_two_records_moves_what_they_told_us_and_a_no_stays_a_no(client: Client, editor: User) -> None:
    stays = teller_of(confirmed(client, words="Another thing altogether."))
    send(client, by_phone())
    rung = newest()
    confirm_contact_by_staff(rung, channel="phone", by=editor, seen=rung.pending)
    end_subscription(teller_of(rung), named(rung.pk))
    join(stays, teller_of(rung), editor)
    assert set(TellUsMessage.objects.values_list("person", "may_contact")) == {(stays.pk, False)}
