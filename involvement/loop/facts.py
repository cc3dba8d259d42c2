"""The few facts that the figures are counted from, read at once: every public story and opportunity that is real.

Examples are left out. A page and its translations are one thing. What is private is not counted, so that the figures
say nothing that the pages themselves do not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone

from core.models import Directorate
from involvement.loop.answer_day import HistoryEntry, answer_day
from involvement.models import OpportunityPage, StoryChange, StoryPage
from involvement.owing import leading, without_words
from involvement.story_statuses import ANSWERED


@dataclass(frozen=True)
class StoryFacts:
    """One story; `days` is how long it took from said to did, where both days are known and in this order."""

    directorate: UUID | None  # what its translations share
    heard_on: date | None
    is_answered: bool
    due: date | None
    days: int | None = None


@dataclass(frozen=True)
class OpportunityFacts:
    """One opportunity that has closed and was not cancelled."""

    closed_on: date
    due: date | None
    is_answered: bool
    answered_on: date | None


def story_facts() -> list[StoryFacts]:
    """Return the facts of all stories that count, in two queries."""
    pages = leading(StoryPage.objects.for_everyone().filter(is_example=False)).order_by()
    facts = ("pk", "directorate__translation_key", "heard_on", "status", "next_update_due")
    answered_on = _answer_days()
    return [
        StoryFacts(
            directorate=directorate,
            heard_on=heard_on,
            is_answered=status in ANSWERED,
            due=due,
            days=_days_between(heard_on, answered_on.get(pk)) if status in ANSWERED else None,
        )
        for pk, directorate, heard_on, status, due in pages.values_list(*facts)
    ]


def opportunity_facts(now: datetime) -> list[OpportunityFacts]:
    """Return the facts of all opportunities that count at this moment, in one query."""
    closed = OpportunityPage.objects.for_everyone().filter(closes_at__lte=now, cancelled_at__isnull=True)
    silent = ExpressionWrapper(Q(outcome_page__isnull=True) & without_words(), output_field=BooleanField())
    pages = leading(closed.filter(is_example=False)).annotate(is_silent=silent).order_by()
    facts = ("closes_at", "outcome_due", "is_silent", "telling__outcome_given_at", "last_published_at")
    return [
        OpportunityFacts(
            closed_on=timezone.localdate(closed_at),
            due=due,
            is_answered=not is_silent,
            answered_on=_local_day(given_at or published_at) if not is_silent else None,
        )
        for closed_at, due, is_silent, given_at, published_at in pages.values_list(*facts)
    ]


def directorate_names(language: str) -> dict[UUID, str]:
    """Return the parts of the trust in their order, named in this language where there is a translation."""
    names: dict[UUID, str] = {}
    rows = Directorate.objects.order_by("sort_order", "name")
    for key, name, code in rows.values_list("translation_key", "name", "locale__language_code"):
        if key not in names or code == language:
            names[key] = name
    return names


def _answer_days() -> dict[int, date | None]:
    fields = ("page_id", "pk", "status", "happened_at", "recorded_at", "corrects_id")
    changes = StoryChange.objects.filter(page__live=True, page__is_example=False, page__status__in=ANSWERED).order_by()
    entries: dict[int, list[HistoryEntry]] = defaultdict(list)
    for page, *entry in changes.values_list(*fields):
        entries[page].append(HistoryEntry(*entry))
    return {page: answer_day(its) for page, its in entries.items()}


def _days_between(heard: date | None, answered: date | None) -> int | None:
    return (answered - heard).days if heard and answered and answered >= heard else None


def _local_day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def years_of(days: Iterable[date | None]) -> list[int]:
    """Return the years of these days, the newest first."""
    return sorted({day.year for day in days if day}, reverse=True)
