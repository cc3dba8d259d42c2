"""Published pages that somebody should have read again by now, or that nobody ever read."""

from dataclasses import dataclass
from datetime import date

from core.models import User

from .pages import Care, PageRow, care_of_pages, editable_pages


@dataclass(frozen=True)
class ReviewRow:
    """A page and the review it owes."""

    page: PageRow
    owner: str
    last_reviewed: date | None
    due: date | None

    @property
    def edit_url(self) -> str:
        """Return where the dates are filled in."""
        return self.page.edit_url


def pages_to_review(user: User, today: date) -> list[ReviewRow]:
    """Return the published pages whose day of review is past, longest first, then those that never had one."""
    care = care_of_pages()
    owing = [
        ReviewRow(row, care[row.number].owner, care[row.number].last_reviewed, care[row.number].due)
        for row in editable_pages(user).values()
        if row.is_live and row.number in care and _owes(care[row.number], today)
    ]
    return sorted(owing, key=lambda row: row.due or date.max)


def _owes(care: Care, today: date) -> bool:
    return care.due < today if care.due else care.last_reviewed is None
