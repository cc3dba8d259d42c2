"""What people let us use, read for them and for staff: their words, how they stand, and where they are to be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.contribution_places import Place, places_of
from core.contribution_standing import Standing, standing_of
from core.models import Contribution, ContributionText
from core.selectors import organisation
from people.models import Contributor, Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_FOR_THEM: "dict[Standing, StrOrPromise]" = {
    Standing.SHOWN: gettext_lazy("You let us show this on our website."),
    Standing.TO_ASK: gettext_lazy("You let us show this on our website. We will ask you soon whether it may stay."),
    Standing.LAPSED: gettext_lazy("We do not show this, because we have not asked you again."),
    Standing.NOT_WEBSITE: gettext_lazy("This is not for our website."),
    Standing.WITHDRAWN: gettext_lazy("You took this back. We do not show it anywhere on our website."),
}


@dataclass(frozen=True)
class OwnContribution:
    """One thing as its owner sees it."""

    number: int
    kind: str
    text: ContributionText | None
    words: "StrOrPromise"  # how it stands
    uses: tuple[str, ...]  # what they agreed to
    review_on: date
    is_withdrawn: bool
    places: tuple[Place, ...]  # where visitors see it at this moment


def own_contributions(person: Person) -> list[OwnContribution]:
    """Return what a person let us use, the newest first; as many queries for ten as for one."""
    rows = list(contributions_of(person).prefetch_related("texts", "other_uses"))
    places = places_of(rows) if rows else {}
    return [_own(row, [place for place in places.get(row.pk, []) if place.is_public]) for row in rows]


def contributions_of(person: Person) -> QuerySet[Contribution]:
    """Return the records that are linked to a person."""
    return Contribution.objects.filter(contributors__person=person.pk).order_by("-pk")


def contributors_of_what_is_kept() -> QuerySet[Contributor, int]:
    """Return the numbers of the people whose words or pictures we may go on using."""
    return Contributor.objects.filter(contribution__withdrawn_at__isnull=True).values_list("person", flat=True)


def due_for_review(today: date) -> QuerySet[Contribution]:
    """Return the records whose people must be asked again before long, or should have been, for whatever use."""
    soon = today + timedelta(days=organisation().words_notice_days)
    return Contribution.objects.to_ask_by(soon).order_by("review_on", "pk")


def uses_in_words(contribution: Contribution) -> tuple[str, ...]:
    """Return everything somebody agreed to."""
    ours = [
        (contribution.on_website, _("This website")),
        (contribution.in_open_data, _("Feeds and open data, which others may copy")),
    ]
    others: Iterable[str] = (use.name for use in contribution.other_uses.all())
    return (*(words for agreed, words in ours if agreed), *others)


def _own(row: Contribution, places: list[Place]) -> OwnContribution:
    standing = standing_of(row, timezone.localdate(), organisation().words_notice_days)
    return OwnContribution(
        number=row.pk,
        kind=row.get_kind_display(),
        text=row.text_in(get_language() or settings.LANGUAGE_CODE),
        words=_FOR_THEM[standing],
        uses=uses_in_words(row),
        review_on=row.review_on,
        is_withdrawn=bool(row.withdrawn_at),
        places=tuple(places) if row.is_shown else (),
    )
