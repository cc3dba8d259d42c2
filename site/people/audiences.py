"""Whom a mailing can be about beside what this room knows by itself: rooms above register audiences by their names.

They do so in a module `audiences`, found at start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from people.models import Mailing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Share:
    """Those of an audience who belong to it for one reason.

    `subscription` is what a query of people asks for the name of the subscription by which somebody belongs to it.
    Without one the mail is service mail: what we owe people whether or not they want news. `sign_up` is what it asks
    for the sign-up that the letter is about.
    """

    name: str
    label: "StrOrPromise"
    members: QuerySet[Any]  # one column: the numbers of people
    subscription: Combinable | None = None
    sign_up: Combinable | None = None

    @property
    def is_service(self) -> bool:
        """Tell whether its people are told because we owe it to them."""
        return self.subscription is None


Shares = Callable[[Mailing, int | None], Sequence[Share]]


@dataclass(frozen=True)
class NamedAudience:
    """An audience of another room.

    `shares` returns who belongs to it at this moment, or whether one person does where it is given a number. Whoever is
    in several shares is counted in the first, so what we owe stands before what somebody asked for.
    """

    name: str  # Mailing.audience
    label: "StrOrPromise"
    shares: Shares


_audiences: dict[str, NamedAudience] = {}


def register_audience(audience: NamedAudience) -> NamedAudience:
    """Add an audience; raises ImproperlyConfigured where its name is taken or too long to be stored."""
    longest = Mailing._meta.get_field("audience").max_length or 0
    if audience.name in _audiences or audience.name in Mailing.Audience or len(audience.name) > longest:
        raise ImproperlyConfigured(f"An audience cannot be named {audience.name!r}.")
    _audiences[audience.name] = audience
    return audience


def audience_named(name: str) -> NamedAudience | None:
    """Return an audience of another room, or None where it is one of this room's own or no room knows it any more."""
    return _audiences.get(name)


def audience_label(mailing: Mailing) -> str:
    """Return what staff call those whom a mailing is about."""
    named = audience_named(mailing.audience)
    return str(named.label) if named else str(mailing.get_audience_display())
