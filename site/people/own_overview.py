"""What a person's own page shows of them, read in as many queries for twenty sign-ups as for two."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from people.how_long import Stay, how_long
from people.models import AccessNeed, ConsentEvent, Person, SignUp
from people.places import can_leave, place_in_words
from people.subscriptions import Subscription, subscriptions_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Thing:
    """One thing a person signed up for."""

    number: int
    title: str
    url: str  # empty where the page is not published any more
    words: "StrOrPromise"  # how they stand with it
    can_leave: bool


@dataclass(frozen=True)
class Overview:
    """Everything the page shows beside the person's own row."""

    things: list[Thing]
    subscriptions: list[Subscription]
    need: AccessNeed | None
    agreements: list[ConsentEvent]  # what they agreed to and withdrew, newest first
    stays: list[Stay]  # how long what is kept


def overview_of(person: Person) -> Overview:
    """Return what a person's own page shows."""
    sign_ups = SignUp.objects.select_related("page").filter(person=person)
    events = ConsentEvent.objects.select_related("wording").filter(person=person)
    return Overview(
        things=[_thing(sign_up) for sign_up in sign_ups],
        subscriptions=subscriptions_of(person),
        need=getattr(person, "access_need", None),
        agreements=list(events.order_by("-happened_at", "-pk")),
        stays=how_long(),
    )


def _thing(sign_up: SignUp) -> Thing:
    return Thing(
        number=sign_up.pk,
        title=sign_up.page.title,
        url=(sign_up.page.url or "") if sign_up.page.live else "",
        words=place_in_words(sign_up),
        can_leave=can_leave(sign_up),
    )
