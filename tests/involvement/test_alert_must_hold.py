"""Nobody unconfirmed, on a break or unsubscribed gets an alert; one click without anything else ends only that one."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from involvement.actions.alert_letters import send_alerts
from involvement.alerts.questions import AlertName
from involvement.models import OpportunityAlert, OpportunityIndexPage
from people.actions.breaks import begin_break
from people.actions.post import write_message
from people.actions.subscriptions import end_subscription, start_subscription
from people.models import ConsentEvent, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.subscriptions import is_subscribed
from tests.factories.alerts import ask, make_alert, open_one, told_now
from tests.factories.involvement import make_opportunity

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


def unsubscribe_path(letter: Any) -> str:
    """Return where the one click of a letter goes."""
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(r"<(https?://[^>\s]+)>", headers["List-Unsubscribe"].replace("\n", "").strip())
    assert link
    assert link[1] in letter.body
    return urlsplit(link[1]).path


def test_unconfirmed_paused_and_unsubscribed_people_get_no_alert(index: OpportunityIndexPage) -> None:
    ask(index, email="never-confirmed@example.com")
    paused = make_alert(index, email="paused@example.com")
    begin_break(paused.person, None)
    stopped = make_alert(index, email="stopped@example.com")
    end_subscription(stopped.person, str(AlertName(stopped.pk)))
    make_alert(index, email="reader@example.com")
    open_one(index)
    assert told_now() == [("reader@example.com", ["Choose lamps"])]


@pytest.mark.parametrize("obstacle", ["unconfirmed", "paused", "stopped", "asked and never confirmed"])
def test_a_letter_that_stands_in_the_outbox_all_the_same_is_not_sent(
    index: OpportunityIndexPage, obstacle: str
) -> None:
    """As if whatever chooses who gets one had failed."""
    alert = ask(index) if "never" in obstacle else make_alert(index)
    OutboxMessage.objects.all().delete()
    open_one(index)
    if obstacle == "unconfirmed":
        send_alerts()
        Person.objects.update(email_confirmed_at=None)
    elif obstacle == "paused":
        send_alerts()
        begin_break(alert.person, None)
    else:
        end_subscription(alert.person, str(AlertName(alert.pk)))
        Person.objects.update(email_confirmed_at=timezone.now())
        kind = OutboxMessage.Kind.SUBSCRIPTION
        name = str(AlertName(alert.pk))
        write_message("letter", "opportunity_alert", person=alert.person, kind=kind, subscription=name)
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == OutboxMessage.State.CANCELLED


def test_one_click_without_cookie_or_token_ends_only_that_alert(index: OpportunityIndexPage) -> None:
    first, second = make_alert(index, "paid=yes"), make_alert(index, "how=online")
    other = make_alert(index, "paid=yes", email="kim@example.com")
    sign_up = SignUp.objects.create(
        person=first.person, page=make_opportunity(index), state=SignUp.State.ACTIVE, confirmed_at=timezone.now()
    )
    start_subscription(first.person, "news")
    open_one(index)
    told_now()
    (letter,) = [message for message in mail.outbox if message.to == ["sam@example.com"]]
    path, program = unsubscribe_path(letter), Client(enforce_csrf_checks=True)
    assert "alert" not in path
    for _time in range(2):
        answer = program.post(path, ONE_CLICK)
        assert answer.status_code == 200
        assert not answer.cookies
    states = dict(OpportunityAlert.objects.values_list("pk", "is_on"))
    assert states == {first.pk: False, second.pk: True, other.pk: True}
    assert is_subscribed(first.person, "news")
    sign_up.refresh_from_db()
    assert sign_up.state == SignUp.State.ACTIVE
    assert not ConsentEvent.objects.filter(decision="withdrawn").exists()
    open_one(index, "Choose mugs", online=True)
    assert sorted(told_now()) == [("kim@example.com", ["Choose mugs"]), ("sam@example.com", ["Choose mugs"])]
    assert unsubscribe_path(next(each for each in mail.outbox if each.to == ["sam@example.com"])) != path


def test_the_click_on_the_last_one_takes_the_agreement_back(index: OpportunityIndexPage, client: Client) -> None:
    alert = make_alert(index)
    open_one(index)
    told_now()
    path = unsubscribe_path(mail.outbox[0])
    client.get(path)
    assert OpportunityAlert.objects.get().is_on
    assert client.post(path).status_code == 302  # a person presses the button of the page
    assert "These emails have stopped" in client.get(path).content.decode()
    events = ConsentEvent.objects.filter(person=alert.person).order_by("pk")
    assert list(events.values_list("decision", "channel")) == [("given", "mail"), ("withdrawn", "mail")]
    open_one(index, "Choose mugs")
    assert told_now() == []


def test_service_mail_of_an_alert_offers_no_way_out(index: OpportunityIndexPage) -> None:
    ask(index)
    deliver_due_messages()
    assert not [name for name in mail.outbox[0].message() if name.startswith("List-")]
