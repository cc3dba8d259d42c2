"""The index: every opportunity of one list with its dates and terms, in the few bytes that filtering needs."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from involvement.finding.bits import bits_at, first_bits
from involvement.finding.keyed import Facets, KeyedIndex, Value, facets_of
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.vocabulary import Way

NEVER = float("inf")  # the moment at which something without a closing time closes
_FACTS = ("pk", "closes_at", "opens_at", "cancelled_at", "first_published_at", "payment")
_TERMS = ("area", "directorate", "rung")  # one of each a page
_WAYS = {str(way.value): way.field_name for way in Way}


@dataclass(frozen=True)
class OpportunityIndex(KeyedIndex):
    """All opportunities of a list that everyone may see; a position counts them by closing time, then by key."""

    closes: "array[float]"  # seconds since 1970, rising
    opens: "array[float]"  # of those with an opening time, rising
    opens_at: "array[int]"  # their positions, in the same order
    newest: "array[int]"  # positions, the one published last first
    cancelled: int

    def closing_after(self, moment: datetime) -> int:
        """Return those whose closing time has not come by this moment."""
        return self.everything & ~first_bits(bisect_right(self.closes, moment.timestamp()))

    def opening_after(self, moment: datetime) -> int:
        """Return those that open only after this moment."""
        waiting = self.opens_at[bisect_right(self.opens, moment.timestamp()) :]
        return bits_at(waiting, len(self))


def read_index(page: OpportunityIndexPage) -> OpportunityIndex:
    """Read the index of a list from the database, in three queries."""
    fields = (*_FACTS, *_WAYS.values(), *(f"{term}_id" for term in _TERMS))
    pages = OpportunityPage.objects.child_of(page).for_everyone()
    rows = sorted(pages.order_by().values(*fields), key=lambda row: (_seconds(row["closes_at"]), row["pk"]))
    places = {row["pk"]: position for position, row in enumerate(rows)}
    opening = sorted((row["opens_at"].timestamp(), places[row["pk"]]) for row in rows if row["opens_at"])
    newest = sorted(range(len(rows)), key=lambda position: _published(rows[position]), reverse=True)
    return OpportunityIndex(
        keys=array("q", [row["pk"] for row in rows]),
        closes=array("d", [_seconds(row["closes_at"]) for row in rows]),
        opens=array("d", [moment for moment, _position in opening]),
        opens_at=array("l", [position for _moment, position in opening]),
        newest=array("l", newest),
        cancelled=bits_at((places[row["pk"]] for row in rows if row["cancelled_at"]), len(rows)),
        facets=_facets(rows, places),
    )


def _facets(rows: list[dict[str, Any]], places: dict[int, int]) -> Facets:
    tagged: list[tuple[str, Value, int]] = [
        (facet, value, position) for position, row in enumerate(rows) for facet, value in _values_of(row)
    ]
    for name, through in (("audience", OpportunityPage.audiences.through), ("theme", OpportunityPage.themes.through)):
        pairs = through._default_manager.values_list("opportunitypage_id", f"{name}_id")
        tagged += [(name, term_key, places[key]) for key, term_key in pairs if key in places]
    return facets_of(tagged, len(rows))


def _values_of(row: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    yield from (("how", way) for way, field in _WAYS.items() if row[field])
    yield from ((term, row[f"{term}_id"]) for term in _TERMS if row[f"{term}_id"])
    if row["payment"] == OpportunityPage.Payment.PAID:
        yield "paid", "yes"


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else NEVER


def _published(row: dict[str, Any]) -> tuple[float, int]:
    return (row["first_published_at"].timestamp() if row["first_published_at"] else -NEVER, row["pk"])
