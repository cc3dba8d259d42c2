"""DESIGN 7.4: who may be sent what, over every combination of what can stand about a person."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from involvement.models import OpportunityPage
from people.actions.consent import record_consent
from people.actions.post import write_message
from people.models import ConsentEvent, ConsentWording, Erasure, OutboxMessage, Person, Suppression
from people.permissions import WhyNot, may_receive, reasons_why_not, why_not
from people.post.clearance import UNREACHABLE
from people.post.delivery import deliver_message
from people.tokens import digest_of
from tests.factories.mails import plain_mail
from tests.factories.people import make_sign_up

SERVICE, SUBSCRIPTION = OutboxMessage.Kind.SERVICE, OutboxMessage.Kind.SUBSCRIPTION
State = OutboxMessage.State
Reason = Suppression.Reason

ADDRESSES = ("none", "unconfirmed", "confirmed")
NEWS = ("never asked", "given", "withdrawn")
REPORTS = ("none", "bounced", "complained", "bounced, settled", "bounced, address of before")


@pytest.fixture
def news_mail() -> Iterator[str]:
    """A mail that says nothing much."""
    with plain_mail("some_news") as name:
        yield name


def _person(number: int, address: str, news: str, report: str, *, on_break: bool, leaving: bool) -> Person:
    """Return somebody about whom exactly this stands."""
    now = timezone.now()
    person = Person.objects.create(
        email=None if address == "none" else f"person{number}@example.com",
        email_confirmed_at=now if address == "confirmed" else None,
        paused_at=now if on_break else None,
    )
    wording = ConsentWording.objects.get(purpose="news")
    if news != "never asked":
        record_consent(person, wording, ConsentEvent.Decision.GIVEN, happened_at=now - timedelta(days=2))
    if news == "withdrawn":
        record_consent(person, wording, ConsentEvent.Decision.WITHDRAWN, happened_at=now - timedelta(days=1))
    if report != "none":
        before = "before@example.com" if report.endswith("before") else person.email or ""
        Suppression.objects.create(
            person=person,
            address_digest=digest_of(before),
            reason=Reason.COMPLAINED if report == "complained" else Reason.BOUNCED,
            lifted_at=now if report.endswith("settled") else None,
        )
    if leaving:
        Erasure.objects.create(person=person, person_digest="x", cause=Erasure.Cause.ASKED)
    return person


def test_every_combination_of_what_stands_about_a_person() -> None:
    """Allowed is what this test says in its own words; all else is refused. 180 people, 5 kinds of mail each."""
    combinations = list(product(ADDRESSES, NEWS, REPORTS, (False, True), (False, True)))
    for number, (address, news, report, on_break, leaving) in enumerate(combinations):
        person = _person(number, address, news, report, on_break=on_break, leaving=leaving)
        is_there = address != "none" and not leaving
        ordinary = is_there and not on_break and report != "bounced"
        expected = {
            (SERVICE, "", True): is_there,
            (SERVICE, "", False): ordinary,
            (SUBSCRIPTION, "news", False): (
                ordinary and address == "confirmed" and news == "given" and report != "complained"
            ),
            (SUBSCRIPTION, "", False): False,  # nobody could end it
            (SUBSCRIPTION, "alert-1", False): False,  # nobody has ever heard of it
        }
        for (kind, subscription, is_awaited), may in expected.items():
            allowed = may_receive(person, kind, subscription, is_awaited=is_awaited)
            assert allowed is may, (address, news, report, on_break, leaving, kind, subscription, is_awaited)


def test_being_awaited_opens_no_way_for_subscription_mail(db: None) -> None:
    person = _person(1, "confirmed", "given", "none", on_break=True, leaving=False)
    assert why_not(person, SUBSCRIPTION, "news", is_awaited=True) == WhyNot.ON_A_BREAK


@pytest.mark.parametrize(
    ("about", "service", "subscription"),
    [
        (("confirmed", "given", "none"), None, None),
        (("none", "given", "none"), WhyNot.NO_ADDRESS, WhyNot.NO_ADDRESS),
        (("unconfirmed", "given", "none"), None, WhyNot.NOT_CONFIRMED),
        (("confirmed", "never asked", "none"), None, WhyNot.WITHDRAWN),
        (("confirmed", "withdrawn", "bounced"), WhyNot.COMES_BACK, WhyNot.WITHDRAWN),
        (("confirmed", "given", "bounced"), WhyNot.COMES_BACK, WhyNot.COMES_BACK),
        (("confirmed", "given", "complained"), None, WhyNot.COMPLAINED),
    ],
)
def test_the_reason_is_named(
    db: None, about: tuple[str, str, str], service: str | None, subscription: str | None
) -> None:
    person = _person(1, *about, on_break=False, leaving=False)
    assert why_not(person, SERVICE) == service
    assert why_not(person, SUBSCRIPTION, "news") == subscription


def test_a_bounce_weighs_more_than_a_complaint_of_the_same_address(db: None) -> None:
    person = _person(1, "confirmed", "given", "complained", on_break=False, leaving=False)
    other = Person.objects.create(email="other@example.com")
    Suppression.objects.create(person=other, address_digest=digest_of(person.email or ""), reason=Reason.BOUNCED)
    assert why_not(person, SERVICE) == WhyNot.COMES_BACK


@pytest.mark.parametrize("number", [1, 40])
def test_a_thousand_people_cost_no_more_than_one(
    db: None, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [
        _person(each, "confirmed", "given" if each % 2 else "withdrawn", "none", on_break=False, leaving=False)
        for each in range(number)
    ]
    with django_assert_num_queries(3):
        reasons = reasons_why_not(people, SUBSCRIPTION, "news")
    assert reasons == {person.pk: why_not(person, SUBSCRIPTION, "news") for person in people[::2]}


# What becomes of a message that stands in the outbox, whatever put it there.
OUTCOMES = {
    # obstacle: (a mail somebody has just asked for, the team's news)
    "nothing": (State.SENT, State.SENT),
    "bounced": (State.SENT, State.CANCELLED),
    "complained": (State.SENT, State.CANCELLED),
    "leaving": (State.CANCELLED, State.CANCELLED),
    "withdrawn": (State.SENT, State.CANCELLED),
}


@pytest.mark.parametrize("obstacle", OUTCOMES)
def test_the_question_is_asked_when_the_mail_would_go(page: OpportunityPage, obstacle: str, news_mail: str) -> None:
    wording = ConsentWording.objects.get(purpose="news")
    sign_up = make_sign_up(page)
    person = sign_up.person
    Person.objects.filter(pk=person.pk).update(email_confirmed_at=timezone.now())
    record_consent(person, wording, ConsentEvent.Decision.GIVEN, happened_at=timezone.now() - timedelta(days=1))
    write_message("news", news_mail, person=person, sign_up=sign_up, kind=SUBSCRIPTION, subscription="news")
    if obstacle in ("bounced", "complained"):
        Suppression.objects.create(person=person, address_digest=digest_of(person.email or ""), reason=obstacle)
    if obstacle == "leaving":
        Erasure.objects.create(person=person, person_digest="x", cause=Erasure.Cause.ASKED)
    if obstacle == "withdrawn":
        record_consent(person, wording, ConsentEvent.Decision.WITHDRAWN)
    confirming, news = OutboxMessage.objects.order_by("pk")
    for message, expected in zip((confirming, news), OUTCOMES[obstacle], strict=True):
        assert deliver_message(message.pk) is (expected == State.SENT)
        message.refresh_from_db()
        assert message.state == expected, message.template
    assert news.last_error == (UNREACHABLE if obstacle == "bounced" else "")
    assert len(mail.outbox) == OUTCOMES[obstacle].count(State.SENT)
