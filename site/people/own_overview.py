"""What a person's own page shows of them, read in as many queries for twenty sign-ups as for two."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from people.contributions import OwnContribution, own_contributions
from people.how_long import Stay, how_long
from people.models import AccessNeed, ConsentEvent, Person, SignUp
from people.offers import is_open
from people.own_doors import OpenDoor, doors_for
from people.places import can_leave, has_place, place_in_words
from people.private_names import Named, named_pages
from people.sign_up_words import words_for
from people.subjects import is_membership
from people.subscriptions import Subscription, subscriptions_of
from people.waiting import numbers_in_line

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
    has_place: bool  # what they leave is a place of theirs
    gives_up: "StrOrPromise"  # what the link says with which they do
    may_change_answers: bool
    offered_until: datetime | None  # while they can still say yes to a place
    number_in_line: int | None  # on the waiting list, counted from 1


@dataclass(frozen=True)
class Overview:
    """Everything the page shows beside the person's own row."""

    things: list[Thing]
    subscriptions: list[Subscription]
    need: AccessNeed | None
    agreements: list[ConsentEvent]  # what they agreed to and withdrew, newest first
    contributions: list[OwnContribution]
    stays: list[Stay]  # how long what is kept
    doors: list[OpenDoor]  # into the members’ area


def overview_of(person: Person) -> Overview:
    """Return what a person's own page shows."""
    sign_ups = list(SignUp.objects.select_related("page__locale").filter(person=person))
    numbers = numbers_in_line(sign_ups)
    names = named_pages([sign_up.page for sign_up in sign_ups])
    events = ConsentEvent.objects.select_related("wording").filter(person=person)
    return Overview(
        things=[_thing(sign_up, names[sign_up.page_id], numbers.get(sign_up.pk)) for sign_up in sign_ups],
        subscriptions=subscriptions_of(person),
        need=getattr(person, "access_need", None),
        agreements=list(events.order_by("-happened_at", "-pk")),
        contributions=own_contributions(person),
        stays=how_long(),
        doors=[] if person.paused_at else doors_for(person),
    )


def _thing(sign_up: SignUp, name: Named, number_in_line: int | None) -> Thing:
    return Thing(
        number=sign_up.pk,
        title=name.title,
        url=name.url,
        words=place_in_words(sign_up),
        can_leave=can_leave(sign_up),
        has_place=sign_up.state in (SignUp.State.ACTIVE, SignUp.State.PAUSED),
        may_change_answers=has_place(sign_up) and is_membership(sign_up.page),
        gives_up=words_for(sign_up.page).gives_up_shortly,
        offered_until=sign_up.offer_ends_at if is_open(sign_up, timezone.now()) else None,
        number_in_line=number_in_line,
    )
