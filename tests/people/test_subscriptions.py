"""Switching subscriptions on and off: the ledger decides, one press is one event, and mail that waits is taken back."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone

from involvement.models import OpportunityPage
from people import subscriptions
from people.actions.consent import publish_wording, record_consent
from people.actions.post import write_message
from people.actions.subscriptions import end_subscription, start_subscription
from people.agreements import has_consent, latest_event, people_who_agreed
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person
from people.subscriptions import (
    NEWS,
    Press,
    Subscription,
    SubscriptionKind,
    is_subscribed,
    register_kind,
    subscription_of,
    subscriptions_of,
    unsubscribe_url,
)

GIVEN, WITHDRAWN = ConsentEvent.Decision.GIVEN, ConsentEvent.Decision.WITHDRAWN
TAKE_PART = ConsentWording.Purpose.TAKE_PART


@pytest.fixture
def person(db: None) -> Person:
    """Somebody of whom nothing else is known."""
    return Person.objects.create(name="Sam Example", email="sam@example.com", email_confirmed_at=timezone.now())


@pytest.fixture
def switches() -> Iterator[dict[str, bool]]:
    """A kind of subscription with a store of its own, as rooms above bring them; what is in the store."""
    store = {"example-1": True, "example-2": False}

    def of_person(_person: Person) -> list[Subscription]:
        return [Subscription(name, f"Number {name[-1]}", "", is_on) for name, is_on in store.items()]

    def switch(_person: Person, press: Press) -> bool:
        store[press.name] = press.is_on
        return True

    register_kind(SubscriptionKind("example", of_person, switch))
    yield store
    del subscriptions._kinds["example"]


def decisions(person: Person) -> list[str]:
    """Return what the ledger holds about news, oldest first."""
    return list(person.consent_events.filter(wording__purpose=NEWS).values_list("decision", flat=True))


def test_news_is_off_until_somebody_agrees_and_follows_the_newest_event(person: Person) -> None:
    assert not is_subscribed(person, NEWS)
    assert start_subscription(person, NEWS)
    assert is_subscribed(person, NEWS)
    assert has_consent(person, NEWS)
    assert not has_consent(person, TAKE_PART)
    assert end_subscription(person, NEWS, channel=ConsentEvent.Channel.MAIL)
    assert not is_subscribed(person, NEWS)
    assert decisions(person) == [GIVEN, WITHDRAWN]
    assert list(person.consent_events.values_list("channel", flat=True)) == ["web", "mail"]


def test_twice_is_once(person: Person) -> None:
    assert not end_subscription(person, NEWS)
    assert decisions(person) == []
    assert [start_subscription(person, NEWS) for _time in range(3)] == [True, False, False]
    assert [end_subscription(person, NEWS) for _time in range(3)] == [True, False, False]
    assert decisions(person) == [GIVEN, WITHDRAWN]


def test_an_event_is_about_the_words_that_were_read(person: Person) -> None:
    publish_wording(NEWS, "ur", "Urdu words")
    Person.objects.update(language="ur")
    person.refresh_from_db()
    offered = subscription_of(person, NEWS)
    assert offered and offered.wording and offered.wording.text == "Urdu words"
    publish_wording(NEWS, "ur", "Newer words")
    start_subscription(person, NEWS, wording=offered.wording)
    agreed = subscription_of(person, NEWS)
    assert agreed and agreed.wording == offered.wording
    end_subscription(person, NEWS)
    latest = latest_event(person, NEWS)
    assert latest and latest.wording == offered.wording


def test_ending_takes_back_what_waits_for_this_person_and_nothing_else(person: Person) -> None:
    other = Person.objects.create(email="kim@example.com")
    start_subscription(person, NEWS)
    news: dict[str, Any] = {"kind": OutboxMessage.Kind.SUBSCRIPTION, "subscription": NEWS}
    for key, whose, more in (
        ("mine", person, news),
        ("held", person, news),
        ("sent", person, news),
        ("theirs", other, news),
        ("other list", person, news | {"subscription": "alert-1"}),
        ("service", person, {}),
    ):
        write_message(key, "mailing", person=whose, **more)
    for key, state in (("held", "held"), ("sent", "sent")):
        OutboxMessage.objects.filter(key=key).update(state=state)
    end_subscription(person, NEWS)
    states = dict(OutboxMessage.objects.order_by("pk").values_list("key", "state"))
    assert [key for key, state in states.items() if state == "cancelled"] == ["mine", "held"]
    assert states["sent"] == "sent"


def test_what_is_off_already_still_takes_back_what_waits(person: Person) -> None:
    write_message("left over", "mailing", person=person, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription=NEWS)
    assert not end_subscription(person, NEWS)
    assert OutboxMessage.objects.get().state == "cancelled"


def test_ending_does_not_touch_taking_part(person: Person) -> None:
    wording = ConsentWording.objects.get(purpose=TAKE_PART)
    record_consent(person, wording, GIVEN)
    start_subscription(person, NEWS)
    end_subscription(person, NEWS)
    assert has_consent(person, TAKE_PART)


@pytest.mark.parametrize("name", ["", "unknown", "news-5", "alert-", "-", "news ", "N" * 200])
def test_a_name_that_nobody_knows_is_off_and_cannot_be_switched(person: Person, name: str) -> None:
    assert subscription_of(person, name) is None
    assert not is_subscribed(person, name)
    assert not end_subscription(person, name)
    assert not start_subscription(person, name)
    assert not ConsentEvent.objects.exists()


def test_somebody_who_was_erased_a_moment_ago_is_no_error(person: Person) -> None:
    Person.objects.filter(pk=person.pk).delete()
    assert not end_subscription(person, NEWS)
    assert not start_subscription(person, NEWS)


def test_rooms_above_bring_kinds_with_a_store_of_their_own(person: Person, switches: dict[str, bool]) -> None:
    assert [each.name for each in subscriptions_of(person)] == [NEWS, "example-1", "example-2"]
    assert is_subscribed(person, "example-1")
    write_message("a", "mailing", person=person, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription="example-1")
    assert end_subscription(person, "example-1")
    assert not end_subscription(person, "example-1")
    assert start_subscription(person, "example-2")
    assert switches == {"example-1": False, "example-2": True}
    assert not ConsentEvent.objects.exists()
    assert OutboxMessage.objects.get().state == "cancelled"


@pytest.mark.parametrize("prefix", [NEWS, "", "two-words", "ex ample"])
def test_a_kind_needs_a_prefix_of_its_own(prefix: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        register_kind(SubscriptionKind(prefix, lambda _person: []))


def test_the_address_that_ends_a_subscription_does_not_name_it(person: Person) -> None:
    url = unsubscribe_url(person, NEWS)
    assert "/unsubscribe/" in url
    assert NEWS not in url
    assert "sam" not in url


@pytest.mark.parametrize("people", [2, 30])
def test_who_agreed_is_decided_in_one_query(people: int, db: None, django_assert_num_queries: Any) -> None:
    wording = ConsentWording.objects.get(purpose=NEWS)
    take_part = ConsentWording.objects.get(purpose=TAKE_PART)
    now = timezone.now()
    for number in range(people):
        person = Person.objects.create(email=f"p{number}@example.com")
        record_consent(person, take_part, WITHDRAWN if number % 2 else GIVEN, happened_at=now)
        record_consent(person, wording, WITHDRAWN, happened_at=now - timedelta(days=1))
        record_consent(person, wording, GIVEN, happened_at=now)
        if number % 2:
            record_consent(person, wording, WITHDRAWN, happened_at=now)  # the same moment: the later row counts
    with django_assert_num_queries(1):
        agreed = set(people_who_agreed(NEWS).values_list("email", flat=True))
    assert agreed == {f"p{number}@example.com" for number in range(0, people, 2)}
    assert all(has_consent(person, NEWS) == (person.email in agreed) for person in Person.objects.all())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "before", "after"),
    [(end_subscription, [GIVEN], [GIVEN, WITHDRAWN]), (start_subscription, [], [GIVEN])],
    ids=["end", "start"],
)
def test_twelve_at_one_moment_are_one_event(
    change: Callable[[Person, str], bool], before: list[str], after: list[str], page: OpportunityPage
) -> None:
    person = Person.objects.create(email="sam@example.com", email_confirmed_at=timezone.now())
    if before:
        start_subscription(person, NEWS)
    assert decisions(person) == before

    def press(_number: int) -> bool:
        try:
            return change(person, NEWS)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        changed = list(pool.map(press, range(12)))
    assert changed.count(True) == 1
    assert decisions(person) == after
