"""The mail before a review of pages: one for each day and each owner, written once."""

import re
from dataclasses import dataclass
from datetime import date

from people.tokens import digest_of

PAGE_REVIEWS = "page_reviews"  # the mail
TEAM = "team"  # in the key of the mail about roles that have no address
_KEY = re.compile(r"page-reviews-(\d{4}-\d\d-\d\d)-(team|[0-9a-f]+)")


@dataclass(frozen=True)
class PageReviewReminder:
    """One mail to one address, or to the team where the address is empty; the key holds no address."""

    day: date
    address: str

    @property
    def key(self) -> str:
        """Return the idempotency key: another day is another reminder."""
        return f"page-reviews-{self.day.isoformat()}-{digest_of(self.address)[:32] if self.address else TEAM}"


def day_of(key: str) -> tuple[date, bool] | None:
    """Return the day of review, and whether the mail goes to the team; None for the key of something else."""
    found = _KEY.fullmatch(key)
    return (date.fromisoformat(found[1]), found[2] == TEAM) if found else None
