"""What every form of open data reads: the opportunities that a list's filters ask for, without their private side."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.http import QueryDict
from django.utils import timezone

from involvement.filters import OpportunityFilters
from involvement.finding.answers import Answer
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.selectors import filter_vocabulary, opportunities_at, opportunity_answer


@dataclass(frozen=True)
class Reading:
    """The answer of a list to an address, at one moment."""

    filters: OpportunityFilters
    answer: Answer
    now: datetime

    @property
    def number(self) -> int:
        """Return how many match."""
        return self.answer.matching.bit_count()

    def pages(self, start: int, stop: int) -> list[OpportunityPage]:
        """Return a part of those that match, with dates, area and every term fetched."""
        positions = [position for place, position in enumerate(self.answer.in_order()) if start <= place < stop]
        return opportunities_at(self.answer.index, positions, fetched=with_everything)


def read(index_page: OpportunityIndexPage, query: QueryDict) -> Reading:
    """Read an address of the list: unknown values are left out, as on the page."""
    now = timezone.now()
    vocabulary = filter_vocabulary(index_page.locale_id)
    filters = OpportunityFilters.from_query(query, vocabulary)
    return Reading(filters, opportunity_answer(index_page, filters, vocabulary, now), now)


def with_everything(pages: OpportunityQuerySet) -> OpportunityQuerySet:
    """Return the same with everything that open data says of an opportunity."""
    return pages.with_terms().select_related("locale").prefetch_related("sessions", "audiences", "themes").defer("body")


def index_page_in(language: str) -> OpportunityIndexPage | None:
    """Return the live list of opportunities in a language, or None where there is none."""
    lists = OpportunityIndexPage.objects.live().public()
    found: OpportunityIndexPage | None = lists.filter(locale__language_code=language).order_by("path").first()
    return found


def opportunity_for_everyone(pk: int) -> OpportunityPage | None:
    """Return one opportunity that the public may see, or None."""
    found: OpportunityPage | None = with_everything(OpportunityPage.objects.for_everyone()).filter(pk=pk).first()
    return found


def last_change(index_page: OpportunityIndexPage) -> datetime:
    """Return when anything below this list was last published."""
    pages = OpportunityPage.objects.child_of(index_page).for_everyone()
    moment: datetime | None = pages.aggregate(last=Max("last_published_at"))["last"]
    return moment or index_page.last_published_at or timezone.now()
