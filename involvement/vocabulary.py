"""The words a list can be filtered by: the trust's own terms in one language, and the fixed ones of this site."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How one can take part; the value is the word in the address."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    PHONE = "phone", _("By phone")
    POST = "post", _("By post")

    @property
    def field_name(self) -> str:
        """Return the yes-or-no field of an opportunity that says so."""
        return {"in-person": "in_person", "online": "online", "phone": "by_phone", "post": "by_post"}[self.value]


class Status(models.TextChoices):
    """Which opportunities the list shows by their state."""

    OPEN = "open", _("Open now")
    CLOSING_SOON = "closing-soon", _("Closing soon")
    CLOSED = "closed", _("Closed")
    ALL = "all", _("All, including closed")


class Sort(models.TextChoices):
    """In which order the list shows them."""

    CLOSING = "closing", _("Closing soonest")
    NEWEST = "newest", _("Newest")


@dataclass(frozen=True)
class Word:
    """One value of a filter: the word in the address, what visitors read, and the term's key where it is one."""

    value: str
    label: str | Promise
    pk: int = 0


WAYS = tuple(Word(way.value, way.label) for way in Way)
# The filters that take several values, in the order of the form.
FACETS = {
    "how": _("How you take part"),
    "area": _("Where"),
    "audience": _("Who it is for"),
    "theme": _("What it is about"),
    "directorate": _("Part of the trust"),
    "rung": _("How much say you have"),
}


@dataclass(frozen=True)
class Vocabulary:
    """Every value each filter may have, in the order in which the trust lists its terms."""

    facets: dict[str, tuple[Word, ...]] = field(default_factory=dict)

    @classmethod
    def of_terms(cls, rows: Iterable[tuple[str, int, str, str]]) -> "Vocabulary":
        """Build it from rows of (facet, key, slug, name)."""
        facets: dict[str, list[Word]] = {name: [] for name in FACETS}
        facets["how"] = list(WAYS)
        for facet, pk, slug, name in rows:
            facets[facet].append(Word(slug, name, pk))
        return cls({name: tuple(words) for name, words in facets.items()})

    def chosen(self, facet: str, values: tuple[str, ...]) -> list[Word]:
        """Return the words of this filter that have one of these values."""
        return [word for word in self.facets.get(facet, ()) if word.value in values]
