"""Alerts are part of a person's record: shown, taken away, joined with another, and kept no longer than needed."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from core.models import User
from involvement.alerts.questions import AlertName
from involvement.models import AlertedOpportunity, OpportunityAlert, OpportunityIndexPage
from people.actions.erasure import erase_now
from people.actions.guardians import withdraw
from people.actions.subscriptions import end_subscription, start_subscription
from people.agreements import has_consent
from people.models import ConsentEvent, Erasure, GuardianAgreement, OutboxMessage, Person, SignUp
from people.own_overview import overview_of
from people.registry import stores_to_read
from people.retention import purge
from people.tokens import own_token
from tests.factories.alerts import EMAIL, WEEKLY, ask, close_mail, make_alert, open_one, told_now
from tests.factories.guardians import make_young_page
from tests.factories.joining import join
from tests.people.rules.rows import every_row


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


@pytest.fixture
def told(index: OpportunityIndexPage) -> OpportunityAlert:
    """An alert that has told of something."""
    alert = make_alert(index, "how=in-person&q=quillwort")
    OpportunityAlert.objects.filter(pk=alert.pk).update(query="how=in-person")
    open_one(index)
    assert told_now()
    OpportunityAlert.objects.filter(pk=alert.pk).update(query="how=in-person&q=quillwort")
    return OpportunityAlert.objects.select_related("person").get(pk=alert.pk)


def test_what_is_taken_away_holds_alerts_and_what_was_told(told: OpportunityAlert, client: Client) -> None:
    token = own_token(told.person)
    record = json.loads(client.get(f"/my/{token}/download.json").content)
    (alert,) = record["What you asked to be told of"]
    assert alert["You looked for"] == "In person, with the words “quillwort”"
    assert alert["How often"] == "As soon as there is one"
    assert {"Asked", "On since"} <= set(alert)
    (row,) = record["Opportunities we told you of"]
    assert row["Opportunity"] == "Choose lamps"
    assert "quillwort" in client.get(f"/my/{token}/download/").content.decode()


def test_erasing_leaves_nothing_of_them(told: OpportunityAlert) -> None:
    erasure = erase_now(told.person, cause=Erasure.Cause.ASKED)
    assert erasure.erased["opportunity_alerts"] == erasure.erased["alerted_opportunities"] == 1
    left = [table for table, rows in every_row().items() if any("quillwort" in row or EMAIL in row for row in rows)]
    assert left in ([], ["people_outboxmessage"])  # the receipt, until it is sent


def test_every_store_of_other_rooms_says_what_joining_does() -> None:
    others = [
        store for store in stores_to_read() if any(not model.__module__.startswith("people.") for model in store.models)
    ]
    own = [store for store in others if any(model.__module__.startswith("involvement.") for model in store.models)]
    assert {store.name for store in own} >= {"opportunity_alerts", "alerted_opportunities"}
    assert all(store.join for store in own)


def test_alerts_move_with_the_record_that_stays(index: OpportunityIndexPage, editor: User) -> None:
    stays = make_alert(index, "how=online", email="stays@example.com").person
    goes = make_alert(index, "how=in-person", email="goes@example.com").person
    open_one(index)
    assert told_now() == [("goes@example.com", ["Choose lamps"])]
    joined = join(stays, goes, editor)
    assert set(OpportunityAlert.objects.filter(person=joined).values_list("query", "is_on")) == {
        ("how=online", True),
        ("how=in-person", True),
    }
    assert told_now() == []
    open_one(index, "Choose mugs")
    assert told_now() == [("stays@example.com", ["Choose mugs"])]


@pytest.mark.parametrize("on", ["stays", "goes", "both", "neither"])
def test_two_alerts_with_one_question_become_one(index: OpportunityIndexPage, editor: User, on: str) -> None:
    people = {}
    for name in ("stays", "goes"):
        email = f"{name}@example.com"
        asked = make_alert(index, email=email, rhythm=WEEKLY) if on in (name, "both") else ask(index, email=email)
        people[name] = asked.person
    close_mail()
    joined = join(people["stays"], people["goes"], editor)
    alert = OpportunityAlert.objects.get()
    assert (alert.person, alert.is_on) == (joined, on != "neither")
    assert alert.rhythm == (WEEKLY if alert.is_on else "at-once")


def test_both_were_told_of_the_same_and_are_told_no_more(index: OpportunityIndexPage, editor: User) -> None:
    stays, goes = (make_alert(index, email=f"{name}@example.com").person for name in ("stays", "goes"))
    open_one(index)
    assert len(told_now()) == 2
    joined = join(stays, goes, editor)
    assert AlertedOpportunity.objects.get().person == joined
    assert told_now() == []


def test_a_no_in_either_record_is_the_last_word(index: OpportunityIndexPage, editor: User) -> None:
    stays = make_alert(index, "how=online", email="stays@example.com").person
    gone = make_alert(index, "how=in-person", email="goes@example.com")
    end_subscription(gone.person, str(AlertName(gone.pk)))
    joined = join(stays, gone.person, editor)
    assert not has_consent(joined, "alerts")
    assert not OpportunityAlert.objects.filter(is_on=True).exists()
    open_one(index, online=True)
    assert told_now() == []


def _days(number: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=number), tick=False)


def _purged(kind: str) -> int:
    (gone,) = purge(kind, is_real=True)
    (again,) = purge(kind, is_real=True)
    assert again.count == 0
    return gone.count


def test_what_nobody_confirmed_goes_and_so_does_whoever_typed_it(index: OpportunityIndexPage) -> None:
    ask(index)
    make_alert(index, email="reader@example.com")
    close_mail()
    with _days(29):
        assert (_purged("unconfirmed_alerts"), _purged("people")) == (0, 0)
    with _days(31):
        assert (_purged("unconfirmed_alerts"), _purged("people")) == (1, 1)
    assert list(Person.objects.values_list("email", flat=True)) == ["reader@example.com"]
    with _days(4000):
        assert (_purged("unconfirmed_alerts"), _purged("ended_alerts"), _purged("people")) == (0, 0, 0)


def test_whoever_was_sent_a_link_again_is_given_the_time_to_use_it(index: OpportunityIndexPage) -> None:
    ask(index)
    close_mail()
    with _days(29):
        ask(index)
        OutboxMessage.objects.update(state=OutboxMessage.State.SENT, sent_at=timezone.now())
    with _days(32):
        assert (_purged("unconfirmed_alerts"), _purged("people")) == (0, 0)
    with _days(62):
        call_command("purge_expired", commit=True, verbosity=0)
    assert not Person.objects.exists()


def test_what_ended_goes_after_its_time(index: OpportunityIndexPage) -> None:
    alert = make_alert(index)
    end_subscription(alert.person, str(AlertName(alert.pk)))
    with _days(364):
        assert _purged("ended_alerts") == 0
    with _days(366):
        assert (_purged("ended_alerts"), _purged("people")) == (1, 1)


def test_what_was_told_is_kept_while_it_could_be_told_twice(told: OpportunityAlert) -> None:
    with _days(30 + 364):
        assert _purged("told_opportunities") == 0
    with _days(30 + 366):
        assert _purged("told_opportunities") == 1


def test_the_own_page_says_how_long_alerts_are_kept(told: OpportunityAlert, client: Client) -> None:
    words = [str(stay.words) for stay in overview_of(told.person).stays]
    assert "What you asked to be told of, after you have stopped it" in words


def test_somebody_who_wants_alerts_is_not_forgotten_with_a_sign_up(index: OpportunityIndexPage) -> None:
    alert = make_alert(index)
    with _days(5000):
        call_command("purge_expired", commit=True, verbosity=0)
    assert OpportunityAlert.objects.get().pk == alert.pk
    assert start_subscription(alert.person, str(AlertName(alert.pk))) is False


def test_a_guardian_who_takes_back_their_yes_ends_alerts_too(index: OpportunityIndexPage) -> None:
    alert = make_alert(index)
    page = make_young_page(index)
    Person.objects.update(born_on=timezone.localdate() - timedelta(days=365 * 14))
    sign_up = SignUp.objects.create(
        person=alert.person, page=page, state=SignUp.State.ACTIVE, confirmed_at=timezone.now()
    )
    state = GuardianAgreement.State.AGREED
    agreement = GuardianAgreement.objects.create(sign_up=sign_up, name="Kim", email="kim@example.net", state=state)
    assert withdraw(agreement)
    assert not OpportunityAlert.objects.filter(is_on=True).exists()
    assert ConsentEvent.objects.filter(decision="withdrawn", wording__purpose="alerts").count() == 1
