"""Everything that people are owed, from every place that owes something: each registers a source here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from core.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Owed:
    """One thing that is owed. All of it may stand in a mail to the team: nothing here says anything of a person."""

    source: str  # the name of its source
    key: int  # of the page or row, so that the order is always the same
    what: str  # one sentence
    title: str
    url: str  # an address of the admin, beginning with /
    owner: str  # a role; empty where none is named
    since: datetime
    due: date | None = None
    is_late: bool = False
    is_example: bool = False


Reader = Callable[[User | None, datetime], Iterable[Owed]]


@dataclass(frozen=True)
class OwedSource:
    """One kind of debt; `read` returns what this member of staff may settle, and everything for nobody in particular.

    It asks the database a fixed number of times.
    """

    name: str  # stands in addresses
    label: "StrOrPromise"
    read: Reader


_sources: dict[str, OwedSource] = {}


def register_owed(source: OwedSource) -> OwedSource:
    """Add a source; raises ImproperlyConfigured where its name is taken."""
    if source.name in _sources:
        raise ImproperlyConfigured(f"There is already a source of debts named {source.name!r}.")
    _sources[source.name] = source
    return source


def owed_sources() -> list[OwedSource]:
    """Return all sources in the order in which they were registered."""
    return list(_sources.values())


def everything_owed(now: datetime, user: User | None = None) -> list[Owed]:
    """Return what is owed at this moment, the oldest first; for a member of staff only what they may settle."""
    found = (item for source in _sources.values() for item in source.read(user, now))
    return sorted(found, key=lambda item: (item.since, item.source, item.key))
