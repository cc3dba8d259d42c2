"""What a row of the team's list says of an opportunity, gathered for a whole page of rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from involvement.models import OpportunityPage
from involvement.owing import OwedOutcome, outcome_owed
from involvement.states import OpportunityState, state_at
from people.places_taken import places_taken
from people.sign_up_numbers import sign_up_numbers


@dataclass(frozen=True)
class ListingRow:
    """The facts of one opportunity that are not fields of its own."""

    state: OpportunityState
    places: str
    sign_ups: int
    owed: OwedOutcome | None


def add_rows(pages: Sequence[OpportunityPage], moment: datetime, closing_soon_days: int) -> None:
    """Give each page its `row`; three queries, however many pages."""
    prefetch_related_objects(pages, "sessions")
    keys = [page.translation_key for page in pages]
    taken, signed_up = places_taken(keys), sign_up_numbers(keys)
    for page in pages:
        held = taken.get(page.translation_key, 0)
        page.row = ListingRow(
            state=state_at(page, moment, closing_soon_days, places_taken=held),
            places=_places(page, held),
            sign_ups=signed_up.get(page.translation_key, 0),
            owed=outcome_owed(page, moment),
        )


def _places(page: OpportunityPage, taken: int) -> str:
    if page.capacity is None:
        return _("No limit")
    return _("%(taken)d of %(capacity)d") % {"taken": taken, "capacity": page.capacity}
