"""Short lists that the site itself knows, such as how long it keeps what; an editor places one and it stays true."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Rows = list[tuple[str, str]]  # what, and what is to be said of it


@dataclass(frozen=True)
class LiveList:
    """A list with the name that pages store, the label that editors choose, and the function that reads it."""

    name: str
    label: "StrOrPromise"
    rows: Callable[[], Rows]


_lists: dict[str, LiveList] = {}


def register_live_list(name: str, label: "StrOrPromise") -> Callable[[Callable[[], Rows]], Callable[[], Rows]]:
    """Register the decorated function under this name; raises ImproperlyConfigured where it is taken."""

    def register(function: Callable[[], Rows]) -> Callable[[], Rows]:
        if name in _lists:
            raise ImproperlyConfigured(f"There is already a live list named {name!r}.")
        _lists[name] = LiveList(name, label, function)
        return function

    return register


def live_list_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Return name and label of every list, for the editor."""
    return [(each.name, each.label) for each in _lists.values()]


def live_rows(name: str) -> Rows:
    """Return the rows of a list as they are now; none where no room knows the name any more."""
    known = _lists.get(name)
    return known.rows() if known else []
