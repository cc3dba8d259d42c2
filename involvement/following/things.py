"""What can be followed, what its subscription is called, and what people read of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.models import Directorate, Theme
from involvement.models import StoryFollow, StoryPage

FOLLOW = "follow"  # the prefix of a following's name among the subscriptions
_NAME = re.compile(rf"{FOLLOW}-([0-9]{{1,18}})")
Kind = StoryFollow.Kind


@dataclass(frozen=True)
class Thing:
    """A story, a theme or a directorate, in all its languages."""

    kind: str  # a value of StoryFollow.Kind
    key: UUID

    @classmethod
    def of(cls, follow: StoryFollow) -> "Thing":
        """Return what somebody follows."""
        return cls(follow.kind, follow.key)


@dataclass(frozen=True)
class FollowName:
    """A following as its name among the subscriptions says it."""

    number: int  # StoryFollow.pk

    def __str__(self) -> str:
        return f"{FOLLOW}-{self.number}"

    @classmethod
    def read(cls, name: str) -> "FollowName | None":
        """Return what a name says, or None where it is no following's."""
        match = _NAME.fullmatch(name)
        return cls(int(match[1])) if match else None


def titles_of(things: Iterable[Thing]) -> dict[Thing, str]:
    """Return what these are called, in the active language where they exist in it; one query for each kind.

    What is gone, or not public at this moment, is left out.
    """
    wanted = set(things)
    known: dict[Thing, str] = {}
    for kind, rows in _rows().items():
        keys = {thing.key for thing in wanted if thing.kind == kind}
        if keys:
            found = rows.filter(translation_key__in=keys).order_by("pk")
            known |= {Thing(kind, key): title for key, title in _in_one_language(kind, found)}
    return known


def followed_in_words(things: Iterable[Thing]) -> dict[Thing, str]:
    """Return in words what following each of these means."""
    wanted = list(things)
    titles = titles_of(wanted)
    return {thing: _label(thing, titles.get(thing, "")) for thing in wanted}


def thing_in_words(thing: Thing) -> str:
    """Return the same for one thing."""
    return followed_in_words([thing])[thing]


def rhythm_in_words(thing: Thing) -> str:
    """Return when mail comes, as a sentence."""
    if thing.kind == Kind.STORY:
        return _("We write each time something changes in it.")
    return _("We write when there is a new one, and each time something changes in one.")


def _rows() -> dict[str, QuerySet[Any]]:
    return {
        Kind.STORY: StoryPage.objects.for_everyone(),
        Kind.THEME: Theme.objects.all(),
        Kind.DIRECTORATE: Directorate.objects.all(),
    }


def _in_one_language(kind: str, rows: QuerySet[Any]) -> Iterable[tuple[UUID, str]]:
    """Return key and name of each thing, of several languages the active one, else the site's own."""
    name = "title" if kind == Kind.STORY else "name"
    order = {settings.LANGUAGE_CODE: 1, get_language(): 0}
    found: dict[UUID, tuple[int, str]] = {}
    for key, words, language in rows.values_list("translation_key", name, "locale__language_code"):
        place = order.get(language, 2)
        if key not in found or place < found[key][0]:
            found[key] = (place, words)
    return [(key, words) for key, (_place, words) in found.items()]


def _label(thing: Thing, title: str) -> str:
    gone = {
        Kind.STORY: _("A story that is not on this site at the moment"),
        Kind.THEME: _("Stories about a theme that this site does not use any more"),
        Kind.DIRECTORATE: _("Stories of a part of the trust that is not on this site any more"),
    }
    patterns = {
        Kind.STORY: _("What becomes of “%(title)s”"),
        Kind.THEME: _("Stories about “%(title)s”"),
        Kind.DIRECTORATE: _("Stories of “%(title)s”"),
    }
    kind = Kind(thing.kind)
    return patterns[kind] % {"title": title} if title else str(gone[kind])
