"""What people are owed: an answer about what happened, once something they could take part in is over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from involvement.models import OpportunityPage, StoryPage
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.models.public_pages import PublicPageQuerySet
from involvement.story_statuses import ANSWERED

Pages = TypeVar("Pages", bound=PublicPageQuerySet)
StoryQuerySet = TypeVar("StoryQuerySet", bound="QuerySet[StoryPage]")

NO_WORDS = r"^(\s|<[^>]*>)*$"  # a rich text in which nothing is written; the same as `has_outcome` says of a page


@dataclass(frozen=True)
class OwedOutcome:
    """An answer that is owed: by when it was promised, and whether that day is over."""

    due: date | None
    is_late: bool


def outcome_owed(page: OpportunityPage, now: datetime) -> OwedOutcome | None:
    """Return what a page owes at this moment, or None: it is open, a draft or cancelled, or the outcome is given.

    Asks the database for nothing.
    """
    is_closed = page.closes_at is not None and page.closes_at <= now
    if not page.live or page.cancelled_at or not is_closed or page.has_outcome:
        return None
    return OwedOutcome(page.outcome_due, is_overdue(page.outcome_due, now))


def owed_outcomes(now: datetime) -> OpportunityQuerySet:
    """Return the opportunities whose outcome is owed at this moment, the one promised soonest first.

    A page and its translations are one thing: of those that are live, the first that was written stands for all.
    """
    pages = leading(OpportunityPage.objects.live()).filter(closes_at__lte=now, cancelled_at__isnull=True)
    return pages.filter(outcome_page__isnull=True).filter(without_words()).order_by("outcome_due", "closes_at", "pk")


def overdue_stories(pages: StoryQuerySet, now: datetime | None = None) -> StoryQuerySet:
    """Return the live ones whose next update was promised for a day that is over."""
    owed = pages.filter(live=True, next_update_due__lt=timezone.localdate(now))
    return owed.exclude(status__in=ANSWERED)


def leading(pages: Pages) -> Pages:
    """Return those of these pages that stand for themselves and all their translations."""
    live = pages.model._default_manager.filter(live=True)
    earlier = live.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return pages.filter(~Exists(earlier))


def without_words() -> Q:
    """Return the condition that nothing is written about what happened."""
    return Q(outcome="") | Q(outcome__regex=NO_WORDS)


def is_overdue(due: date | None, now: datetime) -> bool:
    """Tell whether a promised day is over."""
    return due is not None and due < timezone.localdate(now)
