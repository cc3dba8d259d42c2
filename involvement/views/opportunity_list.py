"""The list of opportunities: filters, chips, cards and paging, all from the address."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.selectors import organisation
from core.serving import page_context
from involvement.alerts.questions import question_of
from involvement.cards import opportunity_cards
from involvement.filters import OpportunityFilters
from involvement.list_parts import (
    MOST_NOTICES,
    Chip,
    FacetChoice,
    FacetField,
    WayOut,
    facet_chips,
    facet_fields,
    notices,
    paging,
    url_with,
    ways_out,
    words_chips,
)
from involvement.models import OpportunityIndexPage
from involvement.selectors import filter_vocabulary, nearest_opportunities, opportunity_answer, opportunity_list
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary
from involvement.wording import list_heading

__all__ = ["MOST_NOTICES", "Chip", "FacetChoice", "FacetField", "WayOut"]  # where others have always found them


@page_context(OpportunityIndexPage)
def opportunity_list_context(page: OpportunityIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the list shows."""
    now = timezone.now()
    vocabulary = filter_vocabulary(page.locale_id)
    filters = OpportunityFilters.from_query(request.GET, vocabulary)
    answer = opportunity_answer(page, filters, vocabulary, now)
    results = opportunity_list(answer)
    days = organisation(request).closing_soon_days
    address = page.get_url(request) or ""
    chips = _chips(filters, vocabulary, address)
    near = nearest_opportunities(answer) if filters.narrows and not answer.matching else []
    return {
        "filters": filters,
        "results": results,
        "cards": opportunity_cards(results, now, days, request),
        "nearest": opportunity_cards(near, now, days, request),
        "ways_out": ways_out(answer, chips, address) if not answer.matching else [],
        "heading": list_heading(filters.status, results.paginator.count),
        "facet_fields": facet_fields(answer, FACETS),
        "paid": answer.counts["paid"]["yes"],
        "statuses": [
            FacetChoice(each.value, each.label, answer.counts["status"][each.value], each == filters.status)
            for each in Status
        ],
        "sorts": Sort,
        "chips": chips,
        **notices(filters),
        "address": address,
        "alert_url": url_with(f"{address}alert/", question_of(filters).query_string()),
        "feed_url": url_with(f"{address}feed/", filters.query_string(page=1)),
        "calendar_url": url_with(f"{address}calendar.ics", filters.query_string(page=1)),
        **paging(results, filters, address),
    }


def _chips(filters: OpportunityFilters, vocabulary: Vocabulary, address: str) -> list[Chip]:
    chips = words_chips(filters, address)
    if filters.status != Status.OPEN:
        url = url_with(address, filters.without("status").query_string())
        chips.append(Chip("status", str(filters.status.label), url))
    if filters.paid:
        chips.append(Chip("paid", _("Paid"), url_with(address, filters.without("paid").query_string())))
    return chips + facet_chips(filters, vocabulary, FACETS, address)
