"""The link in the mail: it says what it is about, changes nothing when opened, and switches on exactly that."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.logs import JsonLines
from involvement.alerts.questions import AlertName
from involvement.models import OpportunityAlert, OpportunityIndexPage
from people.actions.own_links import end_all_links
from people.actions.subscriptions import end_subscription
from people.models import ConsentEvent, Erasure, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.subscriptions import subscriptions_of as subscriptions
from people.tokens import own_token, subscribe_token
from tests.factories.alerts import AT_ONCE, EMAIL, WEEKLY, alerts_wording, ask, close_mail, make_alert
from tests.factories.involvement import make_opportunity
from tests.html_checker import html_errors_of
from tests.people.rules.rows import every_row, tables_that_differ


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


def link_from_mail() -> str:
    """Deliver what is due and return the path of the link in the newest mail."""
    deliver_due_messages()
    found = re.search(r"https?://\S+/confirm/\S+/", str(mail.outbox[-1].body))
    assert found
    return urlsplit(found[0]).path


def press(client: Client, path: str) -> Any:
    """Open the page and press its button."""
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(path).content.decode())
    return client.post(path, {"seen": seen[1] if seen else ""})


def decisions() -> list[tuple[str, str, str]]:
    """Return what the ledger holds, oldest first."""
    return list(ConsentEvent.objects.values_list("wording__purpose", "decision", "channel"))


def test_the_mail_asks_and_holds_nothing_that_a_stranger_typed(index: OpportunityIndexPage) -> None:
    ask(index, "how=online&q=buy+pills+at+spam.example", rhythm=WEEKLY)
    link_from_mail()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([EMAIL], "Please confirm that you want these emails")
    whole = f"{letter.body}{letter.alternatives[0][0]!s}"
    assert "spam.example" not in whole
    assert "Online, with the words that were searched for" in letter.body
    assert "at most once a week" in letter.body
    assert not [name for name in letter.message() if name.startswith("List-")]


def test_the_page_shows_what_it_is_and_the_words_and_opening_it_changes_nothing(
    index: OpportunityIndexPage, client: Client
) -> None:
    ask(index, "how=online&q=lamps")
    path = link_from_mail()
    before = every_row()
    for answer in (client.get(path), client.head(path), client.get(f"{path}?seen=x"), client.post(path)):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert not answer.cookies
    text = client.get(path).content.decode()
    assert "New ways to take part: Online, with the words “lamps”" in text
    assert alerts_wording().text in text
    assert tables_that_differ(before, every_row()) == []


def test_one_press_switches_it_on_and_a_repeat_is_friendly(index: OpportunityIndexPage) -> None:
    alert = ask(index)
    path, client = link_from_mail(), Client(enforce_csrf_checks=True)
    assert press(client, path).status_code == 302
    alert.refresh_from_db()
    assert alert.is_on
    assert alert.on_since
    assert Person.objects.filter(email_confirmed_at__lte=alert.on_since).exists()
    assert decisions() == [("alerts", "given", "mail")]
    before = every_row()
    for answer in (client.get(path), client.post(path, {"seen": "x"})):
        assert answer.status_code == 200
        assert "Thank you. You get these emails" in answer.content.decode()
    assert tables_that_differ(before, every_row()) == []


def test_words_that_nobody_has_seen_are_not_agreed_to(index: OpportunityIndexPage, client: Client) -> None:
    ask(index)
    path = link_from_mail()
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(path).content.decode())
    assert seen
    ask(index, rhythm=WEEKLY)  # somebody sends the form once more
    for values in ({"seen": seen[1]}, {}):
        answer = client.post(path, values)
        assert answer.status_code == 409
        assert "Something here has changed" in answer.content.decode()
    assert not OpportunityAlert.objects.get().is_on
    assert decisions() == []


def test_links_run_out_and_end_with_all_others(index: OpportunityIndexPage, client: Client) -> None:
    ask(index)
    path = link_from_mail()
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert client.get(path).status_code == client.post(path).status_code == 410
    assert client.get(path[:-2] + "x/").status_code == 404
    end_all_links(Person.objects.get())
    assert client.get(path).status_code == client.post(path).status_code == 404
    ask(index)
    press(client, link_from_mail())
    assert OpportunityAlert.objects.get().is_on


def test_a_link_to_what_is_gone_says_so(index: OpportunityIndexPage, client: Client) -> None:
    alert = ask(index)
    path = link_from_mail()
    alert.delete()
    answer = client.get(path)
    assert answer.status_code == 410
    assert "There is nothing to confirm any more" in answer.content.decode()
    wrong = subscribe_token(Person.objects.get(), "alert-99999999999999999999")
    assert client.get(f"/confirm/{wrong}/").status_code == 410
    Erasure.objects.create(person=Person.objects.get(), cause="asked", person_digest="x")
    assert client.get(path).status_code == 404


def test_a_link_switches_on_only_what_belongs_to_its_person(index: OpportunityIndexPage, client: Client) -> None:
    mine, theirs = ask(index), ask(index, email="kim@example.com")
    stolen = subscribe_token(mine.person, str(AlertName(theirs.pk)))
    assert client.get(f"/confirm/{stolen}/").status_code == 410
    assert client.post(f"/confirm/{stolen}/", {"seen": "x"}).status_code == 410
    assert not OpportunityAlert.objects.filter(is_on=True).exists()


def test_a_stranger_who_asks_again_changes_nothing_that_is_on(index: OpportunityIndexPage, client: Client) -> None:
    alert = make_alert(index, "how=online")
    held = OpportunityAlert.objects.values().get()
    ask(index, "how=online", rhythm=WEEKLY)
    assert OpportunityAlert.objects.values().get() == held
    path = link_from_mail()
    assert "at most once a week" in mail.outbox[-1].body
    assert press(client, path).status_code == 302  # it was them after all
    alert.refresh_from_db()
    assert (alert.is_on, alert.rhythm, alert.on_since) == (True, WEEKLY, held["on_since"])
    assert decisions() == [("alerts", "given", "mail")]
    assert "Thank you. You get these emails" in client.get(path).content.decode()


def test_asking_for_what_is_on_leads_to_a_page_that_says_so(index: OpportunityIndexPage, client: Client) -> None:
    make_alert(index)
    ask(index)
    assert "Thank you. You get these emails" in client.get(link_from_mail()).content.decode()
    assert len(decisions()) == 1


def test_who_waits_for_a_guardian_switches_nothing_on(index: OpportunityIndexPage, client: Client) -> None:
    alert = ask(index)
    path = link_from_mail()
    page = make_opportunity(index)
    SignUp.objects.create(person=alert.person, page=page, state=SignUp.State.AWAITING_GUARDIAN)
    answer = press(client, path)
    assert answer.status_code == 409
    assert "once your parent or guardian has agreed" in answer.content.decode()
    assert not OpportunityAlert.objects.get().is_on
    SignUp.objects.update(state=SignUp.State.ACTIVE)
    assert press(client, path).status_code == 302
    assert OpportunityAlert.objects.get().is_on


def test_what_has_ended_can_be_asked_for_again(index: OpportunityIndexPage, client: Client) -> None:
    alert = make_alert(index)
    end_subscription(alert.person, str(AlertName(alert.pk)))
    ask(index, rhythm=WEEKLY)
    assert press(client, link_from_mail()).status_code == 302
    alert.refresh_from_db()
    assert (alert.is_on, alert.rhythm, alert.ended_at) == (True, WEEKLY, None)
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "withdrawn", "given"]
    assert OpportunityAlert.objects.count() == 1


def test_no_secret_is_logged(index: OpportunityIndexPage, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    ask(index)
    path = link_from_mail()
    token = path.split("/")[2]
    with caplog.at_level("INFO"):
        client.get(path)
        client.post(path)
        client.get(path[:-2] + "x/")
    lines = [JsonLines().format(record) for record in caplog.records]
    assert not [line for line in lines if token[:20] in line or token[-20:-1] in line or EMAIL in line]


def test_its_html_is_valid_in_every_state(index: OpportunityIndexPage, client: Client) -> None:
    alert = ask(index, "q=%3Cb%3E")
    path = link_from_mail()
    shown = {"question": client.get(path), "changed": client.post(path)}
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        shown["run out"] = client.get(path)
    press(client, path)
    shown["done"] = client.get(path)
    gone = subscribe_token(alert.person, "alert-1000000")
    shown["gone"] = client.get(f"/confirm/{gone}/")
    texts = {name: answer.content.decode() for name, answer in shown.items()}
    assert {name: errors for name, errors in html_errors_of(texts).items() if errors} == {}


def test_the_own_page_shows_alerts_and_switches_each_by_itself(index: OpportunityIndexPage, client: Client) -> None:
    first, second = make_alert(index, "how=online"), make_alert(index, "paid=yes", rhythm=AT_ONCE)
    ask(index, "how=post")
    close_mail()
    person = Person.objects.get()
    names = [each.name for each in subscriptions(person)]
    assert names == ["news", f"alert-{first.pk}", f"alert-{second.pk}"]
    path = f"/my/{own_token(person)}/mail/"
    text = client.get(path).content.decode()
    assert "Stop: New ways to take part: Online" in text
    client.post(path, {"stop": f"alert-{first.pk}"})
    assert [alert.is_on for alert in OpportunityAlert.objects.order_by("pk")] == [False, True, False]
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "given"]
    client.post(path, {"stop": f"alert-{second.pk}"})
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "given", "withdrawn"]
    client.post(path, {"start": f"alert-{first.pk}", "wording": str(alerts_wording().pk)})
    assert OpportunityAlert.objects.get(pk=first.pk).is_on
    assert decisions()[-1] == ("alerts", "given", "web")
    assert (
        "New ways to take part: Paid: you do not get this" in client.get(f"/my/{own_token(person)}/").content.decode()
    )
