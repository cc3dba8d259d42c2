"""Everybody who signed up for one thing, in groups by how they stand with it; a page and its translations are one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.models import SignUp, SignUpEvent

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

State = SignUp.State
MOST_SHOWN = 100  # in one group; the list of sign-ups has them all


@dataclass(frozen=True)
class Kind:
    """One group: its name in addresses, what staff read above it, and which states belong to it."""

    name: str
    label: "StrOrPromise"
    states: tuple[str, ...]
    is_folded: bool = False


KINDS = (
    Kind("team", _("Waiting for the team"), (State.AWAITING_TEAM, State.CONFIRMED)),
    Kind("active", _("Taking part"), (State.ACTIVE,)),
    Kind("offered", _("A place is offered"), (State.OFFERED,)),
    Kind("line", _("Waiting list"), (State.WAITING_LIST,)),
    Kind("guardian", _("Waiting for a guardian"), (State.AWAITING_GUARDIAN,)),
    Kind("paused", _("Paused"), (State.PAUSED,)),
    Kind("unconfirmed", _("Not confirmed yet"), (State.UNCONFIRMED,), is_folded=True),
    Kind("declined", _("Told no"), (State.DECLINED,), is_folded=True),
    Kind("left", _("Left, or never confirmed"), (State.LEFT, State.EXPIRED), is_folded=True),
)


@dataclass(frozen=True)
class Group:
    """One group with the first of its sign-ups, and how many there are in all."""

    kind: Kind
    sign_ups: tuple[SignUp, ...]
    number: int


def groups_of(page: Page) -> list[Group]:
    """Return the groups that hold anybody, in the order in which staff see to them.

    One query, and one for each group that is not empty. Each sign-up knows `since`: when it came into its state.
    """
    numbers = _numbers(page)
    found = ((kind, sum(numbers.get(state, 0) for state in kind.states)) for kind in KINDS)
    return [Group(kind, tuple(_shown(page, kind)), number) for kind, number in found if number]


def sign_ups_of(page: Page) -> QuerySet[SignUp]:
    """Return every sign-up for this thing, in every language of the page."""
    return SignUp.objects.filter(page__translation_key=page.translation_key)


def since(sign_up: SignUp) -> datetime:
    """Return when a sign-up read by `groups_of` came into its state."""
    moment: datetime = getattr(sign_up, "since", sign_up.created_at)
    return moment


def _numbers(page: Page) -> dict[str, int]:
    counted = sign_ups_of(page).order_by().values("state").annotate(number=Count("pk"))
    return dict(counted.values_list("state", "number"))


def _shown(page: Page, kind: Kind) -> QuerySet[SignUp]:
    changes = SignUpEvent.objects.filter(sign_up=OuterRef("pk")).order_by("-happened_at", "-pk")
    newest = Subquery(changes.values("happened_at")[:1])
    rows = sign_ups_of(page).filter(state__in=kind.states).annotate(since=Coalesce(newest, "created_at"))
    first_come = (Coalesce("waiting_since", "created_at"), "pk") if kind.name == "line" else ("since", "pk")
    return rows.select_related("person__access_need", "page").order_by(*first_come)[:MOST_SHOWN]
