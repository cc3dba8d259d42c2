"""What somebody can switch on and off: rooms register their kinds in a module `subscriptions`; news is the first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils.translation import gettext as _

from people.agreements import latest_event, people_who_agreed
from people.models import ConsentEvent, ConsentWording, Person
from people.selectors import current_wording
from people.tokens import unsubscribe_token

NEWS = "news"


@dataclass(frozen=True)
class Subscription:
    """One thing a person can get or not get by mail, as it stands at this moment."""

    name: str  # "news", "alert-12": a prefix that names its kind, and a number where there are many
    label: str
    description: str
    is_on: bool
    wording: ConsentWording | None = None  # what they agreed to; where it is off: what switching it on means


@dataclass(frozen=True)
class Press:
    """That somebody pressed the button of one subscription: to have it on, or off, and what they had read there."""

    name: str
    is_on: bool
    channel: str  # a value of ConsentEvent.Channel
    wording: ConsentWording | None = None  # None: the words that stand with the subscription


@dataclass(frozen=True)
class SubscriptionKind:
    """A kind of subscription.

    `of_person` returns those a person has or could have. `switch` turns one on or off and returns whether that changed
    anything; it runs in a transaction that holds the person's row. Without it the consent ledger is the truth: the
    subscription's wording is what an event is written about. `one` finds one by its name, also where the person has
    asked for it and not confirmed it yet; without it only those of `of_person` are found. `readers` tells which of some
    people have one on, or any of the kind where the name is the prefix alone, in a fixed number of queries; without it
    each is asked about by itself. `question` is the page behind the link that asks whether it is theirs.
    """

    prefix: str
    of_person: Callable[[Person], list[Subscription]]
    switch: Callable[[Person, Press], bool] | None = None
    one: Callable[[Person, str], Subscription | None] | None = None
    readers: Callable[[Sequence[Person], str], set[int]] | None = None
    question: str = "people/subscribe.html"


_kinds: dict[str, SubscriptionKind] = {}


def register_kind(kind: SubscriptionKind) -> SubscriptionKind:
    """Add a kind to the list; raises ImproperlyConfigured where its prefix is taken or would not fit a name."""
    if kind.prefix in _kinds or not kind.prefix.isalnum():
        raise ImproperlyConfigured(f"A kind of subscription cannot be named {kind.prefix!r}.")
    _kinds[kind.prefix] = kind
    return kind


def kind_of(name: str) -> SubscriptionKind | None:
    """Return the kind a subscription belongs to, or None where no room knows it (any more)."""
    return _kinds.get(name.partition("-")[0])


def subscriptions_of(person: Person) -> list[Subscription]:
    """Return everything a person can switch on or off, in the order in which the kinds were registered."""
    return [subscription for kind in _kinds.values() for subscription in kind.of_person(person)]


def subscription_of(person: Person, name: str) -> Subscription | None:
    """Return one subscription of a person by its name, or None where there is no such thing for them."""
    kind = kind_of(name)
    if kind and kind.one:
        return kind.one(person, name)
    known = kind.of_person(person) if kind else []
    return next((subscription for subscription in known if subscription.name == name), None)


def is_subscribed(person: Person, name: str) -> bool:
    """Tell whether a subscription is on at this moment; one that nobody knows is off."""
    subscription = subscription_of(person, name)
    return subscription is not None and subscription.is_on


def readers_among(people: Sequence[Person], name: str) -> set[int]:
    """Return the numbers of those of these people who have a subscription on at this moment."""
    kind = kind_of(name)
    if kind and kind.readers:
        return kind.readers(people, name)
    return {person.pk for person in people if is_subscribed(person, name)}


def unsubscribe_url(person: Person, name: str) -> str:
    """Return the whole address that ends one subscription of a person, in the active language; it names nothing."""
    return f"{settings.SITE_URL}{reverse('people:unsubscribe', args=[unsubscribe_token(person, name)])}"


def _news(person: Person) -> list[Subscription]:
    latest = latest_event(person, ConsentWording.Purpose.NEWS)
    is_on = latest is not None and latest.decision == ConsentEvent.Decision.GIVEN
    wording = latest.wording if latest and is_on else current_wording(ConsentWording.Purpose.NEWS, person.language)
    return [
        Subscription(
            name=NEWS,
            label=_("News and new ways to take part"),
            description=_("A message now and then about what is new and how you can take part."),
            is_on=is_on,
            wording=wording,
        )
    ]


def _readers_of_news(people: Sequence[Person], _name: str) -> set[int]:
    agreed = people_who_agreed(ConsentWording.Purpose.NEWS).filter(pk__in=[person.pk for person in people])
    return set(agreed.values_list("pk", flat=True))


register_kind(SubscriptionKind(prefix=NEWS, of_person=_news, readers=_readers_of_news))
