"""What is new for an alert: open now, opened since the alert was switched on, fits its question, and not told yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.selectors import organisation
from involvement.alerts.questions import filters_of, has_lost_a_filter, told
from involvement.finding.answers import Answer
from involvement.finding.bits import as_flags, rising
from involvement.finding.index import OpportunityIndex
from involvement.finding.remembered import opportunity_index
from involvement.finding.words import searched
from involvement.models import OpportunityAlert, OpportunityIndexPage, OpportunityPage
from involvement.selectors import filter_vocabulary
from involvement.vocabulary import Vocabulary

Told = dict[int, set[UUID]]  # person -> opportunities by the key that a page and its translations share


@dataclass(frozen=True)
class OpenOne:
    """An opportunity that is open, and since when people can sign up for it."""

    pk: int
    key: UUID  # one for the page and all its translations
    since: datetime


@dataclass(frozen=True)
class OpenList:
    """The open opportunities of one list at one moment, with all that answering a question to it takes."""

    index: OpportunityIndex
    vocabulary: Vocabulary
    now: datetime
    days: int
    open_ones: dict[int, OpenOne]  # by position in the index

    def new_for(self, alert: OpportunityAlert, known: set[UUID]) -> list[OpenOne]:
        """Return what is new for an alert of somebody who knows of some already, the one closing soonest first."""
        filters = filters_of(alert, self.vocabulary)
        if alert.on_since is None or has_lost_a_filter(filters):
            return []
        answer = Answer(self.index, filters, self.vocabulary, self.now, self.days)
        fitting = [place for place in rising(as_flags(answer.matching, len(self.index))) if place in self.open_ones]
        new = [place for place in fitting if self._is_new(place, alert.on_since, known)]
        if new and filters.q:  # words are searched for only where it matters
            new = self._with_words(new, filters.q)
        return [self.open_ones[place] for place in new]

    def _is_new(self, place: int, since: datetime, known: set[UUID]) -> bool:
        return self.open_ones[place].since > since and self.open_ones[place].key not in known

    def _with_words(self, places: list[int], text: str) -> list[int]:
        found = as_flags(searched(self.index, text)[0], len(self.index))
        return [place for place in places if found[place] == "1"]


class OpenLists:
    """The lists as they stand at one moment, each read when it is first asked for."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._lists: dict[int, OpenList] = {}

    def __getitem__(self, page: OpportunityIndexPage) -> OpenList:
        if page.pk not in self._lists:
            self._lists[page.pk] = self._read(page)
        return self._lists[page.pk]

    def _read(self, page: OpportunityIndexPage) -> OpenList:
        index = opportunity_index(page)
        places = {key: place for place, key in enumerate(index.keys)}
        found = {places[each.pk]: each for each in _open_ones(page, self.now) if each.pk in places}
        return OpenList(index, filter_vocabulary(page.locale_id), self.now, organisation().closing_soon_days, found)


def _open_ones(page: OpportunityIndexPage, now: datetime) -> Iterator[OpenOne]:
    """Yield what is open; where nobody knows since when, it is not new to anybody."""
    pages = OpportunityPage.objects.child_of(page).for_everyone().open_at(now).filter(is_example=False).order_by()
    for pk, key, published, opens in pages.values_list("pk", "translation_key", "first_published_at", "opens_at"):
        if moments := [moment for moment in (published, opens) if moment]:
            yield OpenOne(pk, key, max(moments))


def new_for_each(
    alerts: Sequence[OpportunityAlert], lists: OpenLists
) -> Iterator[tuple[OpportunityAlert, list[OpenOne]]]:
    """Yield the alerts for which there is something new; of several alerts of one person the first gets it."""
    known = _known_to(alert.person_id for alert in alerts)
    for alert in alerts:
        known_to_them = known.setdefault(alert.person_id, set())
        if found := lists[alert.index_page].new_for(alert, known_to_them):
            known_to_them.update(each.key for each in found)
            yield alert, found


def _known_to(people: Iterable[int]) -> Told:
    known: Told = {}
    rows = told().filter(person__in=set(people))
    for person, key in rows.values_list("person", "page__translation_key"):
        known.setdefault(person, set()).add(key)
    return known
