"""What one sent form asks for, and until when an answer is promised."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from core.format_sets import Want
from core.selectors import organisation
from core.working_days import after_working_days
from people.addresses import reach_key


@dataclass(frozen=True)
class AskedFor:
    """A valid form: addresses are normalised, and only the chosen way to reach the person is filled in."""

    want: Want
    words: str
    reach_by: str  # a value of Person.Channel
    email: str
    reach_at: str  # a phone number or a postal address of somebody without email
    language: str  # in which we answer
    wording: int

    @property
    def reach_key(self) -> str | None:
        """Return what identifies a person without email."""
        return None if self.email else reach_key(self.reach_by, self.reach_at, "")


def promised_day() -> date:
    """Return the day by which somebody who asks now is answered."""
    return after_working_days(timezone.localdate(), organisation().alternative_format_days)
